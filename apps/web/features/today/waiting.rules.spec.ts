import type { InboxItem } from '../../client/api.generated.js';
import { actionOf, grouped, keyOf } from './waiting.rules.js';

const item = (waiting: InboxItem['waiting'], more: Partial<InboxItem> = {}): InboxItem => ({
  waiting,
  nextAction: 'report',
  commitment: {
    ...{ id: 'c', reference: 'X/01', title: 'Buses', classification: 'public', priority: 'normal' },
    ...{ status: 'active', version: 2 },
  },
  ...{ period: 1, deadline: '2026-12-04', reportId: null, extensionId: null, since: null, onBehalfOf: null },
  ...more,
});

describe('what waits', () => {
  it('is told by what there is to do, and groups in which nothing waits are left out', () => {
    const found = grouped([item('overdue'), item('report_to_decide'), item('extension_to_decide')]);
    expect(found.map(({ group, items }) => [group, items.length])).toEqual([
      ['overdue', 1],
      ['decide', 2],
    ]);
  });

  it('leads to the form that deals with it', () => {
    expect(actionOf(item('overdue'))).toEqual({ kind: 'report', commitmentId: 'c' });
    expect(actionOf(item('report_to_decide', { nextAction: 'decide_report', reportId: 'r' }))).toEqual({
      ...{ kind: 'decide_report', commitmentId: 'c', reportId: 'r' },
    });
    expect(actionOf(item('extension_to_decide', { nextAction: 'decide_extension', extensionId: 'e' }))).toEqual({
      ...{ kind: 'decide_extension', commitmentId: 'c', extensionId: 'e' },
    });
  });

  it('may be the same commitment twice', () => {
    expect(keyOf(item('overdue'))).not.toBe(keyOf(item('report_to_lead', { reportId: 'r' })));
  });
});
