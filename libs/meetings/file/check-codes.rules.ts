import type { Entries, Entry } from './salvage.rules.js';
import { nearestName } from './nearest-name.rules.js';
import type { FilePath, Finding } from './yaml-source.js';

export type CodeKind = 'areas' | 'bodies' | 'posts' | 'persons';

/** Codes that a file may point at without defining them: what is in the register already. */
export type KnownCodes = Record<CodeKind, ReadonlySet<string>>;

export const NO_CODES: KnownCodes = { areas: new Set(), bodies: new Set(), posts: new Set(), persons: new Set() };

const ONE: Record<CodeKind | 'documents', string> = {
  areas: 'area',
  bodies: 'body',
  posts: 'post',
  persons: 'person',
  documents: 'document',
};

/** Codes, numbers and addresses that stand twice, and codes that point at nothing. */
export function checkCodes(entries: Entries, register: KnownCodes): Finding[] {
  return [...findDuplicates(entries), ...findUnknown(entries, register)];
}

function findDuplicates(entries: Entries): Finding[] {
  const lists = ['areas', 'bodies', 'posts', 'persons', 'documents'] as const;
  return [
    ...lists.flatMap((list) =>
      duplicates<{ code?: string }>(
        entries[list],
        ({ code }) => code,
        (at) => [list, at, 'code'],
      ),
    ),
    ...duplicates(
      entries.persons,
      ({ email }) => email?.toLowerCase(),
      (at) => ['persons', at, 'email'],
    ),
    ...duplicates(
      entries.documents,
      ({ text }) => text,
      (at) => ['documents', at, 'text'],
    ),
    ...duplicates(
      entries.commitments,
      ({ number }) => number,
      (at) => ['commitments', at, 'number'],
    ),
    ...duplicates(
      (entries.meeting.participants ?? []).map((value, index) => ({ index, value, faulty: new Set() })),
      ({ body }) => body,
      (at) => ['meeting', 'participants', at, 'body'],
    ),
  ];
}

function duplicates<T>(
  list: readonly Entry<T>[],
  keyOf: (value: T) => string | number | undefined,
  pathOf: (index: number) => FilePath,
): Finding[] {
  const first = new Map<string | number, number>();
  return list.flatMap(({ index, value }) => {
    const key = keyOf(value);
    const earlier = key === undefined ? undefined : first.get(key);
    if (key !== undefined && earlier === undefined) first.set(key, index);
    if (earlier === undefined) return [];
    const shown = String(key).length > 60 ? 'the same text' : `"${key}"`;
    return [{ path: pathOf(index), message: `${shown} stands here already, in entry ${earlier + 1} of the list` }];
  });
}

function findUnknown(entries: Entries, register: KnownCodes): Finding[] {
  const findings: Finding[] = [];
  const known = (kind: CodeKind | 'documents') =>
    new Set([
      ...entries[kind].flatMap(({ value }) => value.code ?? []),
      ...(kind === 'documents' ? [] : register[kind]),
    ]);
  const codes = {
    areas: known('areas'),
    bodies: known('bodies'),
    posts: known('posts'),
    persons: known('persons'),
    documents: known('documents'),
  };
  for (const { kind, code, path } of references(entries)) {
    if (codes[kind].has(code) || entries.faultyCodes.has(code)) continue;
    const nearest = nearestName(code, codes[kind]);
    const hint = nearest === null ? '' : `: did you mean "${nearest}"?`;
    findings.push({ path, message: `there is no ${ONE[kind]} "${code}"${hint}` });
  }
  return findings;
}

interface Reference {
  kind: CodeKind | 'documents';
  code: string;
  path: FilePath;
}

function references(entries: Entries): Reference[] {
  const found: Reference[] = [];
  const point = (kind: Reference['kind'], code: string | undefined, path: FilePath): void => {
    if (code !== undefined) found.push({ kind, code, path });
  };
  for (const { index, value } of entries.bodies) point('bodies', value.parent, ['bodies', index, 'parent']);
  for (const { index, value } of entries.posts) {
    point('bodies', value.body, ['posts', index, 'body']);
    point('posts', value.reportsTo, ['posts', index, 'reportsTo']);
  }
  for (const { index, value } of entries.tenures) {
    point('posts', value.post, ['tenures', index, 'post']);
    point('persons', value.person, ['tenures', index, 'person']);
  }
  for (const { index, value } of entries.deputyships) {
    point('persons', value.absent, ['deputyships', index, 'absent']);
    point('persons', value.deputy, ['deputyships', index, 'deputy']);
  }
  for (const [index, { body, spokesman }] of (entries.meeting.participants ?? []).entries()) {
    point('bodies', body, ['meeting', 'participants', index, 'body']);
    point('posts', spokesman, ['meeting', 'participants', index, 'spokesman']);
  }
  for (const { index, value } of entries.commitments) {
    const at = (...rest: FilePath): FilePath => ['commitments', index, ...rest];
    point('areas', value.area, at('area'));
    point('documents', value.passage?.document, at('passage', 'document'));
    point('posts', value.lead, at('lead'));
    value.coExecutors?.forEach((post, ordinal) => point('posts', post, at('coExecutors', ordinal)));
    point('posts', value.controller, at('controller'));
    point('posts', value.author, at('author'));
    point('bodies', value.counterpart?.body, at('counterpart', 'body'));
    point('posts', value.counterpart?.post, at('counterpart', 'post'));
  }
  return found;
}
