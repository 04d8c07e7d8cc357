import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { Access, type Principal } from '#access';
import type { RegisterFilter } from '#commitments';
import { Transactions } from '#platform';
import { CarryOver, Comparison } from '#reports';
import { type RowsRead, rowsRead } from '#testing';
import type { TestApi, TestPerson } from '../testing/start-test-api.js';
import { MeetingsGround } from './meetings-ground.js';

/*
 * What a meeting carries over costs what its own earlier meetings left, not what the register holds: 1,500 commitments
 * entered at another meeting, and 250 closed late, cost nothing more to speak of.
 */

const ELSEWHERE = 1_500;
const CLOSED_LATE = 250;

let api: TestApi;
let reader: TestPerson;
let meeting: Record<string, string>;
const since = Temporal.Instant.from('2023-12-18T00:00:00Z');

beforeAll(async () => {
  const ground = await MeetingsGround.start('2023-11-02T09:00:00+03:00');
  ({ api, meeting } = ground);
  reader = await ground.addPerson({ roles: ['auditor'], clearance: 'confidential' });
  const theirs = await ground.addBody('industry');
  await ground.meet('first', { heldOn: '2023-11-01', theirs });
  const late = await ground.enter('late', 'first');
  api.clock.set('2023-12-19T09:00:00+03:00');
  await ground.meet('elsewhere', { heldOn: '2023-12-17', theirs: null });
  await ground.meet('last', { heldOn: '2023-12-18', theirs });
  await ground.enter('ours', 'last');
  await ground.enter('theirs', 'last', { side: 'theirs' });
  await ground.enter('joint', 'last', { side: 'joint', counterpartBodyId: theirs });
  const model = await ground.enter('model', 'elsewhere');
  api.clock.set('2024-01-10T09:00:00+03:00');
  await ground.report('late', '2024-01-10T09:00:00+03:00');
  api.clock.set('2024-02-20T09:00:00+03:00');
  await ground.meet('coming', { heldOn: '2024-03-01', theirs });
  await copy(model, ELSEWHERE);
  await copy(late, CLOSED_LATE);
  // As the register's own statistics are after an import.
  await api.sql.query('ANALYZE');
});
afterAll(() => api.close());

/** As many more of the same meeting as one commitment, with its periods, since as long. */
async function copy(id: string, times: number): Promise<void> {
  const own = async (table: string, more: Record<string, string>) => {
    const { rows } = await api.sql.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [table],
    );
    const columns = rows.map(({ name }) => name);
    const values = columns.map((name) => more[name] ?? `t.${name}`);
    return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} t`;
  };
  const copied = 'md5(n::text || $1)::uuid';
  const commitments = { id: copied, number: 't.number + n', reference: `t.reference || '-' || n` };
  const each = 'CROSS JOIN generate_series(1, $2::integer) n WHERE t';
  const values = [id, times];
  await api.sql.query(`${await own('commitments', commitments)} ${each}.id = $1::text::uuid`, values);
  const periods = await own('commitment_periods', { commitment_id: copied });
  await api.sql.query(`${periods} ${each}.commitment_id = $1::text::uuid`, values);
}

const asReader = <T>(work: () => Promise<T>): Promise<T> =>
  api.app.get(Transactions).run({ personId: reader.id }, () => {
    const principal: Principal = {
      ...{ personId: reader.id, roles: ['auditor'], clearance: 'confidential' },
      ...{ language: 'en', postIds: [], actingFor: [] },
    };
    api.app.get(Access).enter(principal);
    return work();
  });

const TABLES = ['commitments', 'commitment_periods', 'posts'];
const readBy = (work: () => Promise<unknown>): Promise<Record<string, RowsRead>> =>
  asReader(() => {
    const { manager } = api.app.get(Transactions);
    return rowsRead((sql, parameters) => manager.query(sql, parameters), TABLES, work);
  });
const total = (read: Record<string, RowsRead>, table: string) =>
  (read[table]?.scanned ?? Number.NaN) + (read[table]?.fetched ?? Number.NaN);

const carryOver = () => api.app.get(CarryOver).of({ meetingId: meeting['coming'] ?? '', limit: 20 });
const compare = (filter: RegisterFilter) =>
  api.app.get(Comparison).between({ from: since, to: api.app.get(Transactions).now, filter }, (found) => found);

describe('what is read for a comparison', () => {
  it('is what the filter finds, whatever else has changed', async () => {
    const filter = { meetingId: [meeting['last'] ?? ''] };
    const read = await readBy(async () => expect((await compare(filter)).items).toHaveLength(3));
    for (const table of TABLES) expect({ table, few: total(read, table) < 100 }).toEqual({ table, few: true });
  });
});

describe('what is read for a carry-over', () => {
  it('is what the earlier meetings left, once for all sides', async () => {
    const late = 1 + CLOSED_LATE;
    const read = await readBy(async () => {
      const { ours, theirs, joint } = await carryOver();
      expect([ours, theirs, joint].map(({ changed }) => changed.count)).toEqual([1 + late, 1, 1]);
    });
    // The closed ones are counted and listed as late by their periods, and compared by them then and now; the rest is few.
    expect(total(read, 'commitment_periods')).toBeLessThan(5 * late);
  });

  it('is as many statements for many that were closed late as for one', async () => {
    const statements = async (late: number) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      try {
        const { ours } = await asReader(carryOver);
        expect(ours.keptLate).toMatchObject({ count: late, items: { length: Math.min(late, 20) } });
        return query.mock.calls.length;
      } finally {
        query.mockRestore();
      }
    };
    const many = await statements(1 + CLOSED_LATE);
    await api.sql.query(`UPDATE commitments SET status = 'active', settled_at = NULL WHERE reference ~ '-[0-9]+$'`);
    expect(many).toBe(await statements(1));
  });

  it('counts as late what was late in any period, as the filter of the register does', async () => {
    const { rows } = await api.sql.query<{ id: string }>(
      `SELECT commitment_id AS id FROM commitment_periods p JOIN commitments c ON c.id = commitment_id
       WHERE c.status = 'closed'`,
    );
    await api.sql.query(
      `INSERT INTO commitment_periods
         (commitment_id, ordinal, starts_on, ends_on, original_deadline, current_deadline, reported_at, settled_at)
       SELECT commitment_id, 2, starts_on, ends_on, '2024-02-01', '2024-02-01', reported_at, settled_at
       FROM commitment_periods WHERE commitment_id = $1`,
      [rows[0]?.id],
    );
    await api.sql.query(`UPDATE commitments SET period = 2, current_deadline = '2024-02-01' WHERE id = $1`, [
      rows[0]?.id,
    ]);
    const { keptLate } = (await asReader(carryOver)).ours;
    expect(keptLate).toMatchObject({ count: 1, items: [{ id: rows[0]?.id, timeliness: { current: 'in_time' } }] });
  });
});
