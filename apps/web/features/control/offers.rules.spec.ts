import type { PossibleActions } from '../../client/api.generated.js';
import { arranged, mayCompleteParts, offersOf } from './offers.rules.js';

type Item = PossibleActions['items'][number];
const item = (action: Item['action'], more: Partial<Item> = {}): Item => ({
  ...{
    action,
    onBehalfOf: null,
    periods: [],
    addressedTo: null,
    reports: [],
    extensions: [],
    deciders: [],
    statuses: [],
  },
  ...more,
});

describe('what a reader is offered', () => {
  it('is each form once, whichever kinds of report are possible', () => {
    const offers = offersOf('c', [item('report_final'), item('report_interim'), item('acknowledge'), item('edit')]);
    expect(offers.map(({ kind }) => kind)).toEqual(['report', 'edit', 'acknowledge']);
  });

  it('leaves parts to where they stand, and the history to the page', () => {
    const items = [item('complete_part'), item('read_history')];
    expect(offersOf('c', items)).toEqual([]);
    expect(mayCompleteParts(items)).toBe(true);
    expect(mayCompleteParts([item('edit')])).toBe(false);
  });

  it('names the decision that waits longest', () => {
    const reports = [
      { id: 'old', outcomes: ['accept' as const, 'return' as const] },
      { id: 'new', outcomes: ['return' as const] },
    ];
    expect(offersOf('c', [item('decide_report', { reports })])).toEqual([
      { kind: 'decide_report', commitmentId: 'c', reportId: 'old' },
    ]);
  });

  it('has one foremost, two beside it and the rest behind a menu', () => {
    const all = offersOf('c', [
      ...[item('report_final'), item('acknowledge'), item('request_extension'), item('block'), item('read_history')],
    ]);
    const { first, beside, more } = arranged(all, true);
    expect(first?.kind).toBe('report');
    expect(beside.map(({ kind }) => kind)).toEqual(['acknowledge', 'ask_extension']);
    expect(more.map(({ kind }) => kind)).toEqual(['block']);
    expect(arranged(offersOf('c', [item('block')]), true)).toMatchObject({ first: null, beside: [{ kind: 'block' }] });
  });

  it('has a report beside what is foremost where none is asked of the reader', () => {
    const registrar = offersOf('c', [item('report_final'), item('put_on_control')]);
    expect(arranged(registrar, false)).toMatchObject({
      first: { kind: 'put_on_control' },
      beside: [{ kind: 'report' }],
    });
    expect(arranged(offersOf('c', [item('report_interim')]), false)).toMatchObject({
      first: null,
      beside: [{ kind: 'report' }],
    });
  });
});
