import { Injectable } from '@nestjs/common';
import { Propagation, TransactionHost } from '@nestjs-cls/transactional';
import { ClsService } from 'nestjs-cls';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import type { TransactionAdapter } from './transaction-adapter.js';

/** Who a transaction acts for. `personId` is null for the system itself (a job, an import by an operator). */
export interface Actor {
  personId: string | null;
  /** The absent person whom `personId` stands in for: recorded as "B for A". */
  onBehalfOfId?: string | null;
}

export const SYSTEM: Actor = { personId: null };

const ACTOR = 'pacta.actor';
const MOMENT = 'pacta.moment';
const LOOKS_BACK = 'pacta.looks_back';

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
 * One transaction that carries who acts, and when: all of it is one moment, the clock as it begins, or a later one from
 * the lock on under which it found something later. Both are set in the session for the length of the transaction
 * (`pacta.actor_id`, `pacta.on_behalf_of_id`, `pacta.now`), so that the versions of rows, and whatever in the database
 * asks who acts, read the same truth as the services do.
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly host: TransactionHost<TransactionAdapter>,
    private readonly cls: ClsService,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in a new transaction for `actor`; joins the one that is open, if there is one. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    if (this.host.isTransactionActive()) return work();
    const moment = this.momentOfClock();
    const begin = async (client: pg.ClientBase) => {
      await client.query(`BEGIN; ${momentSql(moment)}; ${actSql(client, actor)}`);
    };
    return this.cls.run({ ifNested: 'inherit' }, () =>
      this.host.withTransaction(Propagation.Required, { begin }, () => {
        this.begun(actor, moment);
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
      const begin = inside ? null : `${momentSql(this.momentOfClock())}; ${actSql(client, actor)}`;
      return await executeWith<Row>(client, begin, statements);
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
      const moment = this.momentOfClock();
      let rows: Row[] = [];
      const begin = async (client: pg.ClientBase) => {
        [rows = []] = await executeWith<Row>(client, `BEGIN; ${momentSql(moment)}`, [opening]);
      };
      return this.host.withTransaction(Propagation.RequiresNew, { begin }, async () => {
        this.begun(actorOf(rows), moment);
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
    const { manager, actor, now } = this;
    await manager.query('SAVEPOINT undone');
    try {
      return await work();
    } finally {
      await manager.query('ROLLBACK TO SAVEPOINT undone; RELEASE SAVEPOINT undone');
      this.cls.set(ACTOR, actor);
      this.cls.set(MOMENT, now);
    }
  }

  /**
   * The open transaction goes on at `moment`, if that is later: the database has said so (`not_before`), because what it
   * builds on is not earlier. The database is there already.
   */
  continueAt(moment: Temporal.Instant): void {
    if (!this.looksBack && Temporal.Instant.compare(moment, this.now) > 0) this.cls.set(MOMENT, moment);
  }

  /**
   * From here on the open transaction reads everything as it stood at `moment`, with the statements that read it today,
   * and can write nothing. `now` is that moment. May be called again with another one.
   */
  async lookBack(moment: Temporal.Instant): Promise<void> {
    await this.manager.query(LOOK_BACK, [moment.toString({ smallestUnit: 'microsecond' })]);
    this.cls.set(MOMENT, moment);
    this.cls.set(LOOKS_BACK, true);
  }

  /**
   * The moment of the open transaction, to the millisecond: what is written is written at it, what is read is judged by
   * it. The clock as it began, or the millisecond after what it builds on where that is later (`continueAt`). Of one that
   * looks back, the moment that it looks back to, which is finer. Outside of a transaction, the clock.
   */
  get now(): Temporal.Instant {
    return (this.isOpen ? this.cls.get<Temporal.Instant | undefined>(MOMENT) : undefined) ?? this.momentOfClock();
  }

  /** Whether the open transaction reads the past. */
  get looksBack(): boolean {
    return this.isOpen && this.cls.get<boolean | undefined>(LOOKS_BACK) === true;
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

  private get isOpen(): boolean {
    return this.cls.isActive() && this.host.isTransactionActive();
  }

  private begun(actor: Actor, moment: Temporal.Instant): void {
    this.cls.set(ACTOR, actor);
    this.cls.set(MOMENT, moment);
    this.cls.set(LOOKS_BACK, false);
  }

  private momentOfClock(): Temporal.Instant {
    return this.clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  }
}

/** The views of the schema `as_of` stand before the tables of the same names. */
const LOOK_BACK = `SELECT set_config('search_path', 'as_of, public', true), set_config('pacta.as_of', $1, true),
  set_config('transaction_read_only', 'on', true)`;

/** Sets when the transaction is, until it ends. */
function momentSql(moment: Temporal.Instant): string {
  return `SET LOCAL pacta.now = '${moment.toString()}'`;
}

/** Sets who acts until the transaction ends, as `become` does. */
function actSql(client: pg.ClientBase, { personId, onBehalfOfId }: Actor): string {
  const [actor, absent] = [personId, onBehalfOfId].map((id) => client.escapeLiteral(id ?? ''));
  return `SELECT set_config('pacta.actor_id', ${actor}, true), set_config('pacta.on_behalf_of_id', ${absent}, true)`;
}

/**
 * Executes statements, after others if given, in one message. The simple protocol takes no parameters: values are
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
  return results.slice(-statements.length).map(({ rows }) => rows);
}

async function prepare(client: pg.ClientBase, { name, types, text }: PreparedStatement): Promise<void> {
  const known = prepared.get(client) ?? new Set();
  if (known.has(name)) return;
  await client.query(`PREPARE ${name} (${types.join(', ')}) AS ${text}`);
  prepared.set(client, known.add(name));
}
