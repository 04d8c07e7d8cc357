import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM, type Transactions } from '#platform';

/**
 * Runs two pieces of work at once, each in a transaction: the second begins when the first has done its work and not
 * yet committed, and the first commits when the second waits for it or is through. So what two at once can do to each
 * other happens every time, and not when the machine is in the mood.
 */
export async function overlap(
  transactions: Transactions,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<PromiseSettledResult<unknown>[]> {
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let one: Promise<unknown> = Promise.resolve();
  await new Promise<void>((worked, failed) => {
    one = transactions.run(SYSTEM, async () => {
      await first();
      worked();
      await mayCommit;
    });
    one.catch(failed);
  });
  let isThrough = false;
  const other = transactions.run(SYSTEM, second).finally(() => (isThrough = true));
  other.catch(() => undefined);
  while (!isThrough && !(await somebodyWaits(transactions))) await sleep(2);
  commit();
  return Promise.allSettled([one, other]);
}

/**
 * Runs one piece of work in the middle of another one, which is a transaction: it begins when the other has done its first
 * half, and that goes on when it waits for a lock or is through. So a wrong order of locks is a deadlock every time.
 * @returns what it came to.
 */
export async function interleave<T>(
  transactions: Transactions,
  around: { before: () => Promise<unknown>; after: () => Promise<unknown> },
  work: () => Promise<T>,
): Promise<T> {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let isThrough = false;
  // Outside of the transaction, though it is begun from inside.
  const inner = begun.then(work).finally(() => (isThrough = true));
  inner.catch(() => undefined);
  const waits = begun.then(async () => {
    while (!isThrough && !(await somebodyWaits(transactions))) await sleep(2);
  });
  await transactions.run(SYSTEM, async () => {
    await around.before();
    begin();
    await waits;
    await around.after();
  });
  return inner;
}

function somebodyWaits(transactions: Transactions): Promise<boolean> {
  return transactions.run(SYSTEM, async () => {
    const waiting = await transactions.manager.query<unknown[]>(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return waiting.length > 0;
  });
}
