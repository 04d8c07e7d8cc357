import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Delivery } from '#reminders';
import { QueueWarnings } from './queue-warnings.js';
import { MAILINGS, type MailingsJob } from './wake-queue.js';

/**
 * Two batches at once: while one is being sent the next is claimed. A job whose worker lost its connection counts as
 * active until its lock has run out, and for so long it keeps the next job of its id out: hence the short lock.
 */
@Processor(MAILINGS, { concurrency: 2, lockDuration: 10_000, stalledInterval: 5_000, autorun: false })
export class MailingsProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailingsProcessor.name);

  constructor(
    private readonly delivery: Delivery,
    private readonly warnings: QueueWarnings,
  ) {
    super();
  }

  /**
   * Takes jobs only once the queue is there. BullMQ keeps the failure of its first connection for ever and asks again
   * without a pause, which would stop the whole process; so that failure ends the start instead.
   */
  async onApplicationBootstrap(): Promise<void> {
    await this.worker.waitUntilReady();
    this.worker.run().catch((error: unknown) => this.log.error(`The queue has stopped: ${String(error)}`));
  }

  override async process(job: Job<MailingsJob>): Promise<void> {
    await this.delivery.deliver(job.data.mailingIds);
  }

  @OnWorkerEvent('failed')
  failed(job: Job<MailingsJob> | undefined, error: Error): void {
    this.log.error(`Batch ${job?.id} failed, the next sweep finds what is left of it: ${error.message}`);
  }

  @OnWorkerEvent('error')
  broken(error: Error): void {
    this.warnings.broken(error);
  }

  /** Finishes the batch in hand while the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }
}
