import type { ClaimedItem, ClaimedMatter } from './claimed-item.js';
import { instant } from './examples.js';
import type { PlannedOccurrence } from './occurrence.js';
import { isSurelyTrue, PASSED_ON, recheck } from './recheck.rules.js';

const item = (changes: Partial<ClaimedItem> = {}): ClaimedItem => ({
  id: 'o',
  commitmentId: 'c',
  rung: 'before-1',
  deadlineVersion: 1,
  ordinal: 1,
  audience: 'lead',
  recipientId: 'maria',
  postId: 'minister',
  deadline: '2024-01-18',
  dueAt: 1_000,
  reference: 'A/01',
  title: 'Joint specification',
  classification: 'public',
  obstacle: null,
  status: 'active',
  basis: 'default',
  originalDeadline: '2024-01-18',
  currentVersion: 1,
  isReported: false,
  isSettled: false,
  isRefused: false,
  holds: true,
  isDirect: true,
  isOnLadder: true,
  when: null,
  isAnswered: false,
  facts: '1 active',
  leadTitle: { en: 'Minister', ru: null, be: null },
  postTitle: { en: 'Minister', ru: null, be: null },
  deputyFor: null,
  quote: null,
  contact: null,
  ...changes,
});
const planned = (changes: Partial<PlannedOccurrence> = {}): PlannedOccurrence => ({
  commitmentId: 'c',
  rung: 'before-1',
  deadlineVersion: 1,
  ordinal: 1,
  audience: 'lead',
  postId: 'minister',
  recipientId: 'maria',
  deputyForId: null,
  deadline: null,
  dueAt: instant('2024-01-17T06:00:00Z'),
  ...changes,
});
const nothing = () => [];
const notes = (items: ClaimedItem[], plan: () => PlannedOccurrence[] = nothing) =>
  recheck(items, plan).expired.map(({ note, readdress }) => `${note}${readdress ? ' >' : ''}`);

describe('recheck', () => {
  it('sends what is beyond doubt without asking the plan', () => {
    const unasked = () => {
      throw new Error('asked');
    };
    expect(recheck([item()], unasked).send).toHaveLength(1);
    // The report that waits is on another period.
    expect(recheck([item({ status: 'reported', basis: 'recurring' })], unasked).send).toHaveLength(1);
  });

  it.each([
    [{ status: 'closed', isSettled: true }, 'the commitment is settled'],
    [{ status: 'reported', isReported: true }, 'a report has been made'],
    [{ currentVersion: 2 }, 'the deadline has moved'],
    [{ isRefused: true }, 'the mail server refuses the address'],
    [{ holds: false }, 'the post is in other hands'],
    [{ isDirect: false }, 'the post is in other hands'],
    [{ isAnswered: true }, 'an answer has been given'],
  ])('withdraws what is no longer true: %p', (changes, note) => {
    expect(isSurelyTrue(item(changes))).toBe(false);
    expect(notes([item(changes)])).toEqual([note]);
  });

  it('sends what is in doubt when the plan confirms it for this person and post', () => {
    expect(recheck([item({ isAnswered: true })], () => [planned()]).send).toHaveLength(1);
    expect(notes([item({ holds: false })], () => [planned({ recipientId: 'olga' })])).toEqual([
      'the post is in other hands >',
    ]);
    expect(notes([item({ isDirect: false })], () => [planned({ postId: 'premier' })])).toEqual([
      'the post is in other hands >',
    ]);
    expect(notes([item({ holds: false })], () => [planned({ rung: 'on-day', recipientId: 'olga' })])).toEqual([
      'the post is in other hands',
    ]);
  });

  it.each([
    ['not_cleared', 'the recipient is not cleared for it'],
    ['no_right', 'the register would not show it to the recipient'],
    ['account_disabled', 'the account of the recipient is disabled'],
  ] as const)('keeps from a person what they may not read: %s', (obstacle, note) => {
    expect(notes([item({ obstacle })])).toEqual([note]);
    expect(notes([item({ obstacle })], () => [planned({ recipientId: 'roman' })])).toEqual([`${note} >`]);
    expect(notes([item({ obstacle })], () => [planned({ recipientId: null })])).toEqual([`${note} >`]);
    // Whatever the plan thinks of them.
    expect(notes([item({ obstacle })], () => [planned()])).toEqual([`${note} >`]);
    expect(PASSED_ON).toContain(note);
  });

  it('says once, after an outage, what several mornings would have said', () => {
    const earlier = item();
    const later = item({ id: 'p', rung: 'on-day', dueAt: 2_000 });
    const result = recheck([earlier, later], nothing);
    expect(result.send).toEqual([later]);
    expect(result.expired[0]?.note).toBe('overtaken by on-day');
    // Two rungs of one morning are both reasons; another period is another matter.
    expect(recheck([earlier, { ...later, dueAt: 1_000 }], nothing).send).toHaveLength(2);
    expect(recheck([earlier, { ...later, ordinal: 2 }], nothing).send).toHaveLength(2);
    // What overtakes must itself go out.
    const inDoubt = { ...later, isAnswered: true };
    expect(recheck([earlier, inDoubt], nothing).send).toEqual([earlier]);
    expect(recheck([earlier, inDoubt], () => [planned({ rung: 'on-day' })]).send).toEqual([inDoubt]);
    // The reason names the one that goes out, not one that is overtaken as well.
    const last = item({ id: 'q', rung: 'after-1', dueAt: 3_000 });
    expect(notes([earlier, last, later])).toEqual(['overtaken by after-1', 'overtaken by after-1']);
  });
});

