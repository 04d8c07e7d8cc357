import { ReadingRights } from '#access';
import { type Regime, REGIMES, seededCalendar } from '#deadlines';
import { type FileContext, type MeetingFile } from '#meetings';
import { Roster } from '#people';
import { DEFAULT_LADDER, DEFAULT_LADDER_CODE, forecast, type ForecastMail } from '#reminders';
import type { Temporal } from 'temporal-polyfill';
import { plannableOf } from './file-commitments.rules.js';
import { rosterOf } from './file-roster.rules.js';

const SHIPPED: Readonly<Record<string, Regime>> = REGIMES;

/** The rules that a file may choose when there is no register: the regimes and the ladder that ship. */
export const SHIPPED_RULES: Pick<FileContext, 'ladders' | 'regimes'> = {
  ladders: new Set([DEFAULT_LADDER_CODE]),
  regimes: new Map(Object.values(SHIPPED).map(({ code, urgencies }) => [code, new Set(Object.keys(urgencies))])),
};

/** Every mail that a meeting file leads to between two dates (both inclusive), by the shipped rules and calendars. */
export function forecastFile(
  file: MeetingFile,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): ForecastMail[] {
  const regime = SHIPPED[file.regime];
  if (regime === undefined) throw new Error(`a file that was read has a known regime, not ${file.regime}`);
  const firstYear = Number(file.meeting.heldOn.slice(0, 4)) - 1;
  const countries = new Set(file.bodies.map(({ country }) => country));
  const lastYear = Math.max(to.year, firstYear) + 2;
  const calendars = new Map([...countries].map((country) => [country, seededCalendar(country, firstYear, lastYear)]));
  // The first rungs come weeks before a deadline: recurring periods are needed a little beyond the last day.
  const commitments = plannableOf(file, { regime, calendars, until: to.add({ months: 2 }) });
  const roster = Roster.of(rosterOf(file));
  return forecast(commitments, {
    ladderOf: () => DEFAULT_LADDER,
    roster,
    // A file knows of no accounts: clearance decides.
    rights: new ReadingRights(roster, new Map()),
    calendars,
    from,
    to,
  });
}
