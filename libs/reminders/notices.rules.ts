import type { PlannableCommitment, PlannableMatter, PlannablePeriod } from '#commitments';
import { Temporal } from 'temporal-polyfill';
import { copies, type Copy } from './copies.rules.js';
import { isOnControl, MATTER_VERSION, type MatterKind, matterKey, openMatters } from './matters.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { PlanTerms } from './plan.rules.js';
import { momentFor } from './urgent.rules.js';

/** Something that was decided or reported, and who ought to hear of it. */
interface News {
  kind: MatterKind;
  /** Null where there can be only one. */
  number: number | null;
  audience: 'lead' | 'co_executors' | 'controller' | 'author';
  /** Of the audience. */
  postId: string;
  aboutId: string | null;
  at: Temporal.Instant;
  /** Who did it, and so knows; nobody for the system. */
  byIds: readonly string[];
  period: PlannablePeriod;
}

/**
 * What has been decided and ought to be heard: by the author's side that a commitment was closed or terminated, by the
 * lead that a report was returned or an extension decided on, by everybody with a part in it that it was re-opened; and
 * by the lead what co-executors have reported to it. Each is due in the morning of the first working day after, and lasts
 * as long as it is true: what was overtaken meanwhile is not in it.
 */
export function planNotices(commitment: PlannableCommitment, terms: PlanTerms): PlannedOccurrence[] {
  const told = new Map<string, PlannedOccurrence>();
  for (const news of newsOf(commitment)) {
    for (const one of notice(commitment, news, terms)) {
      // Who holds several of the posts hears it once, through the first of them.
      const key = `${one.rung} ${one.ordinal} ${one.recipientId ?? ''}`;
      if (!told.has(key)) told.set(key, one);
    }
  }
  return [...told.values()];
}

function newsOf(commitment: PlannableCommitment): News[] {
  if (isOnControl(commitment)) return [...decisions(commitment), ...reopening(commitment), ...reports(commitment)];
  const news = settlement(commitment);
  return news === null ? [] : [news];
}

function decisions(commitment: PlannableCommitment): News[] {
  return openMatters(commitment).flatMap(({ matter, period }) => {
    const { id: aboutId, number, decision } = matter;
    const kind = decision && NEWS[decision.outcome];
    if (decision === null || kind === null) return [];
    const told = { at: decision.at, byIds: [decision.byId], period };
    return [{ kind, number, audience: 'lead' as const, postId: commitment.leadPostId, aboutId, ...told }];
  });
}

/** Also while a final report of the lead waits: it may come back. */
function reports({ toLead, periods, leadPostId }: PlannableCommitment): News[] {
  return toLead.flatMap(({ id: aboutId, period: ordinal, number, madeAt: at, hands: byIds }) => {
    const period = periods.find((one) => one.ordinal === ordinal);
    if (period === undefined || period.settledAt !== null) return [];
    const told = { kind: 'notice-report-to-lead' as const, audience: 'lead' as const, postId: leadPostId };
    return [{ ...told, number, aboutId, at, byIds, period }];
  });
}

/** An accepted report is told of by the closing, or settles one period of many. */
const NEWS: Record<NonNullable<PlannableMatter['decision']>['outcome'], MatterKind | null> = {
  accept: null,
  return: 'notice-returned',
  grant: 'notice-granted',
  refuse: 'notice-refused',
};

/**
 * For whoever has to work on it again or decide on it again, and the author's side, who had been told that it was over.
 * It stays with the period that was to be reported on then, and is no news any more once the lead has done so, also when
 * the report is returned.
 */
function reopening({ reopened, periods, matters, ...posts }: PlannableCommitment): News[] {
  if (reopened === null) return [];
  const wasOpen = (at: Temporal.Instant | null) => at === null || Temporal.Instant.compare(at, reopened.at) > 0;
  const period = periods.find(({ settledAt, reportedAt }) => wasOpen(settledAt) && wasOpen(reportedAt));
  if (period === undefined || period.reportedAt !== null || period.settledAt !== null) return [];
  const isReport = ({ kind, period: ordinal }: PlannableMatter) => kind === 'report' && ordinal === period.ordinal;
  if (matters.some((matter) => isReport(matter) && wasOpen(matter.madeAt))) return [];
  const { number, at, byId } = reopened;
  const news = { kind: 'notice-reopened' as const, number, at, byIds: named(byId), aboutId: null, period };
  return [
    { ...news, audience: 'lead', postId: posts.leadPostId },
    ...posts.coExecutorPostIds.map((postId) => ({ ...news, audience: 'co_executors' as const, postId })),
    { ...news, audience: 'controller', postId: posts.controllerPostId },
    { ...news, audience: 'author', postId: posts.authorPostId },
  ];
}

function settlement(commitment: PlannableCommitment): News | null {
  const { status, settledAt, terminatedById, matters, periods, authorPostId: postId } = commitment;
  const last = periods.at(-1);
  if (settledAt === null || last === undefined) return null;
  const audience = 'author' as const;
  if (status === 'terminated') {
    const period = periods.find((one) => one.settledAt === null) ?? last;
    return {
      kind: 'notice-terminated',
      number: null,
      ...{ audience, postId },
      aboutId: null,
      at: settledAt,
      byIds: named(terminatedById),
      period,
    };
  }
  if (status !== 'closed') return null;
  const accepted = matters.findLast(({ decision }) => decision?.outcome === 'accept' && decision.at.equals(settledAt));
  const period = periods.find(({ ordinal }) => ordinal === accepted?.period) ?? last;
  const byIds = named(accepted?.decision?.byId ?? null);
  const aboutId = accepted?.id ?? null;
  return { kind: 'notice-closed', number: null, audience, postId, aboutId, at: settledAt, byIds, period };
}

const named = (id: string | null) => (id === null ? [] : [id]);

/** At once is a little ahead: what is due in the past is history to the plan, and is left out. */
const AT_ONCE_MINUTES = 1;

function notice(commitment: PlannableCommitment, news: News, { world }: PlanTerms): PlannedOccurrence[] {
  const { postId, byIds, period, aboutId } = news;
  const knows = (id: string | null | undefined) => typeof id === 'string' && byIds.includes(id);
  const addressee = world.addresseeOf({ postId, about: commitment }, world.dateAt(postId, news.at), { after: 1 });
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
  if (knows(addressee.person?.id)) return [];
  return copies(addressee)
    .filter(({ recipientId }) => !knows(recipientId))
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
