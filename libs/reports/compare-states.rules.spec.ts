import type { CommitmentState } from '#commitments';
import { differenceBetween } from './compare-states.rules.js';

const post = (id: string) => ({ id, title: id, bodyId: 'body', body: 'Body' });
const state = (more: Partial<CommitmentState> = {}): CommitmentState => ({
  ...{ id: 'id', reference: 'BY-RU-MOS/2023-12-18/01', title: 'Buses', side: 'ours', status: 'active', period: 1 },
  ...{
    currentDeadline: '2024-02-28',
    deadlines: { 1: '2024-02-28' },
    lead: post('lead'),
    controller: post('controller'),
  },
  ...more,
});
const due = (currentDeadline: string | null) => state({ currentDeadline, deadlines: { 1: currentDeadline } });

describe('what has become of a commitment', () => {
  it.each<[string, [before: CommitmentState | null, after: CommitmentState | null], string[], number | null]>([
    ['nothing', [state(), state()], [], null],
    ['another title', [state(), state({ title: 'Trams' })], [], null],
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
    [
      'on to its next period',
      [state(), state({ period: 2, currentDeadline: '2024-03-28', deadlines: { 1: '2024-02-28', 2: '2024-03-28' } })],
      [],
      null,
    ],
    [
      'on to its next period, the last one put off',
      [state(), state({ period: 2, currentDeadline: '2024-03-28', deadlines: { 1: '2024-03-04', 2: '2024-03-28' } })],
      ['slipped'],
      5,
    ],
    ['another lead', [state(), state({ lead: post('other') })], ['reassigned'], null],
    ['another controller', [state(), state({ controller: post('other') })], ['reassigned'], null],
    ['a lead renamed', [state(), state({ lead: { ...post('lead'), title: 'New title' } })], [], null],
  ])('%s', (_, [before, after], ...[changes, slipDays]) => {
    expect(differenceBetween(before, after)).toEqual({ changes, slipDays });
  });
});
