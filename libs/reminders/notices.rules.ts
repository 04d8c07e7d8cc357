import type { PlannableCommitment, PlannableMatter, PlannablePeriod } from '#commitments';
import type { Temporal } from 'temporal-polyfill';
import { copies, type Copy } from './copies.rules.js';
import { isOnControl, MATTER_VERSION, type MatterKind, matterKey, openMatters } from './matters.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { PlanTerms } from './plan.rules.js';
import { momentFor } from './urgent.rules.js';

/** Something that was decided, and who ought to hear of it. */
interface News {
  kind: MatterKind;
  /** Null where there can be only one. */
  number: number | null;
  audience: 'lead' | 'author';
  aboutId: string | null;
  at: Temporal.Instant;
  /** Who did it, and so knows; null for the system. */
  byId: string | null;
  period: PlannablePeriod;
}

/**
 * What has been decided and ought to be heard: by the author's side that a commitment was closed or terminated, by the
 * lead that a report was returned or an extension decided on. Each is due in the morning of the first working day after,
 * and lasts as long as it is true: what was overtaken meanwhile is not in it.
 */
export function planNotices(commitment: PlannableCommitment, terms: PlanTerms): PlannedOccurrence[] {
  return newsOf(commitment).flatMap((news) => notice(commitment, news, terms));
}

function newsOf(commitment: PlannableCommitment): News[] {
  if (isOnControl(commitment)) return decisions(commitment);
  const news = settlement(commitment);
  return news === null ? [] : [news];
}

function decisions(commitment: PlannableCommitment): News[] {
  return openMatters(commitment).flatMap(({ matter, period }) => {
    const { id: aboutId, number, decision } = matter;
    const kind = decision && NEWS[decision.outcome];
    if (decision === null || kind === null) return [];
    return [{ kind, number, audience: 'lead' as const, aboutId, at: decision.at, byId: decision.byId, period }];
  });
}

/** An accepted report is told of by the closing, or settles one period of many. */
const NEWS: Record<NonNullable<PlannableMatter['decision']>['outcome'], MatterKind | null> = {
  accept: null,
  return: 'notice-returned',
  grant: 'notice-granted',
  refuse: 'notice-refused',
};

function settlement({ status, settledAt, terminatedById, matters, periods }: PlannableCommitment): News | null {
  const last = periods.at(-1);
  if (settledAt === null || last === undefined) return null;
  const audience = 'author' as const;
  if (status === 'terminated') {
    const period = periods.find((one) => one.settledAt === null) ?? last;
    return {
      kind: 'notice-terminated',
      number: null,
      audience,
      aboutId: null,
      at: settledAt,
      byId: terminatedById,
      period,
    };
  }
  if (status !== 'closed') return null;
  const accepted = matters.findLast(({ decision }) => decision?.outcome === 'accept' && decision.at.equals(settledAt));
  const period = periods.find(({ ordinal }) => ordinal === accepted?.period) ?? last;
  const byId = accepted?.decision?.byId ?? null;
  return { kind: 'notice-closed', number: null, audience, aboutId: accepted?.id ?? null, at: settledAt, byId, period };
}

/** At once is a little ahead: what is due in the past is history to the plan, and is left out. */
const AT_ONCE_MINUTES = 1;

function notice(commitment: PlannableCommitment, news: News, { world }: PlanTerms): PlannedOccurrence[] {
  const postId = news.audience === 'author' ? commitment.authorPostId : commitment.leadPostId;
  const addressee = world.addresseeOf({ postId, about: commitment }, world.dateAt(postId, news.at), { after: 1 });
  const { byId, period, aboutId } = news;
  const rung = matterKey(news.kind, news.number);
  const since = news.at.add({ minutes: AT_ONCE_MINUTES });
  const momentOf = ({ recipientId, dueAt: morning }: Copy) => {
    if (recipientId === null) return morning;
    const person = world.roster.person(recipientId);
    const moment = momentFor(person, { rung, priority: commitment.priority, since, morning });
    // At once is for who may read it at once: somebody who takes the post over tomorrow hears tomorrow.
    return world.mayRead({ person, dueAt: moment }, commitment) ? moment : morning;
  };
  // Who did it needs no news of it, and neither do those who would have had a copy of that.
  if (byId !== null && addressee.person?.id === byId) return [];
  return copies(addressee)
    .filter(({ recipientId }) => byId === null || recipientId !== byId)
    .map((copy) => ({
      commitmentId: commitment.id,
      rung,
      ordinal: period.ordinal,
      audience: news.audience,
      deadline: period.deadline,
      deadlineVersion: MATTER_VERSION,
      aboutId,
      ...copy,
      dueAt: momentOf(copy),
    }));
}
