import fc from 'fast-check';
import { hashOf } from './event-hash.rules.js';
import { checkpointsOver, eventsOf, leavesOf, nextEvent, NO_LEAVES, rowsOf, verify } from './signed-history-ground.js';
import type { StoredEvent } from './verification.types.js';

const STREAMS = ['a', 'b', 'a', 'c', 'a', 'b', 'a', 'c', 'b', 'a'];
const events = eventsOf(STREAMS);
const checkpoints = checkpointsOver(events, [0, 4, 7, 10]);
const signed = { checkpoints, leaves: leavesOf(events) };
const rehashed = (event: StoredEvent, change: Partial<StoredEvent>): StoredEvent => {
  const changed = { ...event, ...change };
  return { ...changed, hash: hashOf(changed) };
};
const put = (index: number, event: StoredEvent | null) => rowsOf(events.with(index, event as StoredEvent));

/** Kind, place and event of each finding. */
const inShort = (report: ReturnType<typeof verify>) =>
  report.findings.map(({ kind, leafIndex, event }) => [kind, leafIndex, event && event.subjectId + event.sequence]);

describe('an honest history', () => {
  it('has nothing to be found in, with what waits for its place', () => {
    const pending = [nextEvent(events[9], { subjectId: 'a' }), nextEvent(undefined, { subjectId: 'd' })];
    expect(verify(signed, rowsOf(events), { pending })).toEqual({
      ...{ leaves: 10, pending: 2, checkpoints: 4, found: 0, findings: [], untold: {} },
      lastCheckpoint: { size: 10, signedAt: '2024-01-17T09:04:00.000Z' },
    });
  });

  it('needs no leaf files, and not all of them', () => {
    expect(verify({ checkpoints, leaves: NO_LEAVES }, rowsOf(events)).found).toBe(0);
    expect(verify({ checkpoints, leaves: leavesOf(events.slice(0, 7)) }, rowsOf(events)).found).toBe(0);
  });

  it('whatever its streams, and wherever its checkpoints', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcde'), { maxLength: 60 }), fc.array(fc.nat()), (streams, at) => {
        const all = eventsOf(streams);
        const sizes = [...new Set([...at.map((one) => one % (all.length + 1)), all.length])].sort((a, b) => a - b);
        const honest = { checkpoints: checkpointsOver(all, sizes), leaves: leavesOf(all) };
        expect(verify(honest, rowsOf(all))).toMatchObject({ found: 0, leaves: all.length });
      }),
    );
  });
});

