import type { Regime } from '../../client/api.generated.js';
import type { Urgency } from '../../language/words.js';

type Rules = Omit<Regime, 'code' | 'name' | 'version'>;

export const ROLLS = ['preceding', 'following', 'none'] as const;
export const URGENCIES: readonly Urgency[] = ['very_urgently', 'urgently', 'promptly'];

/** The rules of a regime as they are typed: each field by itself, so that what others change in the next one stays. */
export interface RegimeDraft {
  roll: Rules['roll'];
  /** Days; empty where the regime does not know the urgency. */
  very_urgently: string;
  urgently: string;
  promptly: string;
  /** Months. */
  defaultMonths: string;
  /** A day of a month, as are the next two: `1` is January. */
  recurringDay: string;
  standingMonth: string;
  standingDay: string;
}

/** What a regime is now, to be typed on. */
export function draftOfRegime({ roll, urgencies, defaultMonths, recurringDay, standing }: Regime): RegimeDraft {
  const days = (urgency: Urgency) => String(urgencies[urgency] ?? '');
  return {
    ...{ roll, very_urgently: days('very_urgently'), urgently: days('urgently'), promptly: days('promptly') },
    ...{ defaultMonths: String(defaultMonths), recurringDay: String(recurringDay) },
    ...{ standingMonth: String(standing.month), standingDay: String(standing.day) },
  };
}

/** The rules of a regime in which some fields were typed anew, as the register takes them: all of them at once. */
export function rulesWith(regime: Regime, typed: Partial<RegimeDraft>): Rules {
  const draft = { ...draftOfRegime(regime), ...typed };
  const known = URGENCIES.filter((urgency) => draft[urgency].trim() !== '');
  return {
    ...{ days: regime.days, roll: draft.roll },
    urgencies: Object.fromEntries(known.map((urgency) => [urgency, Number(draft[urgency])])),
    ...{ defaultMonths: Number(draft.defaultMonths), recurringDay: Number(draft.recurringDay) },
    standing: { month: Number(draft.standingMonth), day: Number(draft.standingDay) },
  };
}

export const LEAST = 1;
/** The most that a field takes. A day of the month is one that every month has. */
export const MOST = { days: 365, defaultMonths: 60, recurringDay: 28 } as const;

export type RegimeFaults = Record<Urgency | 'defaultMonths' | 'recurringDay' | 'standingDay', boolean>;

/** What in it the register would not take. */
export function faultsOfRegime(draft: RegimeDraft): RegimeFaults {
  const days = (typed: string) => typed.trim() !== '' && !isWhole(typed, MOST.days);
  return {
    ...{ very_urgently: days(draft.very_urgently), urgently: days(draft.urgently), promptly: days(draft.promptly) },
    defaultMonths: !isWhole(draft.defaultMonths, MOST.defaultMonths),
    recurringDay: !isWhole(draft.recurringDay, MOST.recurringDay),
    standingDay: !isWhole(draft.standingDay, daysIn(Number(draft.standingMonth))),
  };
}

/** How many days a month has, 1 being January, in a year that is no leap year: the day has to be one of every year. */
export function daysIn(month: number): number {
  return new Date(Date.UTC(2023, month, 0)).getUTCDate();
}

const isWhole = (typed: string, most: number): boolean =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= LEAST && Number(typed) <= most;
