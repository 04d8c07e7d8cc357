import { becameOf } from './asked-checkpoint.rules.js';

/** By the clock of the server. */
const REQUESTED = '2026-11-20T06:00:00Z';
const signed = (signedAt: string) => ({ signedAt });

describe('a checkpoint that was asked for', () => {
  it('is not there before anybody asks', () => {
    expect(becameOf(null, { newest: signed(REQUESTED), readAt: 0 })).toBe('not');
  });

  /** What the reader's clock is ahead of the server's, in milliseconds: it decides nothing. */
  describe.each([0, 60_000, -600_000])('by a clock that is %i ahead', (ahead) => {
    const asked = Date.parse(REQUESTED) + ahead;

    it.each([
      { became: 'waiting', requestedAt: REQUESTED, newest: undefined, after: -5_000 },
      { became: 'waiting', requestedAt: REQUESTED, newest: undefined, after: 0 },
      { became: 'waiting', requestedAt: REQUESTED, newest: signed('2026-11-20T05:59:59.999Z'), after: 30_000 },
      { became: 'late', requestedAt: REQUESTED, newest: signed('2026-11-20T05:59:59.999Z'), after: 30_001 },
      { became: 'there', requestedAt: REQUESTED, newest: signed(REQUESTED), after: 0 },
      { became: 'there', requestedAt: REQUESTED, newest: signed('2026-11-20T06:00:00.001Z'), after: 30_001 },
      { became: 'waiting', requestedAt: '2026-11-20T06:00:00.001Z', newest: signed(REQUESTED), after: 0 },
    ] as const)(
      'is $became: requested at $requestedAt, the newest $newest.signedAt, read $after after asking',
      ({ became, requestedAt, newest, after }) => {
        expect(becameOf({ requestedAt, askedAt: asked }, { newest, readAt: asked + after })).toBe(became);
      },
    );
  });
});
