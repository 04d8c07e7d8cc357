import { type Having, HAVINGS } from '#commitments';
import { measuresOf } from './measures.rules.js';

const counted = (numbers: Partial<Record<Having, number>>) =>
  Object.fromEntries(HAVINGS.map((having) => [having, numbers[having] ?? 0])) as Record<Having, number>;
const measured = (
  numbers: Partial<Record<Having, number>>,
  more: { slipDays?: number; slipMedian?: number; oldestWaitDays?: number; commitments?: typeof numbers } = {},
) =>
  measuresOf({
    ...{ slipDays: 0, slipMedian: null, oldestWaitDays: null },
    ...more,
    counts: counted(numbers),
    commitments: counted(more.commitments ?? numbers),
  });

describe('measures', () => {
  it('have no value over nothing, and say so', () => {
    const nothing = measured({});
    const none = { value: null, over: 0 };
    expect(nothing.timeliness.original.onTime).toEqual(none);
    expect(nothing.slip).toMatchObject({ totalDays: 0, mean: none, median: none });
    expect(nothing.extensions.perCommitment).toEqual(none);
    expect(nothing.kept.byThem.rate).toEqual(none);
    expect(nothing.fulfilment.average).toEqual(none);
    expect(nothing.conformity.conforming).toEqual(none);
    expect(JSON.stringify(nothing)).not.toContain('NaN');
  });

  it('on time: in time over in time, late and overdue; what runs does not count', () => {
    const { original, current } = measured({
      ...{ in_time_original: 1, late_original: 2, overdue_original: 1, running_original: 7 },
      ...{ in_time_current: 3, late_current: 0, overdue_current: 1, running_current: 7 },
    }).timeliness;
    expect(original.onTime).toEqual({ value: 0.25, over: 4 });
    expect(current.onTime).toEqual({ value: 0.75, over: 4 });
  });

  it('slip: over all that have a deadline, moved or not', () => {
    const { slip } = measured({ dated: 4, slipped: 1 }, { slipDays: 14, slipMedian: 0 });
    expect(slip).toMatchObject({ totalDays: 14, mean: { value: 3.5, over: 4 }, median: { value: 0, over: 4 } });
  });

  it('extensions: every granted move, asked for or not, over commitments', () => {
    const commitments = { counted: 2, extension_granted: 1 };
    const { extensions } = measured({ counted: 5, extension_granted: 2, moved_unasked: 1 }, { commitments });
    expect(extensions.perCommitment).toEqual({ value: 1.5, over: 2 });
    expect(extensions.granted).toEqual({ count: 2, commitments: 1, having: 'extension_granted' });
  });

  it('fulfilment: no evidence is not zero, and not begun is', () => {
    const scored = { fulfilment_not_started: 1, fulfilment_substantial: 1, fulfilment_full: 1 };
    const { fulfilment } = measured({ ...scored, fulfilment_no_evidence: 9 });
    expect(fulfilment.average).toEqual({ value: 5 / 3, over: 3 });
    expect(fulfilment.noEvidence.count).toBe(9);
  });

  it('fulfilment is counted by commitment, however many periods it has', () => {
    const { fulfilment } = measured({ fulfilment_full: 8 }, { commitments: { fulfilment_full: 2 } });
    expect(fulfilment).toMatchObject({ average: { value: 3, over: 2 }, full: { count: 2, commitments: 2 } });
  });
});
