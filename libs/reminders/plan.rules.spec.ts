import { WorkingCalendar } from '#deadlines';
import { Roster } from '#people';
import {
  date,
  exampleBody,
  exampleCommitment,
  examplePeriod,
  examplePerson,
  examplePost,
  exampleRoster,
  exampleTenure,
  exampleWorld,
  instant,
} from './examples.js';
import { DEFAULT_LADDER, type Ladder, type Rung } from './ladder.rules.js';
import { planOccurrences } from './plan.rules.js';

type Changes = Parameters<typeof exampleRoster>[0];

/** `rung person day-and-hour in UTC`, one line an occurrence. */
function plan(commitment: ReturnType<typeof exampleCommitment>, changes: Changes = {}, now: string | null = null) {
  const world = exampleWorld(exampleRoster(changes), { now: now === null ? null : instant(now) });
  const until = instant('2024-12-31T00:00:00Z');
  return planOccurrences(commitment, { ladder: DEFAULT_LADDER, world, until }).map(
    ({ rung, recipientId, deputyForId, dueAt }) =>
      `${rung} ${recipientId ?? 'nobody'}${deputyForId === null ? '' : ` for ${deputyForId}`} ${dueAt.toString().slice(0, 16)}`,
  );
}

const tenuresWithout = (postId: string, ...instead: ReturnType<typeof exampleTenure>[]) => [
  ...[
    exampleTenure('president', 'pavel'),
    exampleTenure('premier', 'roman'),
    exampleTenure('minister', 'maria'),
    exampleTenure('ambassador', 'dmitry'),
    exampleTenure('inspector', 'irina'),
  ].filter((tenure) => tenure.postId !== postId),
  ...instead,
];

/** The occurrences that a ladder of these rungs makes, as whom each person hears: `rung audience person day`. */
function planBy(rungs: Rung[], commitment = exampleCommitment(), changes: Changes = {}) {
  const ladder: Ladder = { ...DEFAULT_LADDER, rungs };
  const world = exampleWorld(exampleRoster(changes));
  return planOccurrences(commitment, { ladder, world, until: instant('2024-12-31T00:00:00Z') }).map(
    ({ rung, audience, recipientId, dueAt }) =>
      `${rung} ${audience} ${recipientId ?? 'nobody'} ${dueAt.toString().slice(0, 10)}`,
  );
}

