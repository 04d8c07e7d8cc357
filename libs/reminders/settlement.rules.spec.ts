import { settlementOf, waitAfter } from './settlement.rules.js';

const mail = { address: 'maria@example.org', subject: 'Tomorrow' };
const settle = (outcome: Parameters<typeof settlementOf>[0], possiblyTwice = false, attempt = 1) =>
  settlementOf(outcome, { id: 'm', attempt, possiblyTwice }, mail);

describe('waitAfter', () => {
  it('is 1, 5, 15, 60 and then every 240 minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(waitAfter)).toEqual([1, 5, 15, 60, 240, 240, 240]);
  });
});

describe('settlementOf', () => {
  it('records what was sent and what is refused for good', () => {
    expect(settle({ kind: 'sent' })).toMatchObject({ state: 'sent', mailingId: 'm', attempt: 1, error: null, ...mail });
    expect(settle({ kind: 'permanent', reason: '550' })).toMatchObject({ state: 'failed', error: '550' });
  });

  it('keeps what failed for the time being', () => {
    const outcome = { kind: 'temporary', reason: '451', mayHaveBeenTaken: false } as const;
    expect(settle(outcome, false, 3)).toMatchObject({ state: 'queued', waitMinutes: 15, mayHaveBeenTaken: false });
    expect(settle(outcome, true, 3)).toMatchObject({ state: 'queued' });
  });

  it('frees at once what was kept back at the first attempt, and within minutes later on', () => {
    const outcome = { kind: 'withdrawn', reason: 'changed' } as const;
    const freed = { state: 'queued', waitMinutes: 0, mayHaveBeenTaken: false, error: null };
    expect(settle(outcome, true)).toMatchObject(freed);
    expect([2, 3, 4, 9].map((attempt) => settle(outcome, true, attempt).waitMinutes)).toEqual([1, 5, 5, 5]);
  });

  it('sends once more what may have been taken, but never a third copy', () => {
    const outcome = { kind: 'temporary', reason: 'cut', mayHaveBeenTaken: true } as const;
    expect(settle(outcome)).toMatchObject({ state: 'queued', mayHaveBeenTaken: true });
    expect(settle(outcome, true)).toMatchObject({ state: 'failed' });
  });
});
