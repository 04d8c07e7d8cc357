import { quantile } from './measure.js';
import type { Line } from './table.js';

/** A line of the table from the milliseconds that each of the same readings took, ours and by the bare statements. */
export function timedLine(operation: string, { ours, limit }: Record<'ours' | 'limit', number[]>): Line {
  return {
    operation,
    ours: 1_000 / quantile(ours, 0.5),
    limit: 1_000 / quantile(limit, 0.5),
    aim: {},
    latency: { p50: quantile(ours, 0.5), p99: quantile(ours, 0.99) },
    worst: { ours: Math.max(...ours), limit: Math.max(...limit) },
  };
}
