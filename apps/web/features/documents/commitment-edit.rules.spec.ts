import type { Commitment } from '../../client/api.generated.js';
import { changeOf, fieldsOf, standsOn } from './commitment-edit.rules.js';

const post = (id: string) => ({ id, title: id, bodyId: 'b', body: 'B', holder: null });
const given: Partial<Commitment> = {
  ...{
    title: 'Build the road',
    text: 'Build it.',
    kind: 'commitment',
    side: 'ours',
    area: { code: 'transport', name: 'T' },
  },
  ...{ priority: 'normal', classification: 'public', verifiable: true, signedOn: '2023-12-18', regimeCode: 'cis' },
  ...{ lead: post('lead'), controller: post('controller'), author: post('author'), coExecutors: [post('one')] },
  ...{ counterpart: { id: 'across', name: 'A' }, counterpartPost: null, observers: [], ladderCode: null },
  ...{ deadline: { basis: 'default' }, basis: 'default', controlledAt: '2023-12-18T09:00:00Z' },
  parts: [
    { number: 1, text: 'First,\nby halves', completedAt: '2024-01-10T09:00:00Z' },
    { number: 2, text: 'Second', completedAt: null },
  ],
};
const opened = given as Commitment;
const draft = { ...opened, controlledAt: null };
const toBeAgreed = { ...opened, basis: 'open', deadline: { basis: 'open' } } as Commitment;

describe('an edit', () => {
  it('sends nothing of what was not touched, spaces around words neither', () => {
    expect(changeOf(opened, fieldsOf(opened))).toEqual({});
    expect(changeOf(opened, { ...fieldsOf(opened), title: ' Build the road ' })).toEqual({});
  });

  it.each([
    [{ title: 'Build two roads' }, { title: 'Build two roads' }],
    [{ leadPostId: 'other' }, { leadPostId: 'other' }],
    [{ coExecutorPostIds: [] }, { coExecutorPostIds: [] }],
    [{ counterpartBodyId: null }, { counterpartBodyId: null }],
    [{ ladderCode: 'calm' }, { ladderCode: 'calm' }],
    [
      { areaCode: 'health', observerIds: ['p'] },
      { areaCode: 'health', observerIds: ['p'] },
    ],
  ])('sends what was touched: %j', (typed, change) =>
    expect(changeOf(opened, { ...fieldsOf(opened), ...typed })).toEqual(change),
  );

  it('leaves the words of a part as they were, lines and all, where another is added', () => {
    const { parts } = fieldsOf(opened);
    expect(parts).toBe('First, by halves\nSecond');
    expect(changeOf(opened, { ...fieldsOf(opened), parts: `${parts}\n Third ` })).toEqual({
      parts: ['First,\nby halves', 'Second', 'Third'],
    });
  });

  it.each([
    ['before control', [draft, 'stated'], { side: false, deadline: false, countedFrom: false }],
    ['before control, to be agreed', [draft, 'open'], { side: false, deadline: false, countedFrom: false }],
    ['on control', [opened, 'stated'], { side: true, deadline: true, countedFrom: true }],
    ['on control, agreed now', [toBeAgreed, 'stated'], { side: true, deadline: false, countedFrom: false }],
    ['on control, still to be agreed', [toBeAgreed, 'open'], { side: true, deadline: false, countedFrom: true }],
  ] as const)('%s: what can be edited is sent, the rest stands', (_when, [commitment, basis], stands) => {
    expect(standsOn(commitment, basis)).toEqual(stands);
    const typed = { side: 'theirs', basis, statedOn: '2024-03-01', signedOn: '2023-12-20', regimeCode: 'new' } as const;
    const deadline = basis === 'open' ? { basis } : { basis, statedOn: '2024-03-01' };
    expect(changeOf(commitment, { ...fieldsOf(commitment), ...typed })).toEqual({
      ...(!stands.side && { side: 'theirs' }),
      ...(!stands.deadline && commitment.basis !== basis && { deadline }),
      ...(!stands.countedFrom && { signedOn: '2023-12-20', regimeCode: 'new' }),
    });
  });
});
