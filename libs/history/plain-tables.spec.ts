import pg from 'pg';
import { HistoryGround } from './history-ground.js';
import { READ_TABLES } from './plain-tables.rules.js';

let ground: HistoryGround;
let superuser: pg.Client;

beforeEach(async () => {
  ground = await HistoryGround.start();
  superuser = new pg.Client(ground.database.url);
  await superuser.connect();
  await ground.add(3);
  await ground.make();
});
afterEach(async () => {
  await superuser.end();
  await ground.stop();
});

const told = async () =>
  (await ground.verify()).findings.filter(({ kind }) => kind === 'tables').map(({ detail }) => detail);
const inPlace = (name: string, what: string) =>
  `ALTER TABLE ${name} RENAME TO ${name}_kept; CREATE ${what} ${name} AS SELECT * FROM ${name}_kept`;
const inDatabase = (text: string) =>
  `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${text}', current_database()); END $$`;
const as = (table: string, definition: string) =>
  `CREATE SCHEMA other; ${definition}; ${inDatabase('SET search_path TO other, public')}; SELECT FROM ${table}`;

const REPLACED_ENCODE = `CREATE OR REPLACE FUNCTION pg_catalog.encode(bytea, text) RETURNS text IMMUTABLE STRICT LANGUAGE sql
  AS $$ SELECT substr($1::text, 3) $$`;
const JSONB_IN_WORDS = `CREATE FUNCTION in_words(jsonb) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS $$ SELECT '1' $$;
  CREATE CAST (jsonb AS text) WITH FUNCTION in_words(jsonb)`;
const OWN_EQUALS = `CREATE SCHEMA other;
  CREATE FUNCTION other.never(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false';
  CREATE OPERATOR other.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = other.never)`;

it('plain tables are no finding, whatever functions and operators come first in the path', async () => {
  expect(await told()).toEqual([]);
  await superuser.query(`${OWN_EQUALS}; ${inDatabase('SET search_path TO other, pg_catalog, public')}`);
  await ground.reconnect();
  expect(await ground.verify()).toMatchObject({ found: 0, leaves: 3 });
});

it.each(Object.keys(READ_TABLES))('a view in the place of %s is told', async (name) => {
  await superuser.query(inPlace(name, 'VIEW'));
  expect(await told()).toEqual([`The table ${name} is a view and no table.`]);
});

it.each(Object.keys(READ_TABLES))('%s that is gone, or was renamed, is told', async (name) => {
  await superuser.query(`ALTER TABLE ${name} RENAME TO others`);
  expect(await told()).toContain(`The table ${name} is not there.`);
  await superuser.query('DROP TABLE others CASCADE');
  expect(await told()).toContain(`The table ${name} is not there.`);
});

it('a table without the one row that it has is told', async () => {
  await superuser.query('DELETE FROM history_state');
  expect(await told()).toEqual(['The table history_state has no row.']);
  await superuser.query(`ALTER TABLE history_state DROP CONSTRAINT history_state_pkey;
    INSERT INTO history_state DEFAULT VALUES; INSERT INTO history_state DEFAULT VALUES`);
  expect(await told()).toEqual(['The table history_state has 2 rows instead of one.']);
});

it.each([
  ['a materialized view', inPlace('checkpoints', 'MATERIALIZED VIEW'), /checkpoints is a materialized view/],
  ['a child table', 'CREATE TABLE more () INHERITS (events)', /events shares its rows with public.more/],
  [
    'a parent table',
    'CREATE TABLE every (event_id bigint); ALTER TABLE event_leaves ALTER event_id SET NOT NULL, INHERIT every',
    /event_leaves shares its rows with public.every/,
  ],
  ['row-level security', 'ALTER TABLE events ENABLE ROW LEVEL SECURITY', /events has row-level security/],
  ['a policy', `CREATE POLICY nobody ON sealed_values USING (false)`, /sealed_values has row-level security/],
  ['a rule', 'CREATE RULE never AS ON INSERT TO events_pending DO INSTEAD NOTHING', /events_pending has rules: never/],
  ['a table that a crash empties', 'ALTER TABLE events_pending SET UNLOGGED', /events_pending is kept by other means/],
  [
    'a generated column',
    `DROP VIEW as_of.events CASCADE; ALTER TABLE events DROP COLUMN reason; ALTER TABLE events ADD reason text GENERATED ALWAYS AS ('') STORED`,
    /events has a column reason that is generated/,
  ],
  [
    'a column of another type',
    `DROP VIEW as_of.events CASCADE; CREATE DOMAIN word AS text; ALTER TABLE events ALTER reason TYPE word`,
    /events has a column reason of type public.word instead of text/,
  ],
  ['a column that is gone', 'ALTER TABLE events RENAME reason TO why', /events has no column reason/],
  [
    'another table in the path',
    as('other.events', 'CREATE VIEW other.events AS TABLE events'),
    /events is not what the register/,
  ],
  ['a replaced function', REPLACED_ENCODE, /own function encode\(bytea,text\) was replaced/],
  ['a cast of somebody', JSONB_IN_WORDS, /own cast from jsonb to text was replaced/],
])('%s is told', async (_, statement, detail) => {
  await superuser.query(statement);
  await ground.reconnect();
  expect(await told()).toContainEqual(expect.stringMatching(detail));
});

it('what cannot be read any more is told beside why', async () => {
  await superuser.query(
    `DROP VIEW as_of.events CASCADE; ALTER TABLE events DROP CONSTRAINT events_hash_sha256; ALTER TABLE events ALTER hash TYPE text`,
  );
  expect(await told()).toEqual([
    'The table events has a column hash of type text instead of bytea.',
    expect.stringMatching(/^They cannot be read: function encode\(text/),
  ]);
});
