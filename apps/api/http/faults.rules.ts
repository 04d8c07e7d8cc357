import type { z } from 'zod';
import type { Fault } from '#platform';
import { ruleOf } from './fault-rule.rules.js';

export type Path = readonly (string | number)[];

/** As many faults are told of one request. How many it has is the sender's choice, and each costs more than a field does. */
export const MOST_FAULTS = 50;

/**
 * What a schema found wrong, one fault a field. `root` is where the value itself stands (a parameter's name).
 * @returns the first faults, and how many there are besides
 */
export function faultsOf(issues: readonly z.core.$ZodIssue[], root: Path): { faults: Fault[]; more: number } {
  const faults: Fault[] = [];
  let count = 0;
  for (const issue of issues) {
    faults.push(...faultsIn(issue, root, MOST_FAULTS - faults.length));
    count += issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
  }
  return { faults, more: count - faults.length };
}

function faultsIn(issue: z.core.$ZodIssue, root: Path, most: number): Fault[] {
  if (most === 0) return [];
  const path = [...root, ...issue.path.map(segmentOf)];
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(path), ...ruleOf(issue), message: issue.message }];
  return issue.keys.slice(0, most).map((key) => ({
    path: pathText([...path, key]),
    rule: 'unknown_field',
    message: 'is not known here',
  }));
}

/** `commitments[3].passage`. What a sender named is cut, so that an answer cannot be made long. */
export function pathText(path: Path): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return (index > 0 ? '.' : '') + segment.slice(0, 100).replace(/[\p{Cc}\p{Surrogate}]/gu, '\uFFFD');
    })
    .join('');
}

function segmentOf(segment: PropertyKey): string | number {
  return typeof segment === 'number' ? segment : String(segment);
}
