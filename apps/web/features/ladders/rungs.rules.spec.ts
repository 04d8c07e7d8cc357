import fc from 'fast-check';
import {
  inOrder,
  isSame,
  keyed,
  keyOf,
  nextRung,
  retimed,
  type Rung,
  rungFaults,
  timeOf,
  whenOf,
} from './rungs.rules.js';

const rung = (key: string, when: Rung['when'], audience: Rung['audience'] = ['lead']): Rung => ({
  key,
  when,
  audience,
});

const when = fc.oneof(
  fc.constant('on_day' as const),
  fc.integer({ min: 1, max: 366 }).map((before) => ({ before })),
  fc.integer({ min: 1, max: 366 }).map((after) => ({ after, days: 'calendar' as const })),
);

describe('the rungs of a ladder', () => {
  it('stand in the order of time, whatever the kind of their days', () => {
    const rungs = [
      rung('after-3', { after: 3 }),
      rung('on-day', 'on_day'),
      rung('fortnight', { before: 14, days: 'calendar' }),
      rung('before-11', { before: 11 }),
      rung('before-5', { before: 5 }),
      rung('week-after', { after: 4, days: 'calendar' }),
    ];
    expect(inOrder(rungs).map(({ key }) => key)).toEqual([
      'before-11',
      'fortnight',
      'before-5',
      'on-day',
      'week-after',
      'after-3',
    ]);
  });

  it('are taken apart and put together the same', () => {
    fc.assert(fc.property(when, (time) => expect(whenOf(timeOf(time))).toEqual(time)));
    expect(whenOf(timeOf({ before: 2, days: 'working' }))).toEqual({ before: 2 });
  });

  it.each([
    ['before-5', { before: 3 }, 'before-3'],
    ['before-5', { before: 5, days: 'calendar' }, 'before-5-calendar'],
    ['before-5-calendar', { after: 5 }, 'after-5'],
    ['', 'on_day', 'on-day'],
    ['on-day', { after: 1 }, 'after-1'],
    ['fortnight', { before: 5 }, 'fortnight'],
  ] as const)('known by %j and moved to %j are known by %s', (key, time, then) => {
    expect(keyed([retimed(rung(key, { before: 99 }), time)])).toMatchObject([{ key: then, when: time }]);
  });

  it('keep their keys where nothing changed', () => {
    fc.assert(
      fc.property(fc.array(when), (times) => {
        const rungs = times.map((time, index) => rung(`before-${index}`, time));
        expect(keyed(rungs)).toEqual(rungs);
      }),
    );
  });

  it('are faulty without a day, without anybody, or at the time of another', () => {
    expect(
      rungFaults([
        rung('before-5', { before: 5 }),
        rung('', { before: 0 }),
        rung('', { after: Number.NaN }),
        rung('', { after: 367 }),
        rung('', { after: 1 }, []),
        rung('', { before: 5 }),
        rung('own', { before: 5 }),
      ]),
    ).toEqual([null, 'days', 'days', 'days', 'audience', 'twice', null]);
  });

  it('get another at a time that none has', () => {
    fc.assert(
      fc.property(fc.uniqueArray(when, { selector: keyOf, maxLength: 20 }), (times) => {
        const rungs = times.map((time) => rung('', time));
        const all = [...rungs, nextRung(rungs)];
        expect(rungFaults(all).at(-1)).toBeNull();
      }),
    );
  });

  it('speak to the superior by a word or by one level', () => {
    expect(isSame('superior', { superior: 1 })).toBe(true);
    expect(isSame('superior', { superior: 2 })).toBe(false);
    expect(isSame({ post: 'a' }, { post: 'a' })).toBe(true);
    expect(isSame('lead', 'author')).toBe(false);
  });
});
