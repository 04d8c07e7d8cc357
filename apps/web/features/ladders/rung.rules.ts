import { type RungTime, whenOf } from './rungs.rules.js';

const OCCASIONS = {
  review: 'review',
  'decide-report': 'decide_report',
  'decide-extension': 'decide_extension',
  'notice-report-to-lead': 'report_to_lead',
  'notice-returned': 'returned',
  'notice-granted': 'granted',
  'notice-refused': 'refused',
  'notice-closed': 'closed',
  'notice-terminated': 'terminated',
  'notice-reopened': 'reopened',
} as const;
export type Occasion = (typeof OCCASIONS)[keyof typeof OCCASIONS];

/** What a rung's key says, as far as its shape is one of ours; ladders may have keys of any other. */
export type RungMeaning = { kind: 'time'; when: RungTime } | { kind: Occasion } | { kind: 'other'; key: string };

/** Reads a rung's key: `before-10`, `after-14-calendar`, `on-day`, `notice-returned-2` (the second on a period). */
export function readRung(key: string): RungMeaning {
  const [, side, count, days = 'working'] = /^(before|after)-(\d{1,4})(?:-(calendar))?$/.exec(key) ?? [];
  if ((side === 'before' || side === 'after') && (days === 'working' || days === 'calendar')) {
    return { kind: 'time', when: whenOf({ side, count: Number(count), days }) };
  }
  if (key === 'on-day') return { kind: 'time', when: 'on_day' };
  const name = key.replace(/-\d+$/, '');
  return isOccasion(name) ? { kind: OCCASIONS[name] } : { kind: 'other', key };
}

const isOccasion = (name: string): name is keyof typeof OCCASIONS => Object.hasOwn(OCCASIONS, name);
