import { align } from './align.js';

/** What the same work costs where little is stored and where much is. */
export interface Growth {
  operation: string;
  /** Milliseconds, by how much is stored. */
  few: number;
  many: number;
}

export interface JudgedGrowth extends Growth {
  ratio: number;
  isBounded: boolean;
}

/** Where the cost follows what is due, not what is stored. */
export const MOST_GROWTH = 1.5;

export function judgeGrowth(growth: Growth): JudgedGrowth {
  const ratio = growth.many / growth.few;
  return { ...growth, ratio, isBounded: ratio < MOST_GROWTH };
}

/** As text, a line each. */
export function growthTable(growths: readonly JudgedGrowth[], stored: { few: number; many: number }): string {
  const head = ['operation', `ms of ${words(stored.few)}`, `ms of ${words(stored.many)}`, 'ratio', 'aim'];
  const rows = growths.map(({ operation, few, many, ratio, isBounded }) => [
    operation,
    few.toFixed(1),
    many.toFixed(1),
    ratio.toFixed(2),
    `below ${MOST_GROWTH}: ${isBounded ? 'yes' : 'no'}`,
  ]);
  return align([head, ...rows]);
}

const words = (count: number): string => count.toLocaleString('en');