describe('planOccurrences', () => {
  it('is the default ladder, counted in working days at nine in the morning', () => {
    expect(plan(exampleCommitment())).toEqual([
      'before-10 maria 2024-01-04T06:00',
      'before-5 maria 2024-01-11T06:00',
      'before-1 maria 2024-01-17T06:00',
      'on-day maria 2024-01-18T06:00',
      'after-1 maria 2024-01-19T06:00',
      'after-1 irina 2024-01-19T06:00',
      'after-3 roman 2024-01-23T06:00',
      'after-5 pavel 2024-01-25T06:00',
    ]);
  });

  it('counts on the calendar of the body that the mail goes to, not of the lead or of the person', () => {
    // Moscow's holidays end on 8 January (17 16 15 12 11 10 9, then 29 28 27): ten working days before the 18th reach back to 27 December.
    expect(plan(exampleCommitment({ leadPostId: 'ambassador' })).slice(0, 4)).toEqual([
      'before-10 dmitry 2023-12-27T06:00',
      'before-5 dmitry 2024-01-11T06:00',
      'before-1 dmitry 2024-01-17T06:00',
      'on-day dmitry 2024-01-18T06:00',
    ]);
  });

  it('on the day is the last working day before a deadline that is not worked, and so is one day before', () => {
    // Sunday.
    expect(plan(exampleCommitment({ deadline: '2024-01-21' })).slice(2, 5)).toEqual([
      'before-1 maria 2024-01-19T06:00',
      'on-day maria 2024-01-19T06:00',
      'after-1 maria 2024-01-22T06:00',
    ]);
  });

  it('leaves out a rung whose moment had passed when the commitment went on control', () => {
    const at = (controlledAt: string) => plan(exampleCommitment({ controlledAt: instant(controlledAt) }))[0];
    expect(at('2024-01-04T06:00:00Z')).toBe('before-10 maria 2024-01-04T06:00');
    expect(at('2024-01-04T06:00:00.001Z')).toBe('before-5 maria 2024-01-11T06:00');
  });

  it('follows the post: whoever holds it on the day, at their own hour in their own zone', () => {
    const persons = ['pavel', 'roman', 'maria', 'irina'].map((id) => examplePerson(id));
    const successor = examplePerson('olga', { timeZone: 'Asia/Vladivostok', morning: '08:30' });
    const tenures = tenuresWithout(
      'minister',
      exampleTenure('minister', 'maria', { from: '2020-01-01', to: '2024-01-16' }),
      exampleTenure('minister', 'olga', { from: '2024-01-17' }),
    ).filter(({ personId }) => personId !== 'dmitry');
    expect(plan(exampleCommitment(), { persons: [...persons, successor], tenures }).slice(1, 4)).toEqual([
      'before-5 maria 2024-01-11T06:00',
      'before-1 olga 2024-01-16T22:30',
      'on-day olga 2024-01-17T22:30',
    ]);
  });

  it('gives the mail of a vacant post to the one it reports to, with the day worked out anew there', () => {
    const tenures = tenuresWithout('ambassador');
    const lines = plan(exampleCommitment({ leadPostId: 'ambassador' }), { tenures });
    expect(lines[0]).toBe('before-10 maria 2024-01-04T06:00');
    // Superior of the lead is the minister's post, which is held.
    expect(lines.find((line) => line.startsWith('after-3'))).toBe('after-3 maria 2024-01-23T06:00');
  });

  it('goes up as far as it must, and keeps what nobody can get', () => {
    const none = tenuresWithout('minister').filter(({ postId }) => postId !== 'premier');
    expect(plan(exampleCommitment(), { tenures: none })[0]).toBe('before-10 nobody 2024-01-04T06:00');
    expect(plan(exampleCommitment(), { tenures: tenuresWithout('minister') })[0]).toBe(
      'before-10 roman 2024-01-04T06:00',
    );
  });

  it('passes over a holder whose address is refused', () => {
    const persons = ['pavel', 'roman', 'dmitry', 'irina'].map((id) => examplePerson(id));
    const refused = examplePerson('maria', { emailRefused: true });
    expect(plan(exampleCommitment(), { persons: [...persons, refused] })[3]).toBe('on-day roman 2024-01-18T06:00');
  });

  const cleared = (clearances: Record<string, 'public' | 'official' | 'confidential'>) =>
    ['pavel', 'roman', 'maria', 'dmitry', 'irina', 'stepan'].map((id) =>
      examplePerson(id, { clearance: clearances[id] ?? 'official' }),
    );

  it.each([
    ['public', {}, 'maria'],
    ['official', { maria: 'official' }, 'maria'],
    ['official', { maria: 'public' }, 'roman'],
    ['confidential', { maria: 'official', roman: 'confidential' }, 'roman'],
    ['confidential', {}, 'nobody'],
  ] as const)('goes up the line to the first holder who is cleared: %s, %j: %s', (classification, clearances, whom) => {
    const lines = plan(exampleCommitment({ classification }), { persons: cleared(clearances) });
    expect(lines[3]).toBe(`on-day ${whom} 2024-01-18T06:00`);
  });

  it('keeps a copy from a deputy who is not cleared', () => {
    const deputyships = [{ absentId: 'maria', deputyId: 'stepan', from: '2024-01-17', to: '2024-01-18' }];
    const copied = (stepan: 'public' | 'official') =>
      plan(exampleCommitment({ classification: 'official' }), { persons: cleared({ stepan }), deputyships }).filter(
        (line) => line.includes(' for '),
      ).length;
    expect([copied('official'), copied('public')]).toEqual([2, 0]);
  });

  it("sends a copy to the holder's deputies of that day, at the deputy's own morning", () => {
    const persons = ['pavel', 'roman', 'maria', 'dmitry', 'irina'].map((id) => examplePerson(id));
    const deputy = examplePerson('stepan', { morning: '10:00' });
    const deputyships = [{ absentId: 'maria', deputyId: 'stepan', from: '2024-01-17', to: '2024-01-18' }];
    expect(plan(exampleCommitment(), { persons: [...persons, deputy], deputyships }).slice(1, 7)).toEqual([
      'before-5 maria 2024-01-11T06:00',
      'before-1 maria 2024-01-17T06:00',
      'before-1 stepan for maria 2024-01-17T07:00',
      'on-day maria 2024-01-18T06:00',
      'on-day stepan for maria 2024-01-18T07:00',
      'after-1 maria 2024-01-19T06:00',
    ]);
  });

  it('tells a person once a rung, as the first audience of the ladder', () => {
    const tenures = tenuresWithout('inspector', exampleTenure('inspector', 'maria'));
    const world = exampleWorld(exampleRoster({ tenures }));
    const planned = planOccurrences(exampleCommitment(), {
      ladder: DEFAULT_LADDER,
      world,
      until: instant('2024-12-31T00:00:00Z'),
    });
    expect(planned.filter(({ rung }) => rung === 'after-1').map(({ audience }) => audience)).toEqual(['lead']);
  });

  it('is silent about everything that is not on control or has been answered for good', () => {
    for (const status of ['draft', 'proposed', 'reported', 'closed', 'declined', 'terminated'] as const) {
      expect(plan(exampleCommitment({ status }))).toEqual([]);
    }
    const reportedAt = instant('2024-01-10T12:00:00Z');
    expect(plan(exampleCommitment({ periods: [examplePeriod('2024-01-18', { reportedAt })] }))).toEqual([]);
  });

  it('stays quiet after the deadline for five working days of the lead after an answer, and no longer', () => {
    const lines = (answeredAt: string) =>
      plan(exampleCommitment({ periods: [examplePeriod('2024-01-18', { answeredAt: instant(answeredAt) })] })).slice(4);
    // Answered on Tuesday the 16th: quiet up to and including Tuesday the 23rd.
    expect(lines('2024-01-16T12:00:00Z')).toEqual(['after-5 pavel 2024-01-25T06:00']);
    // Answered on Friday after the morning's reminder, which has gone out.
    expect(lines('2024-01-19T12:00:00Z')).toEqual(['after-1 maria 2024-01-19T06:00', 'after-1 irina 2024-01-19T06:00']);
    expect(lines('2024-01-10T12:00:00Z')).toHaveLength(4);
  });

  it('treats each period of a recurring commitment on its own, as far as the horizon', () => {
    const periods = [
      examplePeriod('2024-04-10', { ordinal: 1, reportedAt: instant('2024-04-08T10:00:00Z') }),
      examplePeriod('2024-07-10', { ordinal: 2 }),
      examplePeriod('2025-01-10', { ordinal: 4 }),
    ];
    const lines = plan(exampleCommitment({ basis: 'recurring', status: 'reported', periods }));
    expect(lines[0]).toBe('before-10 maria 2024-06-26T06:00');
    // Of 10 January 2025 only what lies before the end of 2024.
    expect(lines.slice(8)).toEqual(['before-10 maria 2024-12-27T06:00']);
  });

  it('is kept quiet by an answer about the period itself, not by one about another', () => {
    const answeredAt = instant('2024-02-09T12:00:00Z');
    const january = examplePeriod('2024-01-10', { ordinal: 1, reportedAt: answeredAt, answeredAt });
    const february = examplePeriod('2024-02-09', { ordinal: 2 });
    const afterwards = (periods: (typeof january)[]) =>
      plan(exampleCommitment({ basis: 'recurring', status: 'reported', periods })).filter((line) =>
        /^after/.test(line),
      );
    expect(afterwards([january, february])).toEqual([
      'after-1 maria 2024-02-12T06:00',
      'after-1 irina 2024-02-12T06:00',
      'after-3 roman 2024-02-14T06:00',
      'after-5 pavel 2024-02-16T06:00',
    ]);
    expect(afterwards([january, { ...february, answeredAt }])).toEqual([]);
  });

  it('asks for a review of an open commitment every thirty days, moved to the next working day', () => {
    const commitment = exampleCommitment({ basis: 'open', periods: [examplePeriod(null)] });
    expect(plan(commitment).slice(0, 3)).toEqual([
      'review maria 2024-01-17T06:00',
      'review maria 2024-02-16T06:00',
      // 17 March is a Sunday.
      'review maria 2024-03-18T06:00',
    ]);
    // Late in the evening of the 18th in UTC it is the 19th at the lead's body.
    const late = { ...commitment, controlledAt: instant('2023-12-18T22:00:00Z') };
    expect(plan(late)[0]).toBe('review maria 2024-01-18T06:00');
  });

  it('sends what is late to whoever holds the post today', () => {
    const tenures = tenuresWithout(
      'minister',
      exampleTenure('minister', 'maria', { from: '2020-01-01', to: '2024-01-12' }),
      exampleTenure('minister', 'dmitry', { from: '2024-01-15' }),
    );
    expect(plan(exampleCommitment(), { tenures }, '2024-01-15T12:00:00Z').slice(0, 3)).toEqual([
      'before-10 dmitry 2024-01-04T06:00',
      'before-5 dmitry 2024-01-11T06:00',
      'before-1 dmitry 2024-01-17T06:00',
    ]);
  });

  it('takes a morning that summer time skips later by the gap, and the first of two', () => {
    const roster = (morning: string, timeZone: string) =>
      Roster.of({
        bodies: [exampleBody('b', 'XX', timeZone)],
        posts: ['lead', 'other'].map((id) => examplePost(id, 'b')),
        persons: [examplePerson('p', { timeZone, morning })],
        tenures: [exampleTenure('lead', 'p')],
        deputyships: [],
      });
    const calendars = new Map([['XX', WorkingCalendar.of({ country: 'XX', weekend: [], days: [] })]]);
    const onDay = (deadline: string, morning: string) =>
      planOccurrences(
        exampleCommitment({ deadline, leadPostId: 'lead', controllerPostId: 'other', authorPostId: 'other' }),
        {
          ladder: { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.slice(3, 4) },
          world: exampleWorld(roster(morning, 'Europe/Berlin'), { calendars }),
          until: instant('2025-01-01T00:00:00Z'),
        },
      )[0]?.dueAt.toString();
    expect(onDay('2024-03-31', '02:30')).toBe('2024-03-31T01:30:00Z'); // 03:30 in summer time
    expect(onDay('2024-10-27', '02:30')).toBe('2024-10-27T00:30:00Z'); // still summer time
    expect(onDay('2024-10-28', '02:30')).toBe('2024-10-28T01:30:00Z');
    expect(date('2024-10-28').dayOfWeek).toBe(1);
  });
});

