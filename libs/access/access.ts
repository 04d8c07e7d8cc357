import { Injectable } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
import { DomainError, forbidden, notFound, Transactions } from '#platform';
import {
  type CommitmentAction,
  type GeneralAction,
  type Grant,
  mayInGeneral,
  mayWith,
  whoMay,
} from './matrix.rules.js';
import type { Parties, Principal } from './principal.types.js';
import { maySee } from './reading.rules.js';
import { clearedFor, standingsTo } from './relations.rules.js';
import {
  documentVisibleInPast,
  documentVisibleTo,
  type Fragment,
  passageVisibleTo,
  visibleInPast,
  visibleTo,
} from './visibility.rules.js';

const PRINCIPAL = Symbol('pacta.principal');

/** What allowed an act. The system itself stands as `system`. */
export type Authorization = Omit<Grant, 'relation'> & { relation: Grant['relation'] | 'system' };

const BY_SYSTEM: Authorization = { relation: 'system', onBehalfOfId: null, postId: null, ownEntriesOnly: false };

/** Decides who may do what, for the principal of the running request or command. */
@Injectable()
export class Access {
  constructor(
    private readonly cls: ClsService,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Who asks.
   * @throws unauthenticated when nobody entered: nothing is allowed by default.
   */
  get principal(): Principal {
    const principal = this.cls.isActive() ? this.cls.get<Principal | undefined>(PRINCIPAL) : undefined;
    if (!principal) throw new DomainError('unauthenticated', 'unauthenticated', 'Sign in first.');
    return principal;
  }

  /** Says who asks, for the rest of the running request, job or command. Call it inside `transactions.run`. */
  enter(principal: Principal): void {
    this.cls.set(PRINCIPAL, principal);
  }

  /**
   * Decides an action on one commitment and, for an act, notes on the transaction for whom it is done ("B for A"),
   * so that history records it. Conditions beyond the matrix ("never their own") are the workflow's.
   * @returns what allowed it: the relation, the post it comes from, and the absent person where a deputy acts.
   * @throws not_found when the commitment may not even be seen, forbidden when it may be seen but not this.
   */
  async authorize(action: CommitmentAction, parties: Parties): Promise<Authorization> {
    const principal = this.principal;
    const { personId } = principal;
    if (personId === null) return BY_SYSTEM;
    const above = principal.roles.includes('head') ? await this.postsAbove(parties.leadPostId) : [];
    if (!maySee({ ...principal, personId }, parties, above)) throw notFound();
    if (!clearedFor(principal.clearance, parties.classificationThen ?? 'public')) throw notFound();
    const standings = standingsTo(principal, parties, above);
    const about = { classification: parties.classification, named: parties.observerIds.includes(personId) };
    const grant = mayWith(action, standings, about);
    if (!grant) throw forbidden(`You may see this commitment, but only ${whoMay(action)} may do this to it.`);
    if (action !== 'see' && action !== 'read_history') await this.actFor(grant.onBehalfOfId);
    return grant;
  }

  /**
   * Decides an action that concerns no single commitment.
   * @throws forbidden when no role of the principal allows it.
   */
  require(action: GeneralAction): void {
    const principal = this.principal;
    if (principal.personId !== null && !mayInGeneral(action, principal.roles)) {
      throw forbidden('Your roles do not allow this.');
    }
  }

  /**
   * A WHERE fragment that keeps the commitments which the principal may see: the same decision as
   * `authorize('see')`, for lists. Parameters are numbered from `$<parameterOffset + 1>`. Of a transaction that looks
   * back: as they once were.
   */
  visibility(alias: string, parameterOffset = 0): Fragment {
    return (this.transactions.looksBack ? visibleInPast : visibleTo)(this.principal, alias, parameterOffset);
  }

  /** The same for somebody else, as they stand: for what is sent to them. */
  visibilityOf(principal: Principal, alias: string, parameterOffset = 0): Fragment {
    return visibleTo(principal, alias, parameterOffset);
  }

  /** The same for source documents that the principal may read whole. */
  documentVisibility(alias: string, parameterOffset = 0): Fragment {
    const visible = this.transactions.looksBack ? documentVisibleInPast : documentVisibleTo;
    return visible(this.principal, alias, parameterOffset);
  }

  /** The same for passages: those of documents that the principal may read, and of commitments that they may see. */
  passageVisibility(alias: string, parameterOffset = 0): Fragment {
    return passageVisibleTo(this.principal, alias, { parameterOffset, past: this.transactions.looksBack });
  }

  private async actFor(onBehalfOfId: string | null): Promise<void> {
    const actor = this.transactions.actor;
    if ((actor.onBehalfOfId ?? null) !== onBehalfOfId) {
      await this.transactions.become({ personId: this.principal.personId, onBehalfOfId });
    }
  }

  private async postsAbove(postId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.transactions.manager.query(
      `WITH RECURSIVE above AS (
         SELECT reports_to_id AS id FROM public.posts WHERE id = $1 AND reports_to_id IS NOT NULL
         UNION
         SELECT p.reports_to_id FROM public.posts p JOIN above a ON p.id = a.id WHERE p.reports_to_id IS NOT NULL)
       SELECT id FROM above WHERE id <> $1`,
      [postId],
    );
    return rows.map(({ id }) => id);
  }
}
