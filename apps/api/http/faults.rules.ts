import type { Fault } from '#platform';

export type Path = readonly (string | number)[];

/** An issue as Standard Schema gives it; zod adds which fields it did not know. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

/** What a schema found wrong, one fault a field. `root` is where the value itself stands (a parameter's name). */
export function faultsOf(issues: readonly Issue[], root: Path): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...root, ...(issue.path ?? []).map(segmentOf)];
    if (issue.keys === undefined) return [{ path: pathText(path), message: issue.message }];
    return issue.keys.map((key) => ({ path: pathText([...path, key]), message: 'is not known here' }));
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

function segmentOf(segment: PropertyKey | { readonly key: PropertyKey }): string | number {
  const key = typeof segment === 'object' ? segment.key : segment;
  return typeof key === 'number' ? key : String(key);
}
