import { Injectable } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
import { DomainError, forbidden, notFound, Transactions } from '#platform';
import {
  type CommitmentAction,
  type GeneralAction,
  type Grant,
  mayInGeneral,
  mayWith,
  NOT_YOURS,
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
    const [grant] = await this.authorizeEach(action, [parties]);
    if (grant instanceof DomainError) throw grant;
    if (action !== 'see' && action !== 'read_history') await this.actFor(grant.onBehalfOfId);
    return grant;
  }

  /**
   * Decides an action on each of any number of commitments. For whom the acts are done is left to the caller to note: it may
   * be somebody else for each of them.
   * @returns in the order given what allows it, or what stands against it, as `authorize` would throw it
   */
  async authorizeEach(action: CommitmentAction, parties: readonly Parties[]): Promise<(Authorization | DomainError)[]> {
    const principal = this.principal;
    const { personId } = principal;
    if (personId === null) return parties.map(() => BY_SYSTEM);
    const leads = principal.roles.includes('head') ? parties.map(({ leadPostId }) => leadPostId) : [];
    const above = await this.postsAbove(leads);
    return parties.map((one) =>
      decide(action, { ...principal, personId }, { parties: one, above: above.get(one.leadPostId) ?? [] }),
    );
  }

  /**
   * What of several actions is allowed on one commitment. Nothing is noted for whom: it is asked before anybody acts.
   * @returns by action what allows it; of those that are not allowed, nothing
   */
  async grantsOf(
    actions: readonly CommitmentAction[],
    parties: Parties,
  ): Promise<Map<CommitmentAction, Authorization>> {
    const { personId, ...principal } = this.principal;
    if (personId === null) return new Map(actions.map((action) => [action, BY_SYSTEM]));
    const leads = principal.roles.includes('head') ? [parties.leadPostId] : [];
    const above = (await this.postsAbove(leads)).get(parties.leadPostId) ?? [];
    const grants = new Map<CommitmentAction, Authorization>();
    for (const action of actions) {
      const grant = decide(action, { ...principal, personId }, { parties, above });
      if (!(grant instanceof DomainError)) grants.set(action, grant);
    }
    return grants;
  }

  /**
   * Decides an action that concerns no single commitment.
   * @throws forbidden when no role of the principal allows it.
   */
  require(action: GeneralAction): void {
    const principal = this.principal;
    if (principal.personId !== null && !mayInGeneral(action, principal.roles)) {
      throw forbidden('not_by_role', 'Your roles do not allow this.');
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

  /** By post, all those above it in the line of reports. */
  private async postsAbove(postIds: readonly string[]): Promise<Map<string, string[]>> {
    if (postIds.length === 0) return new Map();
    const rows: { postId: string; ids: string[] }[] = await this.transactions.manager.query(
      `WITH RECURSIVE above AS (
         SELECT id AS post_id, reports_to_id AS id FROM public.posts
         WHERE id = ANY($1::uuid[]) AND reports_to_id IS NOT NULL
         UNION
         SELECT a.post_id, p.reports_to_id FROM public.posts p JOIN above a ON p.id = a.id
         WHERE p.reports_to_id IS NOT NULL)
       SELECT post_id AS "postId", array_agg(id) AS ids FROM above WHERE id <> post_id GROUP BY post_id`,
      [[...new Set(postIds)]],
    );
    return new Map(rows.map(({ postId, ids }) => [postId, ids]));
  }
}

/** What allows an action on a commitment, or that it is not there or not allowed to whoever asks. */
function decide(
  action: CommitmentAction,
  principal: Principal & { personId: string },
  { parties, above }: { parties: Parties; above: readonly string[] },
): Authorization | DomainError {
  if (!maySee(principal, parties, above)) return notFound();
  if (!clearedFor(principal.clearance, parties.classificationThen ?? 'public')) return notFound();
  const about = { classification: parties.classification, named: parties.observerIds.includes(principal.personId) };
  const grant = mayWith(action, standingsTo(principal, parties, above), about);
  if (grant) return grant;
  if (action === 'see') return notFound();
  return forbidden(NOT_YOURS[action], `You may see this commitment, but only ${whoMay(action)} may do this to it.`);
}
