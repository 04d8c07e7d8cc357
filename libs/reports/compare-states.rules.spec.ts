import type { Deadlines } from '#commitments';
import { type DecidingState, differenceBetween, slipDaysOf } from './compare-states.rules.js';

const state = (more: Partial<DecidingState> = {}): DecidingState => ({
  ...{ status: 'active', period: 1, currentDeadline: '2024-02-28', leadId: 'lead', controllerId: 'controller' },
  ...more,
});
const due = (currentDeadline: string | null) => state({ currentDeadline });
const told = (...given: Parameters<typeof differenceBetween>) => {
  const { changes, moved } = differenceBetween(...given);
  return { changes, slipDays: moved && slipDaysOf(moved) };
};

describe('what has become of a commitment', () => {
  it.each<[string, [before: DecidingState | null, after: DecidingState | null], string[], number | null]>([
    ['nothing', [state(), state()], [], null],
    ['it came', [null, state()], ['new'], null],
    ['it came and was closed', [null, state({ status: 'closed' })], ['new', 'closed'], null],
    ['it is not shown any more', [state(), null], [], null],
    ['reported', [state(), state({ status: 'reported' })], [], null],
    ['closed', [state({ status: 'reported' }), state({ status: 'closed' })], ['closed'], null],
    ['closed before already', [state({ status: 'closed' }), state({ status: 'closed' })], [], null],
    ['terminated', [state(), state({ status: 'terminated' })], ['terminated'], null],
    ['re-opened', [state({ status: 'closed' }), state()], ['reopened'], null],
    ['re-opened after it was terminated', [state({ status: 'terminated' }), state()], ['reopened'], null],
    [
      'terminated after it was closed',
      [state({ status: 'closed' }), state({ status: 'terminated' })],
      ['terminated'],
      null,
    ],
    ['put off over the end of a leap February', [due('2024-02-28'), due('2024-03-01')], ['slipped'], 2],
    ['put off over a year', [due('2023-12-31'), due('2025-01-01')], ['slipped'], 367],
    ['brought forward', [due('2024-02-28'), due('2024-02-21')], ['slipped'], -7],
    ['a deadline where none was', [due(null), due('2024-02-28')], [], null],
    ['no deadline where one was', [due('2024-02-28'), due(null)], [], null],
    ['another lead', [state(), state({ leadId: 'other' })], ['reassigned'], null],
    ['another controller', [state(), state({ controllerId: 'other' })], ['reassigned'], null],
  ])('%s', (_, [before, after], ...[changes, slipDays]) => {
    expect(told(before, after)).toEqual({ changes, slipDays });
  });

  it.each<[string, Deadlines, string[], number | null]>([
    ['as it was', { 1: '2024-02-28', 2: '2024-03-28' }, [], null],
    ['put off', { 1: '2024-03-04', 2: '2024-03-28' }, ['slipped'], 5],
    ['gone', { 2: '2024-03-28' }, [], null],
    ['without a deadline', { 1: null, 2: '2024-03-28' }, [], null],
  ])('on to its next period, the last one %s', (_, deadlines, ...[changes, slipDays]) => {
    const next = state({ period: 2, currentDeadline: '2024-03-28' });
    expect(told(state(), next, deadlines)).toEqual({ changes, slipDays });
  });
});
