import pg from 'pg';
import { CheckpointList } from './checkpoint-list.js';
import { Checkpoints } from './checkpoints.js';
import { HistoryGround } from './history-ground.js';

const BEFORE = '2024-01-17T09:00:00.123Z';
const MEANWHILE = '2024-01-17T09:00:07.000Z';
const LATER = '2024-01-17T09:00:12.000Z';

let ground: HistoryGround;
let gate: pg.Client;

beforeEach(async () => {
  ground = await HistoryGround.start();
  gate = new pg.Client(ground.database.url);
  await gate.connect();
});
afterEach(async () => {
  await gate.end();
  await ground.stop();
});

const ask = () => ground.run(() => ground.nest.get(CheckpointList).request());
const makeIfDue = () => ground.nest.get(Checkpoints).makeIfDue(60);
const answerOf = async (id: string) => {
  const [row] = await ground.sql('SELECT answered_by::integer AS number FROM checkpoint_requests WHERE id = $1', [id]);
  return row?.['number'] ?? null;
};

/** Waits within the statement that gives places, after it has looked for what is to get one. */
const STOP_AFTER_PLACING = `
  CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock(41); RETURN NULL; END $$;
  CREATE TRIGGER gate AFTER INSERT ON event_leaves FOR EACH STATEMENT EXECUTE FUNCTION wait_at_gate()`;

const WAITING = `
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 41 AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Does work while a checkpoint is being made that has given its places and has not been signed yet. */
async function whileOnePlaces(work: () => Promise<void>) {
  await ground.sql(STOP_AFTER_PLACING);
  await gate.query('SELECT pg_advisory_lock(41)');
  const making = makeIfDue();
  const isWaiting = async () => (await gate.query(WAITING)).rowCount === 1;
  while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 20));
  await work();
  await gate.query('SELECT pg_advisory_unlock(41)');
  return making;
}

it('what is asked for after the places were given is answered by the next, which covers it', async () => {
  await ground.add(1);
  let asked = { id: '', requestedAt: ground.clock.now() };
  const first = await whileOnePlaces(async () => {
    ground.clock.set(MEANWHILE);
    await ground.add(1);
    asked = await ask();
    ground.clock.set(LATER);
  });
  expect(first).toMatchObject({ number: 1, size: 1, signedAt: BEFORE });
  expect(await answerOf(asked.id)).toBeNull();
  expect(asked.requestedAt.toString()).toBe('2024-01-17T09:00:07Z');

  expect(await makeIfDue()).toMatchObject({ number: 2, size: 2, signedAt: '2024-01-17T09:00:12.000Z' });
  expect(await answerOf(asked.id)).toBe(2);
});

it('nobody joins a request whose answer is being made, and whoever joins one is told their own time', async () => {
  await ground.add(1);
  const early = await ask();
  let [late, joined] = [early, early];
  const first = await whileOnePlaces(async () => {
    ground.clock.set(MEANWHILE);
    await ground.add(1);
    late = await ask();
    ground.clock.set(LATER);
    joined = await ask();
  });
  expect(first).toMatchObject({ number: 1, size: 1 });
  expect([await answerOf(early.id), await answerOf(late.id)]).toEqual([1, null]);
  expect(joined).toEqual({ id: late.id, requestedAt: ground.clock.now() });

  expect(await makeIfDue()).toMatchObject({ number: 2, size: 2 });
  expect(await answerOf(late.id)).toBe(2);
});
