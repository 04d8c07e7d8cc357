/** What a rung's key says, as far as its shape is one of ours; ladders may have keys of any other. */
export type RungMeaning =
  | { kind: 'before' | 'after'; days: number }
  | { kind: 'on_day' | 'review' | 'decide' | 'notice' | 'report_to_lead' }
  | { kind: 'other'; key: string };

/** Reads a rung's key: `before-10`, `on-day`, `decide-report-1`. */
export function readRung(key: string): RungMeaning {
  if (key === 'on-day') return { kind: 'on_day' };
  if (key === 'review') return { kind: 'review' };
  if (key.startsWith('decide-')) return { kind: 'decide' };
  if (key.startsWith('notice-report-to-lead-')) return { kind: 'report_to_lead' };
  if (key.startsWith('notice-')) return { kind: 'notice' };
  const [, kind, days] = /^(before|after)-(\d{1,4})$/.exec(key) ?? [];
  if (kind === 'before' || kind === 'after') return { kind, days: Number(days) };
  return { kind: 'other', key };
}
