import type { z } from 'zod';
import type { Fault } from '#platform';
import { ruleOf } from './fault-rule.rules.js';

export type Path = readonly (string | number)[];

/** What a schema found wrong, one fault a field. `root` is where the value itself stands (a parameter's name). */
export function faultsOf(issues: readonly z.core.$ZodIssue[], root: Path): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = [...root, ...issue.path.map(segmentOf)];
    if (issue.code !== 'unrecognized_keys') return [{ path: pathText(path), ...ruleOf(issue), message: issue.message }];
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      rule: 'unknown_field',
      message: 'is not known here',
    }));
  });
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
