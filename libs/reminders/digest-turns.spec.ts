import { Accounts } from '#access';
import { Calendars } from '#calendars';
import { Tenures } from '#people';
import { DigestTurns, TURNS } from './digest-turns.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.run(() => get(Calendars).load(['BY']));
  // Whatever day it is by the database's clock: a digest every morning.
  await ground.query(
    `INSERT INTO calendar_days (country, day, working, origin)
     SELECT 'BY', current_date + n, true, 'manual' FROM generate_series(-2, 10) n
     ON CONFLICT (country, day) DO UPDATE SET working = true`,
  );
  await ground.query(`UPDATE calendars SET version = version + 1 WHERE country = 'BY'`);
  await ground.query(`ALTER TABLE persons ALTER COLUMN digest SET DEFAULT 'daily'`);
  await ground.query(`UPDATE persons SET digest = 'daily'`);
});
afterEach(() => ground.stop());

const get = <T>(use: abstract new (...args: never[]) => T): T => ground.nest.get(use, { strict: false });
const takeTurns = () => ground.run(() => get(DigestTurns).takeTurns());

const idOf = async (code: string) =>
  (await ground.query<{ id: string }>('SELECT id FROM persons WHERE code = $1', [code]))[0]?.id ?? '';

const addAccount = async (code: string, roles: ('executor' | 'head')[]) => {
  const personId = await idOf(code);
  await ground.run(() => get(Accounts).add({ personId, password: 'correct horse battery', roles }));
};

/** When somebody is looked at next: `now`, `in the morning` of the next day of work, `some day`; null without a turn. */
async function lookAt(code: string): Promise<string | null> {
  const [row] = await ground.query<{ look: string }>(
    `SELECT CASE WHEN look_at = '-infinity' THEN 'now'
       WHEN look_at < now() + interval '25 h' AND to_char(look_at AT TIME ZONE 'Europe/Minsk', 'HH24:MI') = '09:00' THEN 'in the morning'
       WHEN look_at < now() + interval '49 h' AND to_char(look_at AT TIME ZONE 'Europe/Minsk', 'HH24:MI') = '00:00' THEN 'at midnight'
       WHEN look_at > now() + interval '6 days' THEN 'some day' ELSE look_at::text END AS look
     FROM digest_turns t JOIN persons p ON p.id = t.person_id WHERE p.code = $1`,
    [code],
  );
  return row?.look ?? null;
}

describe('the turn of a reader', () => {
  it('comes with the next digest for whom there may be one, and some day for everybody else', async () => {
    await ground.addPost('minister', { reportsTo: 'premier' });
    await ground.addPost('officer', { reportsTo: 'minister' });
    await ground.addPost('head', { reportsTo: 'minister' });
    await ground.addPost('weary', { reportsTo: 'minister' });
    await ground.addPerson('nobody');
    await ground.addPost('coming', { reportsTo: 'minister', holder: null });
    await ground.query(
      `INSERT INTO tenures (post_id, person_id, starts_on)
       SELECT id, $1, (now() AT TIME ZONE 'Europe/Minsk')::date + 1 FROM posts WHERE code = 'coming'`,
      [await ground.addPerson('coming')],
    );
    await ground.query(`UPDATE persons SET digest = 'off' WHERE code = 'weary'`);
    await ground.addNewcomers();
    await addAccount('officer', ['executor']);
    await addAccount('head', ['head']);
    await takeTurns();
    const looks = await Promise.all(
      ['minister', 'head', 'officer', 'weary', 'nobody', 'coming'].map(async (code) => `${code} ${await lookAt(code)}`),
    );
    // Without an account the posts decide, and who comes to stand below one or what it controls is told to nobody.
    expect(looks).toEqual([
      ...['minister in the morning', 'head in the morning', 'officer some day', 'weary some day', 'nobody some day'],
      'coming at midnight',
    ]);
  });

  it('comes at once when it is told of: a post, a role, or that an account is closed', async () => {
    const anna = await ground.addPerson('anna');
    await ground.addPost('bureau', { holder: null });
    const [{ id: postId } = { id: '' }] = await ground.query<{ id: string }>(
      `SELECT id FROM posts WHERE code = 'bureau'`,
    );
    await takeTurns();
    expect(await lookAt('anna')).toBeNull();
    await ground.run(() => get(Tenures).succeed(postId, { personId: anna, startsOn: ground.clock.today('UTC') }));
    expect(await lookAt('anna')).toBe('now');
    await takeTurns();
    expect(await lookAt('anna')).toBe('in the morning');
    await addAccount('anna', ['executor']);
    expect(await lookAt('anna')).toBe('now');
    await takeTurns();
    expect(await lookAt('anna')).toBe('some day');
    await ground.run(() => get(Accounts).change(anna, { roles: ['head'] }, 1));
    await takeTurns();
    expect(await lookAt('anna')).toBe('in the morning');
    await ground.run(() => get(Accounts).change(anna, { disabled: true }, 2));
    await takeTurns();
    expect(await lookAt('anna')).toBe('some day');
  });
});

describe('a look for digests', () => {
  it('costs what is due, not what is stored: of 20,000 persons it reads the three whose turn it is', async () => {
    await ground.addPosts(20_000);
    await ground.query(
      `INSERT INTO accounts (person_id, password_hash, roles)
       SELECT id, '-', CASE WHEN code LIKE '%0' THEN '{head}' ELSE '{executor}' END::text[] FROM persons
       WHERE code LIKE 'post%'`,
    );
    await ground.addNewcomers();
    await ground.query(
      `UPDATE digest_turns SET look_at = now() + interval '1 day' * (1 + abs(hashtext(person_id::text)) % 7)`,
    );
    await ground.query(
      `UPDATE digest_turns SET look_at = now() WHERE person_id IN
         (SELECT id FROM persons WHERE code IN ('post10', 'post11', 'post12'))`,
    );
    for (const table of ['persons', 'posts', 'tenures', 'accounts', 'digest_turns'])
      await ground.query(`ANALYZE ${table}`);
    const plan = await ground.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${TURNS.replace('$1', '2000')}`);
    const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(lines).toContain('digest_turns_look_idx');
    expect(lines).not.toContain('Seq Scan');
    const read = await ground.rowsRead(['persons', 'tenures', 'accounts', 'digest_turns'], () =>
      get(DigestTurns).takeTurns(),
    );
    for (const [table, { scanned, fetched }] of Object.entries(read)) {
      expect({ table, scanned, few: fetched <= 30 }).toEqual({ table, scanned: 0, few: true });
    }
    expect(await lookAt('post10')).toBe('in the morning');
    expect(await lookAt('post11')).toBe('some day');
  });
});