describe('with the leaf files each event is named', () => {
  it.each<[string, Partial<StoredEvent>]>([
    ['content', { after: { n: 99 } }],
    ['reason', { reason: 'another' }],
    ['time', { occurredAt: '2024-01-17T09:00:00.000001Z' }],
    ['number', { sequence: 7 }],
    ['stream', { subjectId: 'b' }],
    ['hash of the one before it', { previousHash: 'f'.repeat(64) }],
    ['own hash', { hash: 'f'.repeat(64) }],
    ['way of writing a number', { isAsHashed: false }],
  ])('whose %s was changed', (_, change) => {
    expect(inShort(verify(signed, put(4, { ...events[4], ...change })))).toEqual([['changed', 4, 'a3']]);
  });

  it('that was rewritten with a hash that fits', () => {
    const report = verify(signed, put(4, rehashed(events[4], { reason: 'another' })));
    expect(inShort(report)).toEqual([['rewritten', 4, 'a3']]);
    expect(report.findings[0]).toMatchObject({
      after: '2024-01-17T09:02:00.000Z',
      until: '2024-01-17T09:03:00.000Z',
    });
  });

  it('of a stream that was rewritten from one on, with hashes that fit', () => {
    const a2 = rehashed(events[2], { after: 'forged' });
    const a3 = rehashed(events[4], { previousHash: a2.hash });
    const a4 = rehashed(events[6], { previousHash: a3.hash });
    const a5 = rehashed(events[9], { previousHash: a4.hash });
    const rows = rowsOf(events.with(2, a2).with(4, a3).with(6, a4).with(9, a5));
    expect(inShort(verify(signed, rows))).toEqual([
      ['rewritten', 2, 'a2'],
      ['rewritten', 4, 'a3'],
      ['rewritten', 6, 'a4'],
      ['rewritten', 9, 'a5'],
    ]);
  });

  it('that is gone, with or without its place', () => {
    expect(inShort(verify(signed, put(4, null)))).toEqual([['deleted', 4, 'a3']]);
    expect(inShort(verify(signed, put(4, null).toSpliced(4, 1)))).toEqual([['deleted', 4, 'a3']]);
    expect(inShort(verify(signed, rowsOf(events.toSpliced(4, 1))))).toContainEqual(['deleted', 4, 'a3']);
  });

  it('that was the end of its stream, or of all', () => {
    expect(inShort(verify(signed, put(8, null)))).toEqual([['cut', 8, 'b3']]);
    expect(inShort(verify(signed, rowsOf(events.slice(0, 8))))).toEqual([
      ['cut', 8, 'b3'],
      ['cut', 9, 'a5'],
    ]);
  });

  it('that was put among the others, or beside them', () => {
    const extra = nextEvent(events[9], { subjectId: 'a' });
    expect(inShort(verify(signed, rowsOf([...events, extra])))).toEqual([['inserted', 10, null]]);
    expect(inShort(verify(signed, rowsOf(events.toSpliced(5, 0, extra))))).toContainEqual(['inserted', 5, 'a6']);
    expect(inShort(verify(signed, rowsOf(events), { unlisted: [extra] }))).toEqual([['inserted', null, 'a6']]);
  });

  it('of two that changed places', () => {
    const rows = rowsOf(events.with(4, events[5]).with(5, events[4]));
    expect(inShort(verify(signed, rows))).toEqual([
      ['moved', 4, 'a3'],
      ['moved', 5, 'b2'],
    ]);
  });

  it('that is there without its place', () => {
    expect(inShort(verify(signed, put(4, null), { unlisted: [events[4]] }))).toEqual([['moved', 4, 'a3']]);
  });

  it('that waits for its place and was changed, or does not follow', () => {
    const next = nextEvent(events[9], { subjectId: 'a' });
    const pending = [{ ...next, reason: 'x' }, nextEvent(events[5], { subjectId: 'b' }), null];
    expect(inShort(verify(signed, rowsOf(events), { pending }))).toEqual([
      ['deleted', null, null],
      ['changed', null, 'a6'],
      ['out_of_chain', null, 'b3'],
    ]);
  });
});

describe('a place that is a number far away', () => {
  const bare = { checkpoints, leaves: NO_LEAVES };
  const numbers = [11, 1e12, Number.MAX_SAFE_INTEGER, 2 ** 53, 2 ** 63, -1, -(2 ** 63)];
  const movedTo = (leafIndex: number) =>
    [...rowsOf(events).toSpliced(4, 1), { leafIndex, event: events[4] }].toSorted(
      (one, other) => one.leafIndex - other.leafIndex,
    );

  it.each(numbers)('%d: the event is named, and the places in between are not walked through', (far) => {
    const report = verify(signed, movedTo(far));
    expect(inShort(report)).toContainEqual([Number.isSafeInteger(far) && far > 0 ? 'deleted' : 'moved', 4, 'a3']);
    expect(report.leaves).toBe(10);
    expect(report.findings.every(({ leafIndex }) => leafIndex === null || leafIndex <= 10)).toBe(true);
  });

  it.each(numbers)('%d: without the leaf files the gap is told', (far) => {
    expect(inShort(verify(bare, movedTo(far)))).toContainEqual(['deleted', 4, null]);
  });

  it('many empty places in a row are told at once, and so is a checkpoint over more than there can be', () => {
    const [one] = checkpointsOver(events, [10], () => '2024-01-17T09:09:00.000Z');
    const size = Number.MAX_SAFE_INTEGER - 1;
    const absurd = { checkpoints: [...checkpoints, { ...one, size }], leaves: leavesOf(events) };
    const report = verify(absurd, [...rowsOf(events), { leafIndex: size, event: null }]);
    expect(inShort(report)).toEqual([
      ['deleted', 10, null],
      ['inserted', size, null],
    ]);
    expect(report.findings[0]?.detail).toMatch(/^In the places 10 to \d+ events stood/);
  });
});

