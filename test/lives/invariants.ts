import { daysBetween } from './days.js';
import type { View } from './view.js';

/*
 * What holds of every commitment after every step, whatever the model says: the sentences of docs/domain.md as they
 * stand, on what the API tells.
 */

/** From which status to which a step leads; `…` from nothing. */
const MOVES = new Set([
  ...['… draft', 'draft proposed', 'draft active', 'proposed active', 'proposed declined', 'active reported'],
  ...['reported active', 'reported closed', 'active terminated', 'reported terminated'],
  ...['closed active', 'terminated active', 'terminated reported'],
]);

const HOLD: Readonly<Record<string, (view: View, before: View | null) => boolean>> = {
  'control status moves by the table only': ({ status }, before) =>
    before?.status === status || MOVES.has(`${before?.status ?? '…'} ${status}`),
  'what was declined stays so': ({ status }, before) => before?.status !== 'declined' || status === 'declined',
  'nothing stands in the way of what has left control': ({ status, blocker }) =>
    blocker === null || status === 'active' || status === 'reported',
  'only a joint commitment has another side': ({ side, counterpartStatus }) =>
    (side === 'joint') === (counterpartStatus !== null),
  'only what was terminated is superseded': ({ status, supersededBy }) =>
    supersededBy === null || status === 'terminated',
  'the version counts up by one for a change': ({ version }, before) =>
    before === null ? version === 1 : [before.version, before.version + 1].includes(version),
  'an original deadline on control never changes': ({ periods }, before) =>
    before === null ||
    before.controlledAt === null ||
    before.periods.every(({ ordinal, original }) => original === null || originalOf(periods, ordinal) === original),
  'the slip is what moved deadlines, and nothing else moves them': ({ slip, extensions, periods }) => {
    const moved = periods.map(({ original, current }) => (original && current ? daysBetween(original, current) : 0));
    const granted = extensions.filter(({ state }) => state === 'granted');
    return slip.count === granted.length && slip.days === moved.reduce((sum, days) => sum + days, 0);
  },
  'it is reported if and only if a final report waits': ({ status, reports, periods }) => {
    if (status !== 'active' && status !== 'reported') return true;
    const waits = reports.some(({ kind, decision }) => kind === 'final' && decision === null);
    const isMarked = periods.some(({ reportedAt, settledAt }) => reportedAt !== null && settledAt === null);
    return (status === 'reported') === waits && waits === isMarked;
  },
  'no period has two reports that wait': ({ reports }) => {
    const waiting = reports.filter(({ kind, decision }) => kind === 'final' && decision === null);
    return new Set(waiting.map(({ period }) => period)).size === waiting.length;
  },
  'it is closed only by an accepted final report': ({ status, reports }) =>
    status !== 'closed' || reports.some(({ kind, decision }) => kind === 'final' && decision?.outcome === 'accept'),
  'nobody decides on a report of their own': ({ reports }) =>
    reports.every(({ by, behalf, decision }) => decision === null || !isOneOf(decision, [by, behalf])),
  'only a final report is decided on': ({ reports }) =>
    reports.every(({ kind, decision }) => kind === 'final' || decision === null),
  'what is scored rests on reports': ({ fulfilment, reports }) => fulfilment === 'no_evidence' || reports.length > 0,
  'control has a beginning, and an end when it has ended': ({ status, controlledAt, settledAt }) =>
    ['active', 'reported', 'closed', 'terminated'].includes(status) === (controlledAt !== null) &&
    ['closed', 'declined', 'terminated'].includes(status) === (settledAt !== null),
  'reports, requests and decisions are never lost': (view, before) =>
    before === null ||
    before.reports.every(({ id, text }) => view.reports.some((one) => one.id === id && one.text === text)),
};

function originalOf(periods: View['periods'], ordinal: number) {
  return periods.find((period) => period.ordinal === ordinal)?.original;
}

function isOneOf({ by, behalf }: { by: string; behalf: string | null }, authors: readonly (string | null)[]): boolean {
  return authors.includes(by) || (behalf !== null && authors.includes(behalf));
}

/** The sentences that do not hold. */
export function describeFaults(before: View | null, view: View): string[] {
  return Object.entries(HOLD).flatMap(([sentence, holds]) => (holds(view, before) ? [] : [sentence]));
}
