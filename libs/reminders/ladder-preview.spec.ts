import { randomUUID } from 'node:crypto';
import { Access } from '#access';
import { Meetings } from '#meetings';
import { SYSTEM, Transactions } from '#platform';
import fc from 'fast-check';
import { CheckPlan } from './check-plan.js';
import { DEFAULT_LADDER, type Ladder, type Rung } from './ladder.rules.js';
import { type Following, type LadderPreview, LadderPreviews } from './ladder-preview.js';
import { Ladders } from './ladders.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;
let premier: string;
let sentAbout: string;
let own: string;

beforeAll(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
  await ground.addPost('clerk', { reportsTo: 'minister' });
  const [post] = await ground.query<{ id: string }>(`SELECT id FROM posts WHERE code = 'premier'`);
  premier = post?.id ?? '';
  // The database's clock is far ahead: everything about this one has been sent.
  sentAbout = await ground.addCommitment('minister', { ladder: 'default' });
  await ground.gatherAndDeliver();
  await ground.addCommitments(['clerk', 'minister'], { ladder: 'default' });
  await ground.addCommitment('minister', { ladder: 'default', basis: 'open' });
  await ground.addCommitment('clerk', { ladder: 'default', classification: 'confidential' });
  own = await ground.addCommitment('clerk');
  await ground.query(`UPDATE commitments SET ladder_code = NULL WHERE ladder_code = 'default'`);
});
afterAll(() => ground.stop());

const preview = (rules: Ladder, following: Following = { ladderCode: 'default' }) =>
  ground.run(async () => {
    const kept = await ground.nest.get(Ladders).keptRules(rules);
    return ground.nest.get(LadderPreviews).of(kept, following);
  });

const save = (rules: Ladder) =>
  ground.run(async () => {
    const ladders = ground.nest.get(Ladders);
    const { version } = await ladders.get('default');
    return ladders.update('default', version, { rules, reason: 'experience' });
  });

interface Row {
  key: string;
  state: string;
  due: string;
  through: string;
}

/** Every stored reminder by what makes it unique, with when and through whom it goes out. */
async function rows(): Promise<Map<string, Row>> {
  const all = await ground.query<Row>(
    `SELECT concat_ws(' ', commitment_id, rung, deadline_version, ordinal, recipient_id) AS key, state,
       to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS due, concat_ws(' ', audience, post_id) AS through
     FROM occurrences`,
  );
  return new Map(all.map((row) => [row.key, row]));
}

/** What a change did to the rows, in the words of the preview. */
function done(before: Map<string, Row>, after: Map<string, Row>): string[] {
  const lines: string[] = [];
  for (const [key, row] of after) {
    const was = before.get(key);
    if (was === undefined) lines.push(`added ${key} - ${row.due}`);
    else if (was.due !== row.due) lines.push(`moved ${key} ${was.due} ${row.due}`);
    else if (was.through !== row.through) lines.push(`other_reason ${key} ${was.due} ${row.due}`);
  }
  for (const [key, row] of before) if (!after.has(key)) lines.push(`taken_back ${key} ${row.due} -`);
  return lines.sort();
}

const said = ({ items }: LadderPreview): string[] =>
  items
    .map(({ change, commitment, rung, ordinal, recipient, dueBefore, dueAt }) => {
      const key = [commitment.id, rung, 1, ordinal, recipient?.id].filter((part) => part !== undefined).join(' ');
      return `${change} ${key} ${dueBefore?.toString() ?? '-'} ${dueAt?.toString() ?? '-'}`;
    })
    .sort();

const CHANGED: Ladder = {
  ...DEFAULT_LADDER,
  reviewDays: 60,
  rungs: [
    { key: 'month-before', when: { before: 20, days: 'calendar' }, audience: ['lead'] },
    { key: 'before-5', when: { before: 3 }, audience: ['lead'] },
    { key: 'on-day', when: 'on_day', audience: ['lead', { superior: 2 }] },
    { key: 'after-3', when: { after: 3 }, audience: [{ post: 'premier' }, 'superior'] },
  ],
};