describe('without the leaf files', () => {
  const bare = { checkpoints, leaves: NO_LEAVES };

  it('a second event in a place that is taken is told, though its hash fits', () => {
    const stranger = nextEvent(undefined, { subjectId: 'z' });
    const rows = [...rowsOf(events).slice(0, 4), { leafIndex: 3, event: stranger }, ...rowsOf(events).slice(4)];
    expect(inShort(verify(bare, rows))).toEqual([['inserted', 3, 'z1']]);
  });

  it('chains name what they can', () => {
    expect(inShort(verify(bare, put(4, { ...events[4], reason: 'x' })))).toEqual([['changed', 4, 'a3']]);
    expect(inShort(verify(bare, put(4, null)))).toEqual([
      ['deleted', 4, null],
      ['out_of_chain', 6, 'a4'],
    ]);
  });

  it('the roots tell between which checkpoints', () => {
    const report = verify(bare, put(9, rehashed(events[9], { reason: 'x' })));
    expect(inShort(report)).toEqual([['somewhere', 7, null]]);
    expect(report.findings[0]).toMatchObject({
      after: '2024-01-17T09:03:00.000Z',
      until: '2024-01-17T09:04:00.000Z',
    });
    expect(inShort(verify(bare, rowsOf(events.slice(0, 8))))).toEqual([['cut', 8, null]]);
  });

  it('leaf files that were changed are not believed', () => {
    const forged = rehashed(events[5], { reason: 'x' });
    const wrong = { checkpoints, leaves: leavesOf(events.with(5, forged)) };
    expect(inShort(verify(wrong, rowsOf(events)))).toEqual([['leaves', null, null]]);
    expect(inShort(verify(wrong, put(5, forged)))).toEqual([
      ['somewhere', 4, null],
      ['out_of_chain', 8, 'b3'],
      ['leaves', null, null],
    ]);
  });
});

describe('much that was altered', () => {
  const many = eventsOf(Array.from({ length: 60_000 }, (_, n) => `s${n % 20_000}`));
  const covered = { checkpoints: checkpointsOver(many, [60_000]), leaves: leavesOf(many) };

  it('is counted, and the first thousand of each kind are told', () => {
    const altered = many.map((event, n) => {
      if (n >= 3_000) return event;
      return n % 2 === 0 ? { ...event, reason: 'x' } : rehashed(event, { reason: 'x' });
    });
    const report = verify(covered, rowsOf(altered));
    expect(report).toMatchObject({ found: 3_000, untold: { changed: 500, rewritten: 500 } });
    expect(report.findings.map(({ leafIndex }) => leafIndex)).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
  });

  it('is counted by places where there is more than is kept to be explained', () => {
    const shifted = verify(covered, rowsOf(many.slice(1)));
    // At the bound one counts both for where it was and for where it is.
    expect(shifted.found).toBe(60_001);
    expect(shifted.untold['moved']).toBeGreaterThan(50_000);
    const deleted = verify(covered, rowsOf(many.map(() => null)));
    expect([deleted.found, deleted.untold]).toEqual([60_000, { cut: 59_000 }]);
    const unlisted = verify(covered, rowsOf(many), { unlisted: many.map((event) => rehashed(event, { reason: 'x' })) });
    expect([unlisted.found, unlisted.untold]).toEqual([60_000, { inserted: 59_000 }]);
  });
});

describe('any edit of what is covered', () => {
  it('is found', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), at: fc.nat({ max: 9 }), fits: fc.boolean() }),
      fc.record({ kind: fc.constant('drop' as const), at: fc.nat({ max: 9 }), fits: fc.boolean() }),
      fc.record({ kind: fc.constant('swap' as const), at: fc.nat({ max: 8 }), fits: fc.boolean() }),
    );
    fc.assert(
      fc.property(edit, fc.boolean(), ({ kind, at, fits }, withFiles) => {
        const one = events[at];
        const changed = fits ? rehashed(one, { reason: 'x' }) : { ...one, reason: 'x' };
        const rows = {
          change: () => put(at, changed),
          drop: () => (fits ? rowsOf(events.toSpliced(at, 1)) : put(at, null)),
          swap: () => rowsOf(events.with(at, events[at + 1]).with(at + 1, one)),
        }[kind]();
        expect(verify(withFiles ? signed : { checkpoints, leaves: NO_LEAVES }, rows).found).toBeGreaterThan(0);
      }),
    );
  });
});
