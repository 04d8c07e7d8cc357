import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { type DueMailing, Waker } from '#reminders';
import { jobId } from './job-id.rules.js';
import { QueueWarnings } from './queue-warnings.js';

export const MAILINGS = 'mailings';

/** What a job carries: ids, and nothing that PostgreSQL does not know. */
export interface MailingsJob {
  mailingIds: string[];
}

/** A queue that is out of reach would keep a command waiting for as long as it lasts. */
const PATIENCE_MILLISECONDS = 5_000;

/** Wakes the workers through BullMQ. */
@Injectable()
export class WakeQueue extends Waker implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(MAILINGS) private readonly queue: Queue<MailingsJob>,
    warnings: QueueWarnings,
  ) {
    super();
    queue.on('error', (error) => warnings.broken(error));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.waitUntilReady();
  }

  override async wake(batches: readonly (readonly DueMailing[])[]): Promise<void> {
    const jobs = batches.map((batch) => ({
      name: MAILINGS,
      data: { mailingIds: batch.map(({ id }) => id) },
      opts: { jobId: jobId(batch) },
    }));
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MILLISECONDS);
    });
    try {
      await Promise.race([this.queue.addBulk(jobs), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
