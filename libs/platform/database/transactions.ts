import { Injectable } from '@nestjs/common';
import { Propagation, TransactionHost } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { ClsService } from 'nestjs-cls';
import type { EntityManager } from 'typeorm';

/** Who a transaction acts for. `personId` is null for the system itself (a job, an import by an operator). */
export interface Actor {
  personId: string | null;
  /** The absent person whom `personId` stands in for: recorded as "B for A". */
  onBehalfOfId?: string | null;
}

export const SYSTEM: Actor = { personId: null };

const ACTOR = 'pacta.actor';

/**
 * One transaction that carries who acts. The actor is set in the session for the length of the transaction
 * (`pacta.actor_id`, `pacta.on_behalf_of_id`), so that row-level security reads the same truth as the services do.
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly host: TransactionHost<TransactionalAdapterTypeOrm>,
    private readonly cls: ClsService,
  ) {}

  /** Runs `work` in a new transaction for `actor`; joins the one that is open, if there is one. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    if (this.host.isTransactionActive()) return work();
    return this.cls.run({ ifNested: 'inherit' }, () =>
      this.host.withTransaction(Propagation.Required, async () => {
        await this.become(actor);
        return work();
      }),
    );
  }

  /** Sets who the open transaction acts for: used where the actor is known only from a query inside it. */
  async become(actor: Actor): Promise<void> {
    this.cls.set(ACTOR, actor);
    await this.manager.query(
      `SELECT set_config('pacta.actor_id', $1, true), set_config('pacta.on_behalf_of_id', $2, true)`,
      [actor.personId ?? '', actor.onBehalfOfId ?? ''],
    );
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
