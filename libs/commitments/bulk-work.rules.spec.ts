import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { conflict, DomainError, forbidden, invalid, notFound } from '#platform';
import { type BulkAction, listFaults, MOST_IN_BULK, refusalOfAll, requestOf } from './bulk-work.rules.js';

const REASSIGN: BulkAction = { kind: 'reassign', leadPostId: 'a' };
const stale = new DomainError('stale', 'stale', 'it is version 3 now');
const noSuchPost = () => invalid({ path: 'leadPostId', rule: 'not_known', message: 'no such post' });

describe('what stands against several at once', () => {
  it('is nothing where nothing stands against any', () => {
    expect(refusalOfAll([null, null], REASSIGN)).toBeNull();
  });

  it.each([
    { what: 'stale', error: stale, kind: 'conflict', path: 'commitments[1].version' },
    { what: 'not seen', error: notFound(), kind: 'invalid', path: 'commitments[1].id' },
    { what: 'not allowed', error: forbidden('not_by_role', 'No.'), kind: 'invalid', path: 'commitments[1]' },
    { what: 'not in this state', error: conflict('x', 'No.'), kind: 'conflict', path: 'commitments[1]' },
    {
      ...{ what: 'a field of its own', kind: 'invalid', path: 'commitments[1].areaCode' },
      error: invalid({ path: 'areaCode', rule: 'not_known', message: 'no such area' }),
    },
  ])('$what names its line', ({ error, kind, path }) => {
    // Of a line that is refused as a whole also the code, for whoever tells it in another language.
    const said = error.faults[0] ?? { rule: 'refused', code: error.code, message: error.message };
    expect(refusalOfAll([null, error, null], REASSIGN)?.kind).toBe(kind);
    expect(refusalOfAll([null, error, null], REASSIGN)?.faults).toEqual([{ ...said, path }]);
  });

  it('is said once of the action when every line says it alike, and of the lines otherwise', () => {
    const said = (...lines: (DomainError | null)[]) => refusalOfAll(lines, REASSIGN)?.faults.map(({ path }) => path);
    expect(said(noSuchPost(), noSuchPost())).toEqual(['action.leadPostId']);
    expect(said(noSuchPost(), null)).toEqual(['commitments[0].leadPostId']);
    expect(said(stale, stale)).toEqual(['commitments[0].version', 'commitments[1].version']);
    const both = invalid([...noSuchPost().faults, { path: 'areaCode', rule: 'not_known', message: 'no such area' }]);
    expect(said(noSuchPost(), both)).toEqual(['action.leadPostId', 'commitments[1].areaCode']);
  });

  it('loses no fault, and is a conflict when the state of one is against it', () => {
    const errors = fc.constantFrom(null, stale, notFound(), noSuchPost(), conflict('x', 'Closed.'));
    fc.assert(
      fc.property(fc.array(errors, { minLength: 1, maxLength: 30 }), (lines) => {
        const refusal = refusalOfAll(lines, REASSIGN);
        const refused = lines.flatMap((error, at) => (error === null ? [] : [at]));
        expect(refusal === null).toBe(refused.length === 0);
        if (refusal === null) return;
        const shared = refusal.faults.some(({ path }) => path.startsWith('action.'));
        expect(shared).toBe(lines.every((error) => error?.faults[0]?.path === 'leadPostId'));
        const named = refusal.faults.map(({ path }) => Number(/^commitments\[(\d+)\]/.exec(path)?.[1]));
        if (!shared) expect(named).toEqual(refused);
        const isState = lines.some((error) => error?.kind === 'stale' || error?.kind === 'conflict');
        expect(refusal.kind).toBe(isState ? 'conflict' : 'invalid');
      }),
    );
  });
});

describe('the list of commitments', () => {
  it.each([
    [[], ['commitments']],
    [['a', 'b'], []],
    [
      ['a', 'b', 'a', 'a'],
      ['commitments[2].id', 'commitments[3].id'],
    ],
    [Array.from({ length: MOST_IN_BULK }, (_, n) => `${n}`), []],
    [Array.from({ length: MOST_IN_BULK + 1 }, (_, n) => `${n}`), ['commitments']],
  ])('%#', (ids, paths) => expect(listFaults(ids).map(({ path }) => path)).toEqual(paths));
});

describe('what is asked for each', () => {
  const to = Temporal.PlainDate.from('2024-03-01');
  it.each<[BulkAction, object]>([
    [REASSIGN, { edit: { leadPostId: 'a' } }],
    [
      { kind: 'reassign', coExecutorPostIds: [], reason: 'Why' },
      { edit: { coExecutorPostIds: [] }, reason: 'Why' },
    ],
    [{ kind: 'classify', classification: 'official' }, { edit: { classification: 'official' } }],
    [
      { kind: 'extend', to, reason: 'Why', decidedByPostId: 'b' },
      { to, reason: 'Why', decidedByPostId: 'b' },
    ],
  ])('of %j', (action, request) => expect(requestOf(action)).toEqual(request));
});
