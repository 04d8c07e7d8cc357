import { align } from './align.js';
import type { Taken } from './timed.js';

/** What one operation came to. */
export interface Line {
  operation: string;
  /** A second. */
  ours: number;
  limit: number;
  aim: { ratio?: number; perSecond?: number; /** At most. */ seconds?: number };
  /** Of our answers, in milliseconds. */
  latency: { p50: number; p99: number } | null;
  /** The slowest one, in milliseconds. */
  worst?: { ours: number; limit: number };
  /** Of what is done once, in one go. */
  taken?: Taken;
}

export interface Judged extends Line {
  ratio: number;
  reached: boolean | null;
}

export function judge(line: Line): Judged {
  const ratio = line.ours / line.limit;
  const { aim } = line;
  const hasAim = Object.keys(aim).length > 0;
  const isInTime = aim.seconds === undefined || (line.taken?.seconds ?? Infinity) <= aim.seconds;
  const reached = ratio >= (aim.ratio ?? 0) && line.ours >= (aim.perSecond ?? 0) && isInTime;
  return { ...line, ratio, reached: hasAim ? reached : null };
}

const HEAD = [
  'operation',
  'ours/s',
  'limit/s',
  'ratio',
  'aim',
  'p50 ms',
  'p99 ms',
  'worst ms (limit)',
  'seconds',
  'of them CPU',
];

/** As text, a line each. */
export function table(lines: readonly Judged[]): string {
  return align([HEAD, ...lines.map(cells)]);
}

function cells({ operation, ours, limit, ratio, aim, reached, latency, worst, taken }: Judged): string[] {
  const aims = [
    ...(aim.ratio === undefined ? [] : [`${aim.ratio * 100} %`]),
    ...(aim.perSecond === undefined ? [] : [`${aim.perSecond.toFixed(0)}/s`]),
    ...(aim.seconds === undefined ? [] : [`${aim.seconds} s`]),
  ];
  return [
    operation,
    ours.toFixed(0),
    limit.toFixed(0),
    `${(ratio * 100).toFixed(0)} %`,
    reached === null ? '' : `${aims.join(', ')}: ${reached ? 'yes' : 'no'}`,
    latency ? latency.p50.toFixed(1) : '',
    latency ? latency.p99.toFixed(1) : '',
    worst ? `${worst.ours.toFixed(1)} (${worst.limit.toFixed(1)})` : '',
    taken ? taken.seconds.toFixed(1) : '',
    taken ? taken.cpuSeconds.toFixed(1) : '',
  ];
}