describe('recheck of what is decided', () => {
  const matter = (changes: Partial<ClaimedMatter> = {}): ClaimedMatter => ({
    ...{ kind: 'decide-report', stands: true, leads: false, by: null, on: '2024-01-10' },
    ...{ reason: '', to: null, keptOn: null },
    ...changes,
  });
  const nudge = (changes: Partial<ClaimedItem> = {}) =>
    item({ rung: 'decide-report-1', audience: 'controller', matter: matter(), status: 'reported', ...changes });

  it('sends what stands without asking the plan, whatever became of the deadline', () => {
    const closed = matter({ kind: 'notice-closed' });
    expect(isSurelyTrue(nudge({ currentVersion: 3, isReported: true, isAnswered: true }))).toBe(true);
    expect(isSurelyTrue(nudge({ rung: 'notice-closed', matter: closed, status: 'closed', isSettled: true }))).toBe(
      true,
    );
  });

  it.each([
    { matter: matter({ stands: false }) },
    { matter: matter({ leads: true }) },
    { matter: undefined },
    { holds: false },
    { isRefused: true },
  ])('asks the plan when in doubt: %j', (changes) => {
    expect(isSurelyTrue(nudge(changes))).toBe(false);
  });

  it('says why it is not sent', () => {
    expect(notes([nudge({ matter: matter({ stands: false }) })])).toEqual(['it has been decided or overtaken']);
    const elsewhere = () => [planned({ rung: 'decide-report-1', recipientId: 'olga' })];
    expect(notes([nudge({ holds: false })], elsewhere)).toEqual(['the post is in other hands >']);
    const leads = 'the recipient leads the commitment';
    expect(notes([nudge({ matter: matter({ leads: true }) })], elsewhere)).toEqual([`${leads} >`]);
    expect(PASSED_ON).toContain(leads);
  });

  it('never takes it to be overtaken by a rung, nor a rung by it', () => {
    const later = item({ id: 'p', rung: 'after-3', dueAt: 2_000 });
    expect(recheck([nudge(), later], nothing).send).toHaveLength(2);
    expect(recheck([item(), nudge({ id: 'p', dueAt: 2_000 })], nothing).send).toHaveLength(2);
  });
});
