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

function somebodyWaits(transactions: Transactions): Promise<boolean> {
  return transactions.run(SYSTEM, async () => {
    const waiting = await transactions.manager.query<unknown[]>(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return waiting.length > 0;
  });
}
