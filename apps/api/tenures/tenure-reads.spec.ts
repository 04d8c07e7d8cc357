import { Access, type Principal } from '#access';
import { PostHolders } from '#commitments';
import { Tenures } from '#people';
import { Transactions } from '#platform';
import { rowsRead } from '#testing';
import { MeetingsGround } from '../meetings/meetings-ground.js';
import type { TestPerson } from '../testing/start-test-api.js';

/* Who holds what is read by index: what is asked for costs the same among 6,000 tenures as among few. */

const OTHERS = 2_000;

let ground: MeetingsGround;
let reader: TestPerson;

beforeAll(async () => {
  ground = await MeetingsGround.start('2023-12-19T09:00:00+03:00');
  reader = await ground.addPerson({ roles: ['administrator'] });
  await ground.meet('meeting', { heldOn: '2023-12-18', theirs: null });
  await ground.enter('promise', 'meeting');
  const { sql } = ground.api;
  await sql.query(
    `INSERT INTO posts (code, body_id, title_en)
     SELECT 'other-' || n, (SELECT body_id FROM posts LIMIT 1), 'Other ' || n FROM generate_series(1, $1::integer) n`,
    [OTHERS],
  );
  await sql.query(
    `INSERT INTO persons (code, email, name, time_zone)
     SELECT 'other-' || n, 'other' || n || '@example.org', 'Other ' || n, 'UTC' FROM generate_series(1, $1::integer) n`,
    [OTHERS],
  );
  await sql.query(
    `INSERT INTO tenures (post_id, person_id, starts_on, ends_on)
     SELECT p.id, h.id, make_date(year, 1, 1), make_date(year, 11, 1)
     FROM posts p JOIN persons h USING (code), generate_series(2019, 2021) year WHERE p.code LIKE 'other-%'`,
  );
  await sql.query('ANALYZE');
});
afterAll(() => ground.api.close());

/** How many tenures some work reads. */
async function tenuresRead(work: () => Promise<unknown>): Promise<number> {
  const transactions = ground.api.app.get(Transactions);
  const principal: Principal = {
    ...{ personId: reader.id, roles: ['administrator'], clearance: 'public' },
    ...{ language: 'en', postIds: [], actingFor: [] },
  };
  const read = await transactions.run({ personId: reader.id }, () => {
    ground.api.app.get(Access).enter(principal);
    const { manager } = transactions;
    return rowsRead((sql, parameters) => manager.query(sql, parameters), ['tenures'], work);
  });
  return (read['tenures']?.scanned ?? Number.NaN) + (read['tenures']?.fetched ?? Number.NaN);
}

describe('of all tenures', () => {
  it('those of the posts of a commitment are read, and no others', async () => {
    const holders = ground.api.app.get(PostHolders, { strict: false });
    const read = await tenuresRead(async () =>
      expect((await holders.of(ground.id['promise'] ?? '')).length).toBeGreaterThan(1),
    );
    expect(read).toBeLessThan(50);
  });

  it.each(['startsOn', '-startsOn'] as const)('a page and no more is read for the list by %s', async (sort) => {
    const tenures = ground.api.app.get(Tenures, { strict: false });
    const read = await tenuresRead(async () =>
      expect((await tenures.list({ sort }, { limit: 20 })).items).toHaveLength(20),
    );
    expect(read).toBeLessThan(50);
  });
});
