import { becameOf } from './asked-checkpoint.rules.js';

const AT = Date.parse('2026-11-20T06:00:00Z');
const signed = (signedAt: string) => ({ signedAt });

describe('a checkpoint that was asked for', () => {
  it.each([
    ['not', null, { newest: signed('2026-11-20T06:00:00Z'), readAt: AT }],
    ['waiting', '2026-11-20T06:00:00Z', { newest: undefined, readAt: AT }],
    ['waiting', '2026-11-20T06:00:00Z', { newest: signed('2026-11-20T05:59:59.999Z'), readAt: AT + 30_000 }],
    ['late', '2026-11-20T06:00:00Z', { newest: signed('2026-11-20T05:59:59.999Z'), readAt: AT + 30_001 }],
    ['there', '2026-11-20T06:00:00Z', { newest: signed('2026-11-20T06:00:00Z'), readAt: AT }],
    ['there', '2026-11-20T06:00:00Z', { newest: signed('2026-11-20T06:00:00.001Z'), readAt: AT }],
    ['waiting', '2026-11-20T06:00:00.001Z', { newest: signed('2026-11-20T06:00:00Z'), readAt: AT }],
  ] as const)('is %s: asked for at %s, then %j', (became, requestedAt, seen) => {
    expect(becameOf(requestedAt, seen)).toBe(became);
  });
});
