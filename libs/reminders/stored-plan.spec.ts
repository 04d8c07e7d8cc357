import { Tenures } from '#people';
import { Replanner, Transactions } from '#platform';
import { CheckPlan } from './check-plan.js';
import { date } from './examples.js';
import { DEFAULT_LADDER } from './ladder.rules.js';
import { Ladders } from './ladders.js';
import { Nightly } from './nightly.js';
import { ReminderGround } from './reminder-ground.js';
import { ReminderQueries } from './reminder-queries.js';

let ground: ReminderGround;

beforeAll(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterAll(() => ground.stop());
afterEach(async () => {
  ground.clock.set('2023-12-18T09:00:00Z');
  await ground.query('DELETE FROM occurrences');
  await ground.query('DELETE FROM mailings');
  await ground.query('DELETE FROM commitment_periods');
  await ground.query('DELETE FROM commitments');
});

const check = () => ground.nest.get(CheckPlan).run();

describe('the stored plan', () => {
  it('is the whole ladder from the moment a commitment is on control', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    expect(await ground.occurrences(id)).toEqual([
      'before-10 minister 01-04 planned',
      'before-5 minister 01-11 planned',
      'before-1 minister 01-17 planned',
      'on-day minister 01-18 planned',
      'after-1 inspector 01-19 planned',
      'after-1 minister 01-19 planned',
      'after-3 premier 01-23 planned',
      'after-5 president 01-25 planned',
    ]);
    expect(await check()).toMatchObject({ commitments: 1, added: 0, differences: 0 });
  });

  it('does not change when it is planned again', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    const ids = () => ground.query('SELECT id FROM occurrences ORDER BY id');
    const before = await ids();
    await ground.run(() => ground.nest.get(Replanner).commitmentsChanged([id, id]));
    expect(await ids()).toEqual(before);
  });

  it('vanishes in the transaction that settles a commitment, and comes back when that is rolled back', async () => {
    const id = await ground.addCommitment('minister');
    await expect(
      ground.run(async () => {
        await ground.nest.get(Transactions).manager.query(SETTLE, [id]);
        await ground.nest.get(Replanner).commitmentsChanged([id]);
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    expect(await ground.occurrences(id)).toHaveLength(1);
    await ground.change(id, `status = 'closed', settled_at = now()`);
    expect(await ground.occurrences(id)).toEqual([expect.stringMatching(/^notice-closed president /)]);
  });

  it('follows a succession from its day on, with nothing edited', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    const other = await ground.addCommitment('premier');
    const olga = await ground.addPerson('olga');
    await ground.run(async () => {
      const [{ id: post }]: [{ id: string }] = await ground.nest
        .get(Transactions)
        .manager.query(`SELECT id FROM posts WHERE code = 'minister'`);
      await ground.nest.get(Tenures).succeed(post, { personId: olga, startsOn: date('2024-01-12') });
    });
    expect((await ground.occurrences(id)).slice(1, 4)).toEqual([
      'before-5 minister 01-11 planned',
      'before-1 olga 01-17 planned',
      'on-day olga 01-18 planned',
    ]);
    expect(await ground.occurrences(other)).toEqual(['on-day premier 01-18 planned']);
    expect((await check()).differences).toBe(0);
    await ground.query(`DELETE FROM tenures WHERE person_id = $1`, [olga]);
    await ground.query(`UPDATE tenures SET ends_on = NULL`);
  });

  it('reaches the commitments of the posts below one that changes hands: as superior and as the next up the line', async () => {
    await ground.addPost('adviser', { reportsTo: 'minister', holder: null });
    const id = await ground.addCommitment('adviser');
    const above = await ground.addCommitment('minister', { ladder: 'default' });
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
    const roman = await ground.addPerson('roman');
    await ground.run(async () => {
      const { manager } = ground.nest.get(Transactions);
      await manager.query(
        `UPDATE tenures SET person_id = $1 WHERE post_id IN
        (SELECT id FROM posts WHERE code IN ('minister', 'premier'))`,
        [roman],
      );
      const posts: { id: string }[] = await manager.query(`SELECT id FROM posts WHERE code IN ('minister', 'premier')`);
      await ground.nest.get(Replanner).rosterChanged({ postIds: posts.map((post) => post.id) });
    });
    expect(await ground.occurrences(id)).toEqual(['on-day roman 01-18 planned']);
    expect(await ground.occurrences(above)).toContain('after-3 roman 01-23 planned');
    await ground.query(`UPDATE tenures t SET person_id = p.id FROM posts o, persons p
      WHERE o.id = t.post_id AND p.code = o.code AND o.code IN ('minister', 'premier')`);
  });

  it('moves with a day of the calendar', async () => {
    const id = await ground.addCommitment('minister');
    const setDay = (sql: string) =>
      ground.run(async () => {
        await ground.nest.get(Transactions).manager.query(sql);
        await ground.query(`UPDATE calendars SET version = version + 1 WHERE country = 'BY'`);
        await ground.nest.get(Replanner).calendarChanged('BY');
      });
    await setDay(
      `INSERT INTO calendar_days (country, day, working, origin) VALUES ('BY', '2024-01-18', false, 'manual')`,
    );
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-17 planned']);
    await setDay(`DELETE FROM calendar_days WHERE country = 'BY' AND day = '2024-01-18'`);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
  });

  it('moves with its ladder', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    const rules = { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.slice(2, 4) };
    await ground.run(() => ground.nest.get(Ladders).update('default', 1, { name: { en: 'Short' }, rules }));
    expect(await ground.occurrences(id)).toHaveLength(2);
    await expect(
      ground.run(() => ground.nest.get(Ladders).update('default', 1, { name: { en: 'Stale' }, rules })),
    ).rejects.toMatchObject({ kind: 'stale' });
    await ground.run(() =>
      ground.nest.get(Ladders).update('default', 2, { name: { en: 'Default' }, rules: DEFAULT_LADDER }),
    );
    expect(await ground.occurrences(id)).toHaveLength(8);
  });

  it('is right whichever comes first, the succession or the commitment, when both happen at once', async () => {
    const persons = [await ground.addPerson('one'), await ground.addPerson('two')];
    for (let round = 0; round < 10; round++) {
      const person = persons[round % 2];
      const succession = ground.run(async () => {
        const { manager } = ground.nest.get(Transactions);
        const [{ id: post }]: [{ id: string }] = await manager.query(`SELECT id FROM posts WHERE code = 'minister'`);
        await manager.query('UPDATE tenures SET person_id = $1 WHERE post_id = $2', [person, post]);
        await ground.nest.get(Replanner).rosterChanged({ postIds: [post] });
      });
      const [id] = await Promise.all([ground.addCommitment('minister'), succession]);
      expect(await ground.occurrences(id)).toEqual([`on-day ${round % 2 === 0 ? 'one' : 'two'} 01-18 planned`]);
    }
    expect((await check()).differences).toBe(0);
    await ground.query(`UPDATE tenures t SET person_id = p.id FROM posts o, persons p
      WHERE o.id = t.post_id AND p.code = 'minister' AND o.code = 'minister'`);
  });

  it('is repaired, with an alarm, when somebody has tampered with it', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    await ground.query(`DELETE FROM occurrences WHERE rung = 'before-1'`);
    await ground.query(`UPDATE occurrences SET due_at = due_at + interval '1 hour' WHERE rung = 'on-day'`);
    const { differences, sample } = await check();
    expect(differences).toBe(2);
    expect(sample.map(({ kind, occurrence }) => `${kind} ${occurrence.rung}`)).toEqual([
      'added before-1',
      'moved on-day',
    ]);
    expect(await ground.occurrences(id)).toHaveLength(8);
    expect((await check()).differences).toBe(0);
  });

  it('is no fault when time alone changes it: a tenure entered ahead begins and somebody can be told', async () => {
    await ground.addPost('orphan', { holder: null });
    const id = await ground.addCommitment('orphan');
    ground.clock.set('2024-01-20T09:00:00Z');
    await ground.addTenure('orphan', await ground.addPerson('late'), '2024-01-22');
    expect(await check()).toMatchObject({ added: 0, differences: 0 });
    expect(await ground.occurrences(id)).toEqual(['on-day nobody 01-18 planned']);
    ground.clock.set('2024-01-25T09:00:00Z');
    expect(await check()).toMatchObject({ added: 1, differences: 0 });
    expect(await ground.occurrences(id)).toEqual(['on-day late 01-18 planned']);
    await ground.query(`UPDATE occurrences SET recipient_id = (SELECT id FROM persons WHERE code = 'president')`);
    // It had fallen due: whose it is, is put right here; whose it is not, is found out at the moment of sending.
    await check();
    await ground.gatherAndDeliver();
    expect(await ground.occurrences(id)).toEqual(['on-day late 01-18 sent', 'on-day president 01-18 expired']);
  });

  it('is no fault either when nobody has checked it, and nothing was sent, for months', async () => {
    await ground.addPost('envoy');
    const id = await ground.addCommitment('envoy');
    ground.clock.set('2024-01-20T09:00:00Z');
    await ground.query(`UPDATE tenures SET ends_on = '2024-01-21'
      WHERE post_id = (SELECT id FROM posts WHERE code = 'envoy')`);
    await ground.addTenure('envoy', await ground.addPerson('next'), '2024-01-22');
    ground.clock.set('2024-11-20T09:00:00Z');
    expect(await check()).toMatchObject({ added: 1, differences: 0 });
    expect(await ground.occurrences(id)).toEqual(['on-day envoy 01-18 planned', 'on-day next 01-18 planned']);
  });

  it('keeps its horizon once a night, whoever comes first, also after days without a night', async () => {
    const id = await ground.addCommitment('minister', { basis: 'open' });
    expect(await ground.occurrences(id)).toHaveLength(13);
    const nightly = ground.nest.get(Nightly);
    ground.clock.advance({ hours: 24 * 70 });
    expect(await Promise.all([nightly.runIfDue(), nightly.runIfDue()])).toContain(true);
    expect(await ground.occurrences(id)).toHaveLength(15);
    expect(await nightly.runIfDue()).toBe(false);
    ground.clock.advance({ hours: 24 });
    expect(await nightly.runIfDue()).toBe(true);
    expect((await check()).differences).toBe(0);
  });

  it('can be read with recipient, post and what became of it', async () => {
    const id = await ground.addCommitment('minister');
    const [reminder] = await ground.run(() => ground.nest.get(ReminderQueries).remindersOf(id));
    expect(reminder).toMatchObject({
      rung: 'on-day',
      audience: 'lead',
      deadline: date('2024-01-18'),
      state: 'planned',
      recipient: { name: 'Person minister' },
      post: { title: { en: 'Post minister' } },
      deputyFor: null,
      sent: null,
    });
  });
});

const SETTLE = `UPDATE commitments SET status = 'closed', settled_at = now() WHERE id = $1`;
