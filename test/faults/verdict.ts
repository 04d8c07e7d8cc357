import type { Taken } from './sink.js';

/** Who is owed one mail, and from which moment on (milliseconds since the epoch). */
export type Owed = ReadonlyMap<string, number>;

export interface Figure {
  name: string;
  value: number;
  /** At most. */
  limit: number;
}

export interface Outcome {
  scenario: string;
  backend: string;
  mails: number;
  faults: number;
  seconds: number;
  figures: Figure[];
  /** Why it was not tried, or how it ended. */
  note?: string;
}

export interface Seen {
  taken: readonly Taken[];
  /** Those of whom the register says that they may have had a mail twice. */
  marked: ReadonlySet<string>;
}

export interface Limits {
  doubled: number;
  /** Seconds; nothing where lateness is the fault's own. */
  late?: number;
}

/** Compares what is owed with what a mail server took. */
export function judge(owed: Owed, { taken, marked }: Seen, limits: Limits): Figure[] {
  const copies = new Map<string, Taken[]>();
  for (const one of taken) copies.set(one.to, [...(copies.get(one.to) ?? []), one]);
  const several = [...copies].filter(([address, all]) => owed.has(address) && all.length > 1);
  const lateness = [...owed].flatMap(([address, dueAt]) => {
    const first = copies.get(address)?.[0];
    return first ? [(first.takenAt - dueAt) / 1000] : [];
  });
  const count = (name: string, value: number, limit = 0): Figure => ({ name, value, limit });
  return [
    count('lost', [...owed.keys()].filter((address) => !copies.has(address)).length),
    count(
      'doubled',
      several.reduce((sum, [, all]) => sum + all.length - 1, 0),
      limits.doubled,
    ),
    count('more than two copies', several.filter(([, all]) => all.length > 2).length),
    count('doubled and not marked', several.filter(([address]) => !marked.has(address)).length),
    count(
      'doubled under another Message-ID',
      several.filter(([, all]) => new Set(all.map((one) => one.messageId)).size > 1).length,
    ),
    count('early', taken.filter(({ to, takenAt }) => takenAt < (owed.get(to) ?? 0)).length),
    count('to somebody else', [...copies.keys()].filter((address) => !owed.has(address)).length),
    ...(limits.late === undefined ? [] : [count('p99 lateness, s', quantile(lateness, 0.99), limits.late)]),
  ];
}

export function isHeld({ figures }: Outcome): boolean {
  return figures.every(({ value, limit }) => value <= limit);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

const HEAD = [
  'scenario',
  'queue',
  'mails',
  'faults',
  'lost',
  'doubled (most)',
  'late p99 s (most)',
  'else',
  'seconds',
  '',
];

export function table(outcomes: readonly Outcome[]): string {
  const rows = [HEAD, ...outcomes.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells(outcome: Outcome): string[] {
  const { scenario, backend, mails, faults, seconds, figures, note } = outcome;
  const figure = (name: string) => figures.find((one) => one.name === name);
  const [lost, doubled, late] = ['lost', 'doubled', 'p99 lateness, s'].map(figure);
  const others = figures.filter((one) => ![lost, doubled, late].includes(one) && (one.value > 0 || one.limit > 0));
  return [
    ...[scenario, backend, String(mails), String(faults)],
    String(lost?.value ?? ''),
    doubled ? `${doubled.value} (${doubled.limit})` : '',
    late ? `${late.value.toFixed(1)} (${late.limit})` : '',
    others.map(({ name, value, limit }) => `${name}: ${value} (${limit})`).join(', ') || '0',
    seconds.toFixed(0),
    [isHeld(outcome) ? 'holds' : 'FAILS', note].filter(Boolean).join(': '),
  ];
}
