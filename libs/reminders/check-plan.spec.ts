import pg from 'pg';
import { Access, SYSTEM_PRINCIPAL } from '#access';
import { SYSTEM, Transactions } from '#platform';
import { CheckPlan } from './check-plan.js';
import { MailStatus } from './mail-status.js';
import { MendPlan } from './mend-plan.js';
import { Nightly } from './nightly.js';
import { PlanChecks } from './plan-checks.js';
import { PlanLock } from './plan-lock.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

const check = (onProgress?: (done: number, total: number) => void) => ground.nest.get(CheckPlan).run(onProgress);
const last = () => ground.run(() => ground.nest.get(PlanChecks).last());
const alarms = async () =>
  (await ground.run(() => ground.nest.get(MailStatus).alarms(1_000_000_000))).map(({ code }) => code);

describe('what a check has found', () => {
  it('is kept with the first differences, and is an alarm until a check finds nothing', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    expect(await last()).toBeNull();
    expect(await alarms()).toEqual([]);
    await ground.query(`DELETE FROM occurrences WHERE rung = 'before-1'`);
    await ground.query(`UPDATE occurrences SET due_at = due_at + interval '1 hour' WHERE rung = 'on-day'`);
    await check();
    const found = await last();
    expect(found).toMatchObject({ commitments: 1, added: 0, differences: 2 });
    const common = { commitment: { id, reference: 'BY-RU/2023-12-18/1' }, ordinal: 1, audience: 'lead' };
    const sample = found?.sample.map(({ dueBefore, dueAt, ...one }) => ({
      ...one,
      times: [dueBefore, dueAt].map((time) => time?.toString() ?? null),
    }));
    expect(sample).toMatchObject([
      { ...common, change: 'added', rung: 'before-1', times: [null, '2024-01-17T06:00:00Z'] },
      {
        ...common,
        change: 'moved',
        rung: 'on-day',
        recipient: { name: 'Person minister' },
        times: ['2024-01-18T07:00:00Z', '2024-01-18T06:00:00Z'],
      },
    ]);
    expect(await alarms()).toEqual(['plan-wrong']);
    await check();
    expect(await last()).toMatchObject({ differences: 0, sample: [] });
    expect(await alarms()).toEqual([]);
  });

  it('names no commitment to who may not see it', async () => {
    await ground.addCommitment('minister', { classification: 'official' });
    await ground.query('DELETE FROM occurrences');
    await check();
    const administrator = { ...SYSTEM_PRINCIPAL, personId: ground.meeting, roles: ['administrator' as const] };
    const seen = await ground.nest.get(Transactions).run(SYSTEM, () => {
      ground.nest.get(Access).enter(administrator);
      return ground.nest.get(PlanChecks).last();
    });
    expect(seen).toMatchObject({ differences: 1, sample: [{ commitment: null, rung: 'on-day' }] });
    expect((await last())?.sample).toMatchObject([{ commitment: { reference: 'BY-RU/2023-12-18/1' } }]);
  });

  it('is the last thirty checks', async () => {
    await ground.query(
      `INSERT INTO plan_checks (started_at, finished_at, commitments, added, differences)
       SELECT now() - interval '2 h', now() - interval '1 h' + n * interval '1 s', n, 0, 0 FROM generate_series(0, 40) n`,
    );
    await check();
    const kept = await ground.query<{ n: number }>('SELECT commitments AS n FROM plan_checks ORDER BY finished_at');
    expect(kept.map(({ n }) => n)).toEqual([...Array.from({ length: 29 }, (_, at) => at + 12), 0]);
  });

  it('is missed after 26 hours, also when no check has ever come to its end', async () => {
    await ground.nest.get(Nightly).runIfDue();
    expect(await alarms()).toEqual([]);
    const pass = (hours: number) =>
      ground.query(
        `WITH begun AS (UPDATE job_runs SET first_ran_at = now() - make_interval(hours => $1))
         UPDATE plan_checks SET started_at = now() - make_interval(hours => $1),
           finished_at = now() - make_interval(hours => $1)`,
        [hours],
      );
    await pass(25);
    expect(await alarms()).toEqual([]);
    await pass(27);
    expect(await alarms()).toEqual(['checks-stopped']);
    await ground.query('DELETE FROM plan_checks');
    expect(await alarms()).toEqual(['checks-stopped']);
    await check();
    expect(await alarms()).toEqual([]);
  });
});

describe('a check of the plan', () => {
  it('goes through a large register in parts, finds everything and keeps a part of it', async () => {
    await ground.addCommitments(Array.from({ length: 1_150 }, () => 'minister'));
    await ground.query(
      'DELETE FROM occurrences WHERE commitment_id IN (SELECT commitment_id FROM occurrences LIMIT 250)',
    );
    const progress: [number, number][] = [];
    const { commitments, differences, sample } = await check((done, total) => progress.push([done, total]));
    expect({ commitments, differences, sampled: sample.length }).toEqual({
      commitments: 1_150,
      differences: 250,
      sampled: 20,
    });
    expect(progress).toEqual([
      [1_000, 1_150],
      [1_150, 1_150],
    ]);
    expect(await ground.query('SELECT FROM occurrences')).toHaveLength(1_150);
    expect(await check()).toMatchObject({ differences: 0 });
  });

  it('waits for nobody, and holds nobody up, where nothing differs', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    const letGo = await ground.holding(() => ground.nest.get(PlanLock).forCommitments());
    await check();
    await letGo();
    expect(await last()).toMatchObject({ commitments: 1, differences: 0 });
    expect(await ground.occurrences(id)).toHaveLength(8);
  });

  it('takes a change that commits while it looks for no fault', async () => {
    const id = await ground.addCommitment('minister');
    const [gone] = await ground.query(
      'WITH gone AS (DELETE FROM occurrences RETURNING *) SELECT to_jsonb(gone) FROM gone',
    );
    const mendPlan = ground.nest.get(MendPlan, { strict: false });
    const mend = mendPlan.mend.bind(mendPlan);
    const elsewhere = new pg.Client({ connectionString: ground.database.url });
    await elsewhere.connect();
    // What the look has seen was before a change; it commits before the world is locked.
    mendPlan.mend = async (ids) => {
      await elsewhere.query('INSERT INTO occurrences SELECT * FROM jsonb_populate_record(NULL::occurrences, $1)', [
        (gone as { to_jsonb: unknown }).to_jsonb,
      ]);
      return mend(ids);
    };
    expect(await check()).toMatchObject({ commitments: 1, differences: 0, sample: [] });
    await elsewhere.end();
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
  });
});
