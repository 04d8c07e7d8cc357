import { blockedOn, chooseLines, type OpenCommitment } from './brief.rules.js';

const page = (most: number) => ({ most, soonDays: 14 });

const open = (id: string, more: Partial<OpenCommitment> = {}): OpenCommitment => ({
  ...{ id, reference: `BY-RU/2023-12-18/${id}`, side: 'ours', priority: 'normal', daysLeft: 30 },
  ...{ isReported: false, blockedSide: null },
  ...more,
});

describe('why a commitment stands on the page', () => {
  it.each<[string, Partial<OpenCommitment>, string | null]>([
    ['a day over', { daysLeft: -1 }, 'overdue'],
    ['due today', { daysLeft: 0 }, 'due_soon'],
    ['due in 14 days', { daysLeft: 14 }, 'due_soon'],
    ['due in 15 days', { daysLeft: 15 }, null],
    ['without a deadline', { daysLeft: null }, null],
    ['blocked', { blockedSide: 'theirs' }, 'blocked'],
    ['blocked without a deadline', { daysLeft: null, blockedSide: 'ours' }, 'blocked'],
    ['blocked, of high priority', { blockedSide: 'ours', priority: 'high' }, 'blocked'],
    ['blocked and over', { daysLeft: -3, blockedSide: 'ours', priority: 'high' }, 'overdue'],
    ['of high priority', { priority: 'high' }, 'high_priority'],
    ['of high priority without a deadline', { priority: 'high', daysLeft: null }, 'high_priority'],
    ['of low priority', { priority: 'low' }, null],
    ['over, and reported', { daysLeft: -1, priority: 'high', blockedSide: 'ours', isReported: true }, null],
  ])('%s', (_, more, why) => {
    expect(chooseLines([open('1', more)], page(10))).toEqual(why === null ? [] : [{ id: '1', why }]);
  });
});

describe('the lines of a page', () => {
  const all = [
    open('high', { priority: 'high' }),
    open('blocked', { blockedSide: 'ours' }),
    open('soon', { daysLeft: 3 }),
    open('soonHigh', { daysLeft: 9, priority: 'high' }),
    open('low', { daysLeft: -90, priority: 'low' }),
    open('b', { daysLeft: -2 }),
    open('a', { daysLeft: -2 }),
    open('longer', { daysLeft: -5 }),
    open('calm'),
  ];
  const order = ['longer', 'a', 'b', 'low', 'soonHigh', 'soon', 'blocked', 'high'];

  it('go by what presses, then by priority, deadline and reference, whatever order they come in', () => {
    expect(chooseLines(all, page(10)).map(({ id }) => id)).toEqual(order);
    expect(chooseLines(all.toReversed(), page(10)).map(({ id }) => id)).toEqual(order);
  });

  it('are the first of all, as many as fit', () => {
    expect(chooseLines(all, page(3)).map(({ id }) => id)).toEqual(order.slice(0, 3));
    expect(chooseLines(all, page(0))).toEqual([]);
  });
});

it('what is blocked on a side goes by priority, then by deadline; what is reported is not', () => {
  const all = [
    open('none', { blockedSide: 'ours', daysLeft: null }),
    open('later', { blockedSide: 'ours' }),
    open('sooner', { blockedSide: 'ours', daysLeft: -1 }),
    open('high', { blockedSide: 'ours', priority: 'high', daysLeft: 90 }),
    open('reported', { blockedSide: 'ours', isReported: true }),
    open('theirs', { blockedSide: 'theirs' }),
    open('free'),
  ];
  expect(blockedOn('ours', all).map(({ id }) => id)).toEqual(['high', 'sooner', 'later', 'none']);
  expect(blockedOn('theirs', all).map(({ id }) => id)).toEqual(['theirs']);
});
