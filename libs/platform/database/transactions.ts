import { Injectable } from '@nestjs/common';
import { Propagation, TransactionHost } from '@nestjs-cls/transactional';
import { ClsService } from 'nestjs-cls';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { TransactionAdapter } from './transaction-adapter.js';

/** Who a transaction acts for. `personId` is null for the system itself (a job, an import by an operator). */
export interface Actor {
  personId: string | null;
  /** The absent person whom `personId` stands in for: recorded as "B for A". */
  onBehalfOfId?: string | null;
}

export const SYSTEM: Actor = { personId: null };

const ACTOR = 'pacta.actor';

/** A statement that the server keeps prepared, one connection at a time. */
export interface PreparedStatement {
  /** An SQL identifier, and one statement for each. */
  name: string;
  /** SQL types of its parameters. */
  types: readonly string[];
  text: string;
  values: readonly string[];
}

/** What a connection has prepared. */
const prepared = new WeakMap<pg.ClientBase, Set<string>>();

/**
 * One transaction that carries who acts. The actor is set in the session for the length of the transaction
 * (`pacta.actor_id`, `pacta.on_behalf_of_id`), so that row-level security reads the same truth as the services do.
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly host: TransactionHost<TransactionAdapter>,
    private readonly cls: ClsService,
  ) {}

  /** Runs `work` in a new transaction for `actor`; joins the one that is open, if there is one. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    if (this.host.isTransactionActive()) return work();
    const begin = async (client: pg.ClientBase) => {
      await client.query(`BEGIN; ${actSql(client, actor)}`);
    };
    return this.cls.run({ ifNested: 'inherit' }, () =>
      this.host.withTransaction(Propagation.Required, { begin }, () => {
        this.cls.set(ACTOR, actor);
        return work();
      }),
    );
  }

  /**
   * Statements as a transaction of their own for `actor`, in one trip: what is sent in one message runs in one
   * transaction, which ends with it. Joins the transaction that is open, if there is one.
   * @returns the rows of each statement
   */
  async once<Row extends pg.QueryResultRow>(actor: Actor, ...statements: PreparedStatement[]): Promise<Row[][]> {
    const inside = this.host.isTransactionActive();
    const runner = inside ? this.manager.queryRunner : this.host.tx.connection.createQueryRunner();
    if (!runner) throw new Error('a transaction has a connection of its own');
    try {
      const client = (await runner.connect()) as pg.ClientBase;
      return await executeWith<Row>(client, inside ? null : actSql(client, actor), statements);
    } finally {
      if (!inside) await runner.release();
    }
  }

  /**
   * Runs `work` in a new transaction whose first statement finds out who acts, for requests: one trip to the database
   * instead of two. The statement itself must call `set_config` as `become` does; `actorOf` reads the actor out of its
   * rows and may throw, which rolls back.
   */
  async open<Row extends pg.QueryResultRow, T>(
    opening: PreparedStatement,
    actorOf: (rows: Row[]) => Actor,
    work: () => Promise<T>,
  ): Promise<T> {
    return this.cls.run(() => {
      let rows: Row[] = [];
      const begin = async (client: pg.ClientBase) => {
        [rows = []] = await executeWith<Row>(client, 'BEGIN', [opening]);
      };
      return this.host.withTransaction(Propagation.RequiresNew, { begin }, async () => {
        this.cls.set(ACTOR, actorOf(rows));
        return work();
      });
    });
  }

  /** Sets who the open transaction acts for: used where the actor is known only from a query inside it. */
  async become(actor: Actor): Promise<void> {
    this.cls.set(ACTOR, actor);
    await this.manager.query(
      `SELECT set_config('pacta.actor_id', $1, true), set_config('pacta.on_behalf_of_id', $2, true)`,
      [actor.personId ?? '', actor.onBehalfOfId ?? ''],
    );
  }

  /**
   * Does work within the open transaction and takes back whatever it wrote: nothing that follows sees any of it, and the
   * locks that it took are free again. It tells what work would come to.
   * @returns what the work returns
   */
  async undo<T>(work: () => Promise<T>): Promise<T> {
    const { manager, actor } = this;
    await manager.query('SAVEPOINT undone');
    try {
      return await work();
    } finally {
      await manager.query('ROLLBACK TO SAVEPOINT undone; RELEASE SAVEPOINT undone');
      this.cls.set(ACTOR, actor);
    }
  }

  /** The open transaction's entity manager. Throws outside of one: nothing is written without an actor. */
  get manager(): EntityManager {
    if (!this.host.isTransactionActive()) throw new Error('no transaction is open');
    return this.host.tx;
  }

  /** Who the open transaction acts for. */
  get actor(): Actor {
    return this.cls.get<Actor | undefined>(ACTOR) ?? SYSTEM;
  }
}

/** Sets who acts until the transaction ends, as `become` does. */
function actSql(client: pg.ClientBase, { personId, onBehalfOfId }: Actor): string {
  const [actor, absent] = [personId, onBehalfOfId].map((id) => client.escapeLiteral(id ?? ''));
  return `SELECT set_config('pacta.actor_id', ${actor}, true), set_config('pacta.on_behalf_of_id', ${absent}, true)`;
}

/**
 * Executes statements, after another one if given, in one message. The simple protocol takes no parameters: values are
 * escaped literals. @returns the rows of each
 */
async function executeWith<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  first: string | null,
  statements: readonly PreparedStatement[],
): Promise<Row[][]> {
  for (const statement of statements) await prepare(client, statement);
  const executions = statements.map(
    ({ name, values }) => `EXECUTE ${name} (${values.map((value) => client.escapeLiteral(value)).join(', ')})`,
  );
  const message = [...(first === null ? [] : [first]), ...executions].join('; ');
  const answer: unknown = await client.query(message);
  const results = (Array.isArray(answer) ? answer : [answer]) as pg.QueryResult<Row>[];
  return results.slice(first === null ? 0 : 1).map(({ rows }) => rows);
}

async function prepare(client: pg.ClientBase, { name, types, text }: PreparedStatement): Promise<void> {
  const known = prepared.get(client) ?? new Set();
  if (known.has(name)) return;
  await client.query(`PREPARE ${name} (${types.join(', ')}) AS ${text}`);
  prepared.set(client, known.add(name));
}
