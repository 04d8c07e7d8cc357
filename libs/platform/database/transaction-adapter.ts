import type { TransactionalAdapter } from '@nestjs-cls/transactional';
import { getDataSourceToken } from '@nestjs/typeorm';
import type pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

export interface TransactionOptions {
  /** Begins the transaction, together with its first statement: one trip to the database instead of two. */
  begin: (client: pg.ClientBase) => Promise<void>;
}

type Work = () => Promise<unknown>;
type SetManager = (manager?: EntityManager) => void;

/** How transactions begin and end, for @nestjs-cls/transactional. */
export class TransactionAdapter implements TransactionalAdapter<DataSource, EntityManager, TransactionOptions> {
  readonly connectionToken = getDataSourceToken();

  readonly optionsFactory = (source: DataSource) => ({
    wrapWithTransaction: ({ begin }: TransactionOptions, work: Work, setManager: SetManager): Promise<unknown> =>
      transact(source, { begin, work, setManager }),
    getFallbackInstance: () => source.manager,
  });
}

async function transact(
  source: DataSource,
  { begin, work, setManager }: TransactionOptions & { work: Work; setManager: SetManager },
): Promise<unknown> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    // What startTransaction() would note: a transaction inside this one becomes a savepoint.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    await begin(client);
    setManager(runner.manager);
    const result = await work();
    // COMMIT after a statement that failed, and whose error was swallowed, rolls back without an error of its own.
    const { command }: pg.QueryResult<object> = await client.query('COMMIT');
    Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
    return result;
  } catch (error) {
    // Nobody but us releases it, unless its connection breaks: what came after speaks of the runner, not of that.
    if (runner.isReleased) throw new Error('Connection terminated within a transaction', { cause: error });
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
