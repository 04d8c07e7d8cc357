import { randomUUID } from 'node:crypto';
import type { Attacker, Row } from './attacker.js';

/** What was done, and what a verification has to name. */
export interface Done {
  /** In words, with what it was done to. */
  what: string;
  /** Events that must stand among the findings. */
  events: Pick<Row, 'subject' | 'subjectId' | 'sequence'>[];
  /** One of these kinds must be found, where no event is to be named. */
  kinds?: readonly string[];
  /** No next checkpoint is made on what is there now: writing to it may fail. */
  isUnwritable?: true;
}

export type Edit = (attacker: Attacker) => Promise<Done>;

/** Every way in which the past is changed, by name. What only adds to the present, as any user does, is none. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'change a field': async (attacker) => {
    const row = attacker.one(await attacker.events());
    const name = attacker.one(Object.keys(FIELDS));
    const before = { ...row };
    FIELDS[name]?.(row, attacker);
    const fits = name !== 'hash' && attacker.maybe();
    await attacker.write(row, fits);
    return { what: `${name} of ${row.id}${fits ? ', hash made to fit' : ''}`, events: [before] };
  },
  'change how a number is written': async (attacker) => {
    const row = attacker.one(await attacker.events());
    await attacker.sql(
      `UPDATE events SET after = jsonb_set(after, '{version}', (after->>'version' || '.0')::jsonb) WHERE id = $1`,
      [row.id],
    );
    return { what: row.id, events: [row] };
  },
  'change the time by a microsecond': async (attacker) => {
    const row = attacker.one(await attacker.events());
    await attacker.sql(`UPDATE events SET occurred_at = occurred_at + interval '1 microsecond' WHERE id = $1`, [
      row.id,
    ]);
    return { what: row.id, events: [row] };
  },
  'date an event before Christ': async (attacker) => {
    const row = attacker.one(await attacker.events());
    // Printed by to_char as before.
    await attacker.sql(
      `UPDATE events SET occurred_at = make_timestamptz(-extract(year FROM utc)::integer, extract(month FROM utc)::integer,
         extract(day FROM utc)::integer, extract(hour FROM utc)::integer, extract(minute FROM utc)::integer,
         extract(second FROM utc), 'UTC')
       FROM (SELECT occurred_at AT TIME ZONE 'UTC' AS utc FROM events WHERE id = $1) AS at WHERE id = $1`,
      [row.id],
    );
    return { what: row.id, events: [row] };
  },
  'date an event back': async (attacker) => {
    const like = attacker.one(await attacker.events());
    const beginning = { sequence: 1, previousHash: '0'.repeat(64), subjectId: randomUUID() };
    const forged = { ...like, ...beginning, occurredAt: '2000-01-01T00:00:00.000Z' };
    await seal(attacker, forged);
    await attacker.sql('INSERT INTO events_pending VALUES ($1)', [forged.id]);
    return { what: forged.id, events: [forged], kinds: ['out_of_time'] };
  },
  'give an event another id': async (attacker) => {
    const row = attacker.one(await attacker.events());
    await attacker.sql('UPDATE events SET id = DEFAULT WHERE id = $1', [row.id]);
    return { what: row.id, events: [row] };
  },
  'delete an event': async (attacker) => {
    const row = attacker.one(await attacker.events());
    await attacker.sql('DELETE FROM events WHERE id = $1', [row.id]);
    const hides = attacker.below(3);
    if (hides > 0) await attacker.sql('DELETE FROM event_leaves WHERE event_id = $1', [row.id]);
    if (hides > 1) await shift(attacker, row.leafIndex ?? 0, -1);
    return { what: `${row.id}, ${['place left', 'place deleted', 'places moved up'][hides]}`, events: [row] };
  },
  'insert an event': async (attacker) => {
    const rows = await attacker.events();
    const like = attacker.one(rows);
    const forged = { ...like, sequence: 1, previousHash: '0'.repeat(64), subjectId: randomUUID(), reason: 'forged' };
    await seal(attacker, forged);
    const hides = attacker.below(3);
    const at = hides === 1 ? rows.length : attacker.below(rows.length);
    if (hides === 2) await shift(attacker, at, 1);
    if (hides > 0) await attacker.sql('INSERT INTO event_leaves VALUES ($1, $2)', [at, forged.id]);
    const how = ['without a place', 'after all others', `at ${at}`][hides];
    // In the last place that is signed, what is there afterwards is also what a rewriting of that event leaves, with the old
    // one put behind it: which of the two is named, nobody can tell.
    const isClear = hides === 0 || (hides === 2 && at < rows.length - 1);
    return { what: `${forged.id} ${how}`, events: isClear ? [forged] : [], kinds: ['inserted'] };
  },
  'swap two': async (attacker) => {
    const rows = await attacker.events();
    const one = attacker.one(rows);
    const other = attacker.one(rows.filter(({ id }) => id !== one.id));
    const how = attacker.one(Object.keys(SWAPS));
    await SWAPS[how]?.(attacker, one, other);
    return { what: `${how} of ${one.id} and ${other.id}`, events: [one, other] };
  },
  'cut the tail': async (attacker) => {
    const rows = await attacker.events();
    const gone = rows.slice(-1 - attacker.below(rows.length - 1));
    const ids = gone.map(({ id }) => id);
    await attacker.sql('DELETE FROM events WHERE id = ANY($1)', [ids]);
    await attacker.sql('DELETE FROM event_leaves WHERE event_id = ANY($1)', [ids]);
    const hides = attacker.maybe();
    if (hides) await attacker.sql('DELETE FROM checkpoints WHERE size > $1', [rows.length - gone.length]);
    return { what: `${gone.length} events${hides ? ' and their checkpoints' : ''}`, events: gone };
  },
  'rewrite a chain': async (attacker) => {
    const rows = await attacker.events();
    const from = attacker.one(rows);
    const chain = rows.filter(({ subjectId, sequence }) => subjectId === from.subjectId && sequence >= from.sequence);
    const before = chain.map((row) => ({ ...row }));
    let { previousHash } = from;
    for (const [at, row] of chain.entries()) {
      row.previousHash = previousHash;
      if (at === 0) row.reason = `${row.reason} forged`;
      await attacker.write(row, true);
      previousHash = row.hash;
    }
    const hides = attacker.below(3);
    // So that the next checkpoint covers what is there now.
    if (hides === 1)
      await attacker.sql(
        'TRUNCATE event_leaves; TRUNCATE checkpoints CASCADE; INSERT INTO events_pending SELECT id FROM events ON CONFLICT DO NOTHING; UPDATE history_state SET written_number = 0',
      );
    if (hides === 2) await attacker.sql('DELETE FROM checkpoints WHERE size > $1', [from.leafIndex]);
    return { what: `from ${from.id}, ${['', 'tree begun anew', 'checkpoints deleted'][hides]}`, events: before };
  },
  'edit the places': async (attacker) => {
    const rows = await attacker.events();
    const row = attacker.one(rows);
    const how = attacker.one(Object.keys(PLACES));
    const to = how === 'move one far away' ? attacker.one(FAR_AWAY) : rows.length;
    // The guards that a superuser can take off.
    await attacker.sql('ALTER TABLE event_leaves DROP CONSTRAINT event_leaves_from_zero');
    await attacker.sql(PLACES[how] ?? '', [row.id, to].slice(0, PLACES[how]?.includes('$2') ? 2 : 1));
    return { what: `${how}: ${row.id} to ${to}`, events: [row] };
  },
  'edit what waits': async (attacker) => {
    const how = attacker.one(Object.keys(PENDING));
    await attacker.sql(PENDING[how] ?? '');
    return { what: how, events: [], kinds: ['inserted', 'deleted'] };
  },
  'edit a checkpoint': async (attacker) => {
    const how = attacker.one(Object.keys(CHECKPOINTS));
    const number = 1 + attacker.below(4);
    await attacker.sql(CHECKPOINTS[how] ?? '', [number]);
    return { what: `${how}: ${number}`, events: [], kinds: ['checkpoint'] };
  },
  'put something else in the place of a table': async (attacker) => {
    const how = attacker.one(Object.keys(IN_PLACE));
    const table = attacker.one(['events', 'event_leaves', 'events_pending', 'checkpoints', 'sealed_values']);
    await attacker.sql((IN_PLACE[how] ?? '').replaceAll('$table', table));
    return { what: `${how}: ${table}`, events: [], kinds: ['tables'], isUnwritable: true };
  },
};

const IN_PLACE: Record<string, string> = {
  view: 'ALTER TABLE $table RENAME TO kept; CREATE VIEW $table AS TABLE kept',
  'view that shows what is honest': `ALTER TABLE $table RENAME TO kept; CREATE TABLE honest AS TABLE kept;
    CREATE VIEW $table AS TABLE honest`,
  'table that others belong to': 'CREATE TABLE others () INHERITS ($table)',
  'rows for some': 'ALTER TABLE $table ENABLE ROW LEVEL SECURITY',
  'rule that loses rows': 'CREATE RULE lose AS ON INSERT TO $table DO INSTEAD NOTHING',
  'another table before it': `CREATE SCHEMA other; CREATE TABLE other.$table AS TABLE $table;
    SET LOCAL search_path TO other, public`,
};

const FIELDS: Record<string, (row: Row, attacker: Attacker) => void> = {
  subject: (row) => (row.subject = 'body'),
  subjectId: (row) => (row.subjectId = randomUUID()),
  sequence: (row) => (row.sequence += 100),
  type: (row) => (row.type = 'commitment.closed'),
  occurredAt: (row) => (row.occurredAt = '2020-01-01T00:00:00.000Z'),
  actorId: (row) => (row.actorId = randomUUID()),
  onBehalfOfId: (row) => (row.onBehalfOfId = randomUUID()),
  reason: (row, attacker) => (row.reason += String(attacker.below(10))),
  before: (row) => (row.before = null),
  after: (row, attacker) => (row.after = { ...(row.after as object), version: -1 - attacker.below(1_000) }),
  previousHash: (row) => (row.previousHash = 'a'.repeat(64)),
  hash: (row) => (row.hash = 'b'.repeat(64)),
};

const SWAPS: Record<string, (attacker: Attacker, one: Row, other: Row) => Promise<unknown>> = {
  contents: async (attacker, one, other) => {
    const fits = attacker.maybe();
    await attacker.write({ ...one, after: other.after, type: `${other.type} ` }, fits);
    await attacker.write({ ...other, after: one.after, type: `${one.type} ` }, fits);
  },
  ids: async (attacker, one, other) => {
    await attacker.sql('ALTER TABLE events ALTER COLUMN id SET GENERATED BY DEFAULT');
    for (const [from, to] of [
      [one.id, '0'],
      [other.id, one.id],
      ['0', other.id],
    ]) {
      await attacker.sql('UPDATE events SET id = $2 WHERE id = $1', [from, to]);
    }
  },
  places: async (attacker, one, other) => {
    for (const [from, to] of [
      [one.leafIndex, 1_000],
      [other.leafIndex, one.leafIndex],
      [1_000, other.leafIndex],
    ]) {
      await attacker.sql('UPDATE event_leaves SET leaf_index = $2 WHERE leaf_index = $1', [from, to]);
    }
  },
};

/** Up to what a bigint holds, and around what a double counts exactly. */
const FAR_AWAY = [
  ...['1000000000', '9007199254740990', '9007199254740991', '9007199254740992', '9223372036854775807'],
  ...['-1', '-9007199254740993', '-9223372036854775808'],
];

