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
    try {
      await this.waker.wake(batchesOf(due));
    } catch (error) {
      this.log.warn(`The queue cannot be reached, sending without it: ${String(error)}`);
      await this.deliver(due);
      return due.length;
    }
    const overlooked = due.filter(({ isOverlooked }) => isOverlooked).slice(0, MOST_BY_HAND);
    if (overlooked.length > 0) await this.deliver(overlooked);
    return due.length;
  }

  /**
   * Without the queue, which is a convenience: a worker whose wait for jobs has come to nothing, or a job that is stuck,
   * must not hold up a mail. Claims see to it that two do not send the same.
   */
  private async deliver(mailings: readonly DueMailing[]): Promise<void> {
    for (const batch of batchesOf(mailings)) await this.delivery.deliver(batch.map(({ id }) => id));
  }
}

/** So that the sweeps go on while there is a backlog. */
const MOST_BY_HAND = 10 * BATCH_SIZE;

function batchesOf(mailings: readonly DueMailing[]): DueMailing[][] {
  const batches: DueMailing[][] = [];
  for (let at = 0; at < mailings.length; at += BATCH_SIZE) batches.push(mailings.slice(at, at + BATCH_SIZE));
  return batches;
}