describe('a rung', () => {
  it.each<[Rung['when'], string, string]>([
    // Thursday, 18 January 2024.
    [{ before: 4, days: 'calendar' }, '2024-01-18', '2024-01-12'], // the 14th is a Sunday
    [{ before: 7, days: 'calendar' }, '2024-01-18', '2024-01-11'],
    [{ before: 7, days: 'working' }, '2024-01-18', '2024-01-09'],
    [{ after: 2, days: 'calendar' }, '2024-01-18', '2024-01-22'], // the 20th is a Saturday
    [{ after: 4, days: 'calendar' }, '2024-01-18', '2024-01-22'],
    [{ after: 5, days: 'calendar' }, '2024-01-18', '2024-01-23'],
    // A deadline on a Sunday.
    [{ before: 1, days: 'calendar' }, '2024-01-21', '2024-01-19'],
    [{ after: 1, days: 'calendar' }, '2024-01-21', '2024-01-22'],
    ['on_day', '2024-01-21', '2024-01-19'],
  ])('at %j of a deadline on %s goes out on %s', (when, deadline, day) => {
    expect(planBy([{ key: 'r', when, audience: ['lead'] }], exampleCommitment({ deadline }))).toEqual([
      `r lead maria ${day}`,
    ]);
  });

  it('in calendar days gives way on the calendar of the recipient', () => {
    const rungs: Rung[] = [
      { key: 'r', when: { before: 14, days: 'calendar' }, audience: ['lead', { post: 'minister' }] },
    ];
    // 4 January is a holiday in Moscow, where the ambassador is, and a working day in Minsk.
    expect(planBy(rungs, exampleCommitment({ leadPostId: 'ambassador' }))).toEqual([
      'r lead dmitry 2023-12-29',
      'r post maria 2024-01-04',
    ]);
  });

  it('reaches the counterpart where there is one, and a post that it names whatever the commitment', () => {
    const rungs: Rung[] = [{ key: 'r', when: { after: 1 }, audience: ['counterpart', { post: 'inspector' }] }];
    expect(planBy(rungs, exampleCommitment({ counterpartPostId: 'ambassador' }))).toEqual([
      'r counterpart dmitry 2024-01-19',
      'r post irina 2024-01-19',
    ]);
    expect(planBy(rungs)).toEqual(['r post irina 2024-01-19']);
  });

  const escalation = (...degrees: number[]): Rung[] =>
    degrees.map((superior, at) => ({ key: `r${at}`, when: { after: 1 }, audience: [{ superior }] }));

  it.each<[string, number[], string[]]>([
    // ambassador → minister → premier
    ['ambassador', [1, 2], ['r0 superior maria', 'r1 superior-2 roman']],
    ['ambassador', [3], ['r0 superior-3 roman']], // the line ends earlier: its top hears
    ['ambassador', [2, 3, 4], ['r0 superior-2 roman']], // who hears as the second is not told as the third
    ['ambassador', [4, 3], ['r1 superior-3 roman']],
    ['ambassador', [3, 3], ['r0 superior-3 roman', 'r1 superior-3 roman']], // two rungs that both ask for the third
    ['minister', [1, 2], ['r0 superior roman']],
    ['premier', [1, 2, 9], []], // nobody is above
  ])('tells the superiors of the %s of the degrees %j', (leadPostId, degrees, expected) => {
    const lines = planBy(escalation(...degrees), exampleCommitment({ leadPostId }));
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(expected);
  });

  it('tells nobody twice, by whatever ways they are reached', () => {
    const audience: Rung['audience'] = ['controller', 'superior', { superior: 2 }, 'counterpart', { post: 'premier' }];
    const tenures = tenuresWithout('minister');
    const commitment = exampleCommitment({ leadPostId: 'ambassador', counterpartPostId: 'inspector' });
    // The minister's post is vacant: the superior's mail goes to the premier, who is the second superior as well.
    expect(planBy([{ key: 'r', when: { after: 1 }, audience }], commitment, { tenures })).toEqual([
      'r controller irina 2024-01-19',
      'r superior roman 2024-01-19',
    ]);
  });

  it('leaves out what comes before a period is known: on or before the deadline of the one before it', () => {
    const periods = [examplePeriod('2024-04-10', { ordinal: 1 }), examplePeriod('2024-07-10', { ordinal: 2 })];
    const rungs: Rung[] = [91, 90].map((before) => ({
      key: `r${before}`,
      when: { before, days: 'calendar' },
      audience: ['lead'],
    }));
    // 91 days before 10 July is the deadline before it, 90 the day after.
    expect(planBy(rungs, exampleCommitment({ basis: 'recurring', periods }))).toEqual([
      'r91 lead maria 2024-01-10',
      'r90 lead maria 2024-01-11',
      'r90 lead maria 2024-04-11',
    ]);
  });
});
