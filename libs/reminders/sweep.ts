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
      await this.deliver(due.slice(0, MOST_BY_HAND));
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

/** A digest is read out of the whole register while its batch waits, and its lease runs: few at a time, by themselves. */
const DIGESTS_AT_ONCE = 4;

function batchesOf(mailings: readonly DueMailing[]): DueMailing[][] {
  const of = (kind: DueMailing['kind'], size: number): DueMailing[][] => {
    const some = mailings.filter((mailing) => mailing.kind === kind);
    return Array.from({ length: Math.ceil(some.length / size) }, (_, n) => some.slice(n * size, (n + 1) * size));
  };
  return [...of('reminder', BATCH_SIZE), ...of('digest', DIGESTS_AT_ONCE)];
}
