import { type ActorName, type PostName, rolesOf } from './company.js';
import { addDays } from './days.js';
import { type Commitment, type Hands, isOnControl, type Life, type Report, standing } from './life.js';
import { leads, reach, sees } from './standing.js';

/*
 * What waits for somebody, by the model: overdue, due within 14 days, reports and requests to decide on, and what
 * co-executors have reported to the lead.
 */

export interface Waiting {
  waiting: 'overdue' | 'due_soon' | 'report_to_decide' | 'extension_to_decide' | 'report_to_lead';
  commitment: string;
  period: number;
  /** The report or request. */
  about: string | null;
  behalf: ActorName | null;
}

const SOON_DAYS = 14;

type Through = (posts: readonly PostName[]) => { behalf: ActorName | null }[];

function due(life: Life, commitment: Commitment, through: Through): Waiting[] {
  const { ordinal, current, reportedAt } = standing(commitment);
  const today = life.today(commitment.lead);
  if (reportedAt !== null || current === null || current > addDays(today, SOON_DAYS)) return [];
  const waiting = current < today ? ('overdue' as const) : ('due_soon' as const);
  return through([commitment.lead]).map(({ behalf }) => ({
    ...{ waiting, commitment: commitment.id, period: ordinal, about: null, behalf },
  }));
}

/**
 * The last report of each co-executor on a period that is still to be reported on, until the lead has reported on it as
 * well. Of two at one moment the register takes that of the higher id to be the later one.
 */
function toLead({ reports, periods }: Commitment): Report[] {
  const isLater = (a: Report, b: Report) => (a.at === b.at ? a.id > b.id : a.at > b.at);
  return reports.filter((report) => {
    const { period, post } = report;
    const isOpen = periods.some((one) => one.ordinal === period && one.reportedAt === null && one.settledAt === null);
    const since = reports.filter((other) => other.period === period && isLater(other, report));
    return report.to === 'lead' && isOpen && since.every((other) => other.to === 'lead' && other.post !== post);
  });
}

/** What is not the work of `actor`, nor of whom they act for. */
function ofOthers(actor: ActorName, work: Hands) {
  const authors: (ActorName | null)[] = [work.person, work.behalf];
  return ({ behalf }: { behalf: ActorName | null }) =>
    !authors.includes(actor) && (behalf === null || !authors.includes(behalf));
}

function ofCommitment(life: Life, actor: ActorName, commitment: Commitment): Waiting[] {
  const roles = rolesOf(actor);
  const through: Through = (posts) => reach(life, actor).filter(({ post }) => posts.includes(post));
  const controlled = roles.includes('controller') ? [commitment.controller] : [];
  // Nobody is asked to decide on what they lead.
  const isDecider = !leads({ life, actor, commitment });
  const reports = commitment.reports.filter(({ kind, decision }) => isDecider && kind === 'final' && decision === null);
  const asked = commitment.extensions.filter(
    ({ state, period }) =>
      isDecider &&
      state === 'requested' &&
      commitment.periods.some((one) => one.ordinal === period && one.settledAt === null),
  );
  return [
    ...(roles.includes('executor') ? due(life, commitment, through) : []),
    ...(roles.includes('executor') ? toLead(commitment) : []).flatMap((report) =>
      through([commitment.lead])
        .filter(ofOthers(actor, report))
        .map(({ behalf }) => ({
          ...{ waiting: 'report_to_lead' as const, commitment: commitment.id },
          ...{ period: report.period, about: report.id, behalf },
        })),
    ),
    ...(commitment.status === 'reported' ? reports : []).flatMap((report) =>
      through(controlled)
        .filter(ofOthers(actor, report))
        .map(({ behalf }) => ({
          ...{ waiting: 'report_to_decide' as const, commitment: commitment.id },
          ...{ period: report.period, about: report.id, behalf },
        })),
    ),
    ...asked.flatMap((extension) =>
      through([...controlled, commitment.author])
        .filter(ofOthers(actor, extension))
        .map(({ behalf }) => ({
          ...{ waiting: 'extension_to_decide' as const, commitment: commitment.id },
          ...{ period: extension.period, about: extension.id, behalf },
        })),
    ),
  ];
}

/** Each thing once, for oneself rather than for somebody else, then by `order` of the absent. */
export function waitingFor(life: Life, actor: ActorName, order: (actor: ActorName) => string): Waiting[] {
  const all = life.commitments
    .filter((commitment) => isOnControl(commitment) && sees({ life, actor, commitment }))
    .flatMap((commitment) => ofCommitment(life, actor, commitment));
  const rank = ({ behalf }: Waiting) => (behalf === null ? '' : order(behalf));
  const once = new Map<string, Waiting>();
  for (const one of all.sort((a, b) => (rank(a) < rank(b) ? 1 : -1))) once.set(keyOf(one), one);
  return [...once.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ waiting, commitment, period, about }: Omit<Waiting, 'behalf'>): string =>
  [waiting, commitment, period, about].join(' ');
