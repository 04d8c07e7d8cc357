const OCCASIONS = {
  'on-day': 'on_day',
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
export type RungMeaning =
  { kind: 'before' | 'after'; days: number } | { kind: Occasion } | { kind: 'other'; key: string };

/** Reads a rung's key: `before-10`, `on-day`, `notice-returned-2` (the second on a period). */
export function readRung(key: string): RungMeaning {
  const [, kind, days] = /^(before|after)-(\d{1,4})$/.exec(key) ?? [];
  if (kind === 'before' || kind === 'after') return { kind, days: Number(days) };
  const name = key.replace(/-\d+$/, '');
  return isOccasion(name) ? { kind: OCCASIONS[name] } : { kind: 'other', key };
}

const isOccasion = (name: string): name is keyof typeof OCCASIONS => Object.hasOwn(OCCASIONS, name);
