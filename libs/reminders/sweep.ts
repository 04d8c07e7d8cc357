import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import { Delivery } from './delivery.js';
import { type DueMailing, Gather } from './gather.js';

/** Tells the workers that mailings are due. It only wakes: whatever it forgets, the next sweep finds. */
export abstract class Waker {
  abstract wake(batches: readonly (readonly DueMailing[])[]): Promise<void>;
}

/** How many mailings a worker claims in one go. */
export const BATCH_SIZE = 50;

/** Finds what is due and wakes the workers. */
@Injectable()
export class Sweep {
  private readonly log = new Logger(Sweep.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly gather: Gather,
    private readonly waker: Waker,
    private readonly delivery: Delivery,
  ) {}

  /** One round. @returns how many mailings were due; 0 as well when another worker is at it. */
  async run(): Promise<number> {
    const due = await this.transactions.run(SYSTEM, () => this.gather.gather());
    if (due === null || due.length === 0) return 0;
    const batches: DueMailing[][] = [];
    for (let at = 0; at < due.length; at += BATCH_SIZE) batches.push(due.slice(at, at + BATCH_SIZE));
    try {
      await this.waker.wake(batches);
    } catch (error) {
      // The queue is a convenience: without it this worker sends alone.
      this.log.warn(`The queue cannot be reached, sending without it: ${String(error)}`);
      for (const batch of batches) await this.delivery.deliver(batch.map(({ id }) => id));
    }
    return due.length;
  }
}