/** `$1` the event, `$2` the first free place, or one far away. */
const PLACES: Record<string, string> = {
  'delete one': 'DELETE FROM event_leaves WHERE event_id = $1',
  'delete one, and let it wait': `WITH gone AS (DELETE FROM event_leaves WHERE event_id = $1 RETURNING event_id) INSERT INTO events_pending SELECT event_id FROM gone`,
  'move one to the end': 'UPDATE event_leaves SET leaf_index = $2 WHERE event_id = $1',
  'move one far away': 'UPDATE event_leaves SET leaf_index = $2 WHERE event_id = $1',
  'lead one nowhere': 'UPDATE event_leaves SET event_id = 1000000 WHERE event_id = $1',
};

const PENDING: Record<string, string> = {
  'forget what waits': 'DELETE FROM events_pending WHERE event_id = (SELECT max(event_id) FROM events_pending)',
  'delete an event that waits': 'DELETE FROM events WHERE id = (SELECT max(event_id) FROM events_pending)',
  'let wait what is not there': 'INSERT INTO events_pending VALUES (1000000)',
  'let wait what has its place': 'INSERT INTO events_pending SELECT event_id FROM event_leaves WHERE leaf_index = 3',
};

/** `$1` its number. */
const CHECKPOINTS: Record<string, string> = {
  'delete one': 'DELETE FROM checkpoints WHERE number = $1',
  'another size': 'UPDATE checkpoints SET size = size + 1 WHERE number = $1',
  'another root': `UPDATE checkpoints SET root = sha256('x') WHERE number = $1`,
  'another time': `UPDATE checkpoints SET signed_at = signed_at + interval '1 hour' WHERE number = $1`,
  'another note': `UPDATE checkpoints SET note = replace(note, 'time 2', 'time 3') WHERE number = $1`,
  'another edge': `UPDATE checkpoints SET peaks = sha256('x') WHERE number = $1`,
  'another number': 'UPDATE checkpoints SET number = number + 10 WHERE number = $1',
  'one more': `INSERT INTO checkpoints SELECT 5, size, root, signed_at, note || ' ', peaks FROM checkpoints WHERE number = $1`,
};

/** Adds a forged event whose hash fits. */
async function seal(attacker: Attacker, forged: Row): Promise<void> {
  forged.id = await attacker.insert(forged);
  await attacker.write(forged, true);
}

/** Moves every place from one on by one. */
async function shift(attacker: Attacker, from: number, by: 1 | -1): Promise<void> {
  await attacker.sql('UPDATE event_leaves SET leaf_index = leaf_index + 1000 WHERE leaf_index >= $1', [from]);
  await attacker.sql('UPDATE event_leaves SET leaf_index = leaf_index - 1000 + $1 WHERE leaf_index >= 1000', [by]);
}
