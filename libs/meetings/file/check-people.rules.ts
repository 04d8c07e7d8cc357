import type { Entries } from './salvage.rules.js';
import type { FilePath, Finding } from './yaml-source.js';

/** Circles among bodies and reporting lines; tenures and deputyships that run backwards or over each other. */
export function checkPeople(entries: Entries): Finding[] {
  const bodies = entries.bodies.map(({ index, value: { code, parent } }) => ({ index, code, above: parent }));
  const posts = entries.posts.map(({ index, value: { code, reportsTo } }) => ({ index, code, above: reportsTo }));
  return [
    ...circles(bodies).map(({ index, chain }) => ({
      path: ['bodies', index, 'parent'],
      message: `the bodies stand above each other in a circle: ${chain.join(' → ')}`,
    })),
    ...circles(posts).map(({ index, chain }) => ({
      path: ['posts', index, 'reportsTo'],
      message: `the posts report to each other in a circle: ${chain.join(' → ')}`,
    })),
    ...checkTenures(entries),
    ...checkDeputyships(entries),
  ];
}

interface Link {
  index: number;
  code: string | undefined;
  above: string | undefined;
}

/** Each circle once, at the first entry of it in the file. */
function circles(links: readonly Link[]): { index: number; chain: string[] }[] {
  const byCode = new Map(links.flatMap((link) => (link.code === undefined ? [] : [[link.code, link] as const])));
  const settled = new Set<string>();
  return [...byCode.keys()].flatMap((start) => {
    const walked: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !settled.has(at) && !walked.includes(at)) {
      walked.push(at);
      at = byCode.get(at)?.above;
    }
    walked.forEach((code) => settled.add(code));
    const from = at === undefined ? -1 : walked.indexOf(at);
    const first = at === undefined ? undefined : byCode.get(at);
    if (at === undefined || first === undefined || from < 0) return [];
    return [{ index: first.index, chain: [...walked.slice(from), at] }];
  });
}

interface Span {
  key: string;
  startsOn: string;
  endsOn: string | undefined;
  path: FilePath;
}

function checkTenures(entries: Entries): Finding[] {
  const spans = entries.tenures.flatMap(({ index, value: { post, startsOn, endsOn }, faulty }): Span[] =>
    post === undefined || startsOn === undefined || faulty.has('endsOn')
      ? []
      : [{ key: post, startsOn, endsOn, path: ['tenures', index] }],
  );
  return [
    ...backwards(spans),
    ...overlaps(spans, (span, other) => `"${span.key}" has another holder ${during(other)}`),
  ];
}

function checkDeputyships(entries: Entries): Finding[] {
  const spans = entries.deputyships.flatMap(({ index, value: { absent, deputy, startsOn, endsOn } }): Span[] => {
    if (absent === undefined || deputy === undefined || startsOn === undefined) return [];
    return [{ key: JSON.stringify([absent, deputy]), startsOn, endsOn, path: ['deputyships', index] }];
  });
  const alone = entries.deputyships
    .filter(({ value }) => value.absent !== undefined && value.absent === value.deputy)
    .map(({ index, value }) => ({
      path: ['deputyships', index, 'deputy'],
      message: `"${value.deputy}" cannot stand in for themselves`,
    }));
  return [
    ...alone,
    ...backwards(spans),
    ...overlaps(spans, (_, other) => `the same person stands in for the same person ${during(other)}`),
  ];
}

/** ISO dates compare as text in the order of the calendar. */
function backwards(spans: readonly Span[]): Finding[] {
  return spans
    .filter(({ startsOn, endsOn }) => endsOn !== undefined && endsOn < startsOn)
    .map(({ path, startsOn, endsOn }) => ({
      path: [...path, 'endsOn'],
      message: `${endsOn} is before the start, ${startsOn}`,
    }));
}

function overlaps(spans: readonly Span[], sentence: (span: Span, other: Span) => string): Finding[] {
  const earlier = new Map<string, Span[]>();
  return spans.flatMap((span) => {
    const group = earlier.get(span.key) ?? [];
    const other = group.find((candidate) => overlap(span, candidate));
    earlier.set(span.key, [...group, span]);
    return other === undefined ? [] : [{ path: [...span.path, 'startsOn'], message: sentence(span, other) }];
  });
}

function overlap(a: Span, b: Span): boolean {
  return a.startsOn <= (b.endsOn ?? '9999') && b.startsOn <= (a.endsOn ?? '9999');
}

function during({ startsOn, endsOn }: Span): string {
  return endsOn === undefined ? `since ${startsOn}` : `from ${startsOn} to ${endsOn}`;
}
