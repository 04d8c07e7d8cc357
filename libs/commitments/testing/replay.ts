import type { HistoryEvent } from '#history';

type Facts = Record<string, unknown>;

/** What an independent reader knows of a commitment who has its events and nothing else (docs/events.md). */
export interface Replayed {
  commitment: Facts;
  reports: Map<string, Facts>;
  extensions: Map<string, Facts>;
  score: Facts | null;
}

/** Rows of their own, by their number. */
const ROWS = { periods: 'ordinal', parts: 'number' } as const;
/** What an event tells besides the columns of the commitment. */
const BESIDES = new Set(['report', 'decision', 'extension', 'acknowledgement', 'cited', 'part']);

/** Works the register out again, by the rules that docs/events.md writes down and by nothing of the use cases. */
export function replay(events: readonly HistoryEvent[]): Replayed {
  const known: Replayed = { commitment: {}, reports: new Map(), extensions: new Map(), score: null };
  for (const event of events) {
    const [before, after] = [event.before ?? {}, event.after ?? {}] as [Facts, Facts];
    for (const [name, key] of Object.entries(ROWS)) replaceRows(known.commitment, { name, key, before, after });
    for (const [name, value] of Object.entries(after)) {
      if (!(name in ROWS) && !BESIDES.has(name)) known.commitment[name] = value;
    }
    tellReport(known, event, after);
    tellExtension(known, event, after);
    if (after['cited'] !== undefined) known.score = scoreOf(event, after);
  }
  return known;
}

function replaceRows(
  commitment: Facts,
  { name, key, before, after }: { name: string; key: string; before: Facts; after: Facts },
): void {
  const rows = (side: Facts) => (side[name] ?? []) as Facts[];
  const touched = new Set([...rows(before), ...rows(after)].map((row) => row[key]));
  const stay = rows(commitment).filter((row) => !touched.has(row[key]));
  commitment[name] = [...stay, ...rows(after)].sort((a, b) => Number(a[key]) - Number(b[key]));
}

function tellReport({ reports }: Replayed, { reason }: HistoryEvent, { report, decision }: Facts): void {
  if (report !== undefined) reports.set((report as { id: string }).id, { ...(report as Facts), decision: null });
  if (decision === undefined) return;
  const { reportId, ...made } = decision as Facts;
  Object.assign(reports.get(reportId as string) ?? {}, { decision: { ...made, reason } });
}

function tellExtension({ extensions }: Replayed, { type }: HistoryEvent, { extension }: Facts): void {
  if (extension === undefined) return;
  const states: Facts = { 'commitment.extension_requested': 'requested', 'commitment.extension_refused': 'refused' };
  extensions.set((extension as { id: string }).id, { ...(extension as Facts), state: states[type] ?? 'granted' });
}

/** What was judged stands in the columns; who judged, when and by what is the event itself. */
function scoreOf({ actor, occurredAt, reason }: HistoryEvent, { cited }: Facts): Facts {
  return {
    assessorId: actor?.id ?? null,
    scoredAt: occurredAt.toString({ smallestUnit: 'millisecond' }),
    remark: reason,
    cited,
  };
}