describe('the preview of a ladder', () => {
  afterEach(() => save(DEFAULT_LADDER));

  it('says exactly what saving then does, and does nothing itself', async () => {
    const before = await rows();
    const result = await preview(CHANGED);
    expect(await rows()).toEqual(before);
    await save(CHANGED);
    const changes = done(before, await rows());
    expect(said(result)).toEqual(changes);
    expect(result).toMatchObject({ commitments: 5, changedCommitments: 5, notListed: 0 });
    for (const [kind, count] of Object.entries(result.counts)) {
      expect(count).toBe(changes.filter((line) => line.startsWith(`${kind} `)).length);
      expect(count).toBeGreaterThan(0);
    }
    expect((await ground.nest.get(CheckPlan).run()).differences).toBe(0);
  });

  it('leaves alone what has been sent, and sends a rung with a new key as a new one', async () => {
    const { items } = await preview(CHANGED);
    const about = items.filter(({ commitment }) => commitment.id === sentAbout);
    // Its before-5, on-day and after-3 have gone out to the same people.
    expect(about.map(({ change, rung, recipient }) => `${change} ${rung} ${recipient?.name}`).sort()).toEqual([
      'added month-before Person minister',
    ]);
  });

  it('names in every language whom it would reach', async () => {
    await ground.query(`UPDATE persons SET name_ru = 'Министр', name_be = 'Міністр' WHERE code = 'minister'`);
    const { items } = await preview(CHANGED);
    const named = new Map(items.map(({ recipient }) => [recipient?.name, recipient?.names]));
    expect(named.get('Person minister')).toEqual({ ru: 'Министр', be: 'Міністр' });
    expect(named.get('Person clerk')).toEqual({ ru: null, be: null });
  });

  it('is right for any ladder', async () => {
    const whom = fc.constantFrom<Rung['audience'][number]>(
      'lead',
      'controller',
      'superior',
      'author',
      'counterpart',
      { superior: 3 },
      { post: premier },
    );
    const distance = { days: fc.constantFrom('working' as const, 'calendar' as const) };
    const when = fc.oneof(
      fc.record({ before: fc.integer({ min: 1, max: 25 }), ...distance }),
      fc.record({ after: fc.integer({ min: 1, max: 25 }), ...distance }),
      fc.constant('on_day' as const),
    );
    const rung = fc.record({
      key: fc.constantFrom('before-10', 'before-5', 'before-1', 'on-day', 'after-1', 'after-3', 'after-5', 'own'),
      when,
      audience: fc.uniqueArray(whom, { minLength: 1, maxLength: 3 }),
    });
    const rungs = fc.uniqueArray(rung, { minLength: 1, maxLength: 8, selector: ({ key }) => key });
    const days = fc.integer({ min: 10, max: 90 });
    await fc.assert(
      fc.asyncProperty(rungs, days, async (all, reviewDays) => {
        const rules = { ...DEFAULT_LADDER, rungs: all, reviewDays };
        const [before, result] = [await rows(), await preview(rules)];
        await save(rules);
        expect(said(result)).toEqual(done(before, await rows()));
      }),
      { numRuns: 20 },
    );
  });

  it('of a choice says what the choice then does: of a commitment', async () => {
    const before = await rows();
    const result = await preview(CHANGED, { commitmentId: own });
    await ground.run(() => ground.nest.get(Ladders).create({ code: 'other', name: { en: 'Other' }, rules: CHANGED }));
    await ground.change(own, `ladder_code = 'other'`);
    expect(said(result)).toEqual(done(before, await rows()));
    expect(result.counts.added).toBeGreaterThan(0);
    await ground.change(own, `ladder_code = 'once'`);
  });

  it('of a choice says what the choice then does: of a meeting, and those of it that have no other', async () => {
    const before = await rows();
    const result = await preview(CHANGED, { meetingId: ground.meeting });
    const choose = (version: number, ladderCode: string | null) =>
      ground.run(() => ground.nest.get(Meetings, { strict: false }).update(ground.meeting, version, { ladderCode }));
    await choose(1, 'other');
    expect(said(result)).toEqual(done(before, await rows()));
    expect(result).toMatchObject({ commitments: 5, changedCommitments: 5 });
    await choose(2, null);
    expect([...(await rows()).values()].filter(({ key }) => key.includes('month-before'))).toEqual([]);
  });

  it('lists only what the reader may see, and counts all', async () => {
    const all = await preview(CHANGED);
    const rules = await ground.run(() => ground.nest.get(Ladders).keptRules(CHANGED));
    const restricted = await ground.nest.get(Transactions).run(SYSTEM, async () => {
      const administrator = {
        personId: randomUUID(),
        roles: ['administrator' as const],
        clearance: 'official' as const,
        language: 'en' as const,
      };
      ground.nest.get(Access).enter({ ...administrator, postIds: [], actingFor: [] });
      return ground.nest.get(LadderPreviews).of(rules, { ladderCode: 'default' });
    });
    expect(restricted.counts).toEqual(all.counts);
    expect(restricted.items.length + restricted.notListed).toBe(all.items.length);
    const classified = await ground.query<{ id: string }>(
      `SELECT id FROM commitments WHERE classification <> 'public'`,
    );
    expect(restricted.notListed).toBeGreaterThan(0);
    expect(restricted.items.map(({ commitment }) => commitment.id)).not.toContain(classified[0]?.id);
  });

  it('names the first two hundred and counts the others', async () => {
    await ground.addPosts(60);
    const leads = Array.from({ length: 60 }, (_, n) => `post${n}`);
    await ground.addCommitments(leads, { ladder: 'default' });
    await ground.query(`UPDATE commitments SET ladder_code = NULL WHERE ladder_code = 'default'`);
    const result = await preview(CHANGED);
    expect(result.items).toHaveLength(200);
    const total = Object.values(result.counts).reduce((sum, count) => sum + count, 0);
    expect(result.notListed).toBe(total - 200);
    const moments = result.items.map(
      ({ dueBefore, dueAt }) =>
        [dueBefore, dueAt]
          .map(String)
          .filter((at) => at !== 'null')
          .sort()[0],
    );
    expect(moments).toEqual(moments.toSorted());
  });
});
