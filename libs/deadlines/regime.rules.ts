/** What happens to a deadline that falls on a day that is not worked. */
export const ROLLS = ['preceding', 'following', 'none'] as const;
export type Roll = (typeof ROLLS)[number];

/** весьма срочно, срочно, оперативно. */
export const URGENCIES = ['very_urgently', 'urgently', 'promptly'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The rules by which a country counts deadlines, as data. */
export interface RegimeRules {
  /** How the days of an urgency are counted. */
  days: 'calendar' | 'working';
  roll: Roll;
  /** Days after signing; an urgency that is left out is not known in the regime. */
  urgencies: Partial<Record<Urgency, number>>;
  /** The term when nothing is said, in months. */
  defaultMonths: number;
  /** A recurring report is due by this day of the month after its period. */
  recurringDay: number;
  /** A standing commitment is reported yearly by this day of the next year. */
  standing: { month: number; day: number };
}

export interface Regime extends RegimeRules {
  code: string;
}

/**
 * What both shipped regimes share.
 *
 * Sources: the terms of instructions in the standing orders of Russian federal bodies, which follow the Regulations of
 * the Government of the Russian Federation (decree No. 260 of 1 June 2004), e.g. clauses 5.3.1 to 5.3.3 of the orders
 * at consultant.ru, document LAW_305378: counted in calendar days from signing; one month where no term is set, to the
 * same day of the next month or its last; the working day before where the last day is not worked; "срочно" 3 days,
 * "оперативно" 10 days. By the 10th after the period, by 20 January of the next year, and the roll for every term
 * however it was set: clauses 16 and 17 of the rules on instructions of the Governor of Sverdlovsk Region
 * (docs.cntd.ru, document 453106005), which count urgencies in working days and add "весьма срочно", one day.
 */
const OFFICE_PRACTICE = {
  roll: 'preceding',
  defaultMonths: 1,
  recurringDay: 10,
  standing: { month: 1, day: 20 },
} as const;

/** The regimes that ship: the first is the default of a meeting. */
export const REGIMES = {
  cis: { code: 'cis', days: 'calendar', urgencies: { urgently: 3, promptly: 10 }, ...OFFICE_PRACTICE },
  'cis-working': {
    code: 'cis-working',
    days: 'working',
    urgencies: { very_urgently: 1, urgently: 3, promptly: 10 },
    ...OFFICE_PRACTICE,
  },
} as const satisfies Record<string, Regime>;

/** Whether a word names an urgency of any regime. */
export function isKnownUrgency(value: string): value is Urgency {
  return (URGENCIES as readonly string[]).includes(value);
}
