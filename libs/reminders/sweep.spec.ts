import pg from 'pg';
import { AffectedCommitments } from './affected-commitments.js';
import { Gather } from './gather.js';
import { MailStatus } from './mail-status.js';
import { ReminderGround } from './reminder-ground.js';

const DUE = 10;
/** Of the 12,000 that are stored and of as many mailings: one person's share is 400. */
const FEW = 500;

/** So many reminders each have been sent before, a mailing each. */
const SENT = `
  WITH sent AS (
    SELECT o.*, n, uuid_by_time() AS new_mailing FROM occurrences o, generate_series(1, 800) n
  ), made AS (
    INSERT INTO mailings (id, person_id, due_at, state, message_id, settled_at)
    SELECT new_mailing, recipient_id, due_at, 'sent', new_mailing, due_at FROM sent
  )
  INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at,
    state, mailing_id)
  SELECT commitment_id, rung, deadline_version, ordinal + n, recipient_id, audience, post_id, deadline,
    due_at - make_interval(days => n), 'sent', new_mailing
  FROM sent`;

/** So many are still to come. */
const TO_COME = `
  INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
  SELECT commitment_id, rung, deadline_version, ordinal + 1000 + n, recipient_id, audience, post_id, deadline,
    now() + make_interval(days => n)
  FROM occurrences, generate_series(1, 400) n WHERE state = 'planned'`;

describe('among 8,000 reminders that were sent and 4,000 that are still to come', () => {
  let ground: ReminderGround;

  beforeAll(async () => {
    ground = await ReminderGround.start();
    await ground.addCommitments(await ground.addPosts(DUE));
    await ground.query(SENT);
    await ground.query(TO_COME);
    await ground.query('ANALYZE occurrences, mailings');
  });
  afterAll(() => ground.stop());

  /** @returns how many rows of the plan and of mailings some work has read. */
  const rowsRead = async (work: () => Promise<unknown>): Promise<number> => {
    const read = await ground.rowsRead(['occurrences', 'mailings'], work);
    return Object.values(read).reduce((sum, { scanned, fetched }) => sum + scanned + fetched, 0);
  };

  it('a look at how the mail is doing reads what is due', async () => {
    const status = ground.nest.get(MailStatus, { strict: false });
    expect(await rowsRead(() => status.alarms(15))).toBeLessThan(FEW);
  });

  it('a change of the roster finds whom it concerns in what is planned', async () => {
    const affected = ground.nest.get(AffectedCommitments, { strict: false });
    const [{ id = '' } = {}] = await ground.query<{ id: string }>(`SELECT id FROM persons WHERE code = 'post7'`);
    expect(await rowsRead(() => affected.byRoster({ personIds: [id] }))).toBeLessThan(FEW);
  });

  it('a sweep reads what is due, and finds all of it', async () => {
    let due: unknown[] | null = [];
    const read = await rowsRead(async () => (due = await ground.nest.get(Gather).gather()));
    expect(due).toHaveLength(DUE);
    expect(read).toBeLessThan(FEW);
  });

  it('reads no more where a backlog of each person waits', async () => {
    await ground.query(`UPDATE mailings SET next_attempt_at = now() + interval '1 h' WHERE state = 'queued'`);
    await ground.query(`UPDATE occurrences SET due_at = now() WHERE state = 'planned' AND ordinal = 1002`);
    expect(await rowsRead(() => ground.nest.get(Gather).gather())).toBeLessThan(FEW);
    const [{ joined } = {}] = await ground.query<{ joined: string }>(
      `SELECT count(DISTINCT mailing_id) AS joined FROM occurrences WHERE state = 'gathered'`,
    );
    expect(Number(joined)).toBe(DUE);
  });
});

describe('while the plan of somebody is being written', () => {
  let ground: ReminderGround;
  let writer: pg.Client;

  beforeEach(async () => {
    ground = await ReminderGround.start();
    const [busy = '', other = ''] = await ground.addPosts(2);
    await ground.addCommitments([busy, busy, other]);
    writer = new pg.Client({ connectionString: ground.database.url });
    await writer.connect();
  });
  afterEach(async () => {
    await writer.end();
    await ground.stop();
  });

  const told = () =>
    ground.query<{ code: string; items: number }>(
      `SELECT p.code, count(o.id)::integer AS items
       FROM mailings m JOIN persons p ON p.id = m.person_id JOIN occurrences o ON o.mailing_id = m.id
       GROUP BY m.id, p.code ORDER BY p.code`,
    );

  it('a sweep leaves them to the next one, which makes one mailing of it, and tells the others', async () => {
    await writer.query(`BEGIN; SELECT FROM occurrences o JOIN persons p ON p.id = o.recipient_id
      WHERE p.code = 'post0' ORDER BY o.id LIMIT 1 FOR UPDATE OF o`);
    await ground.gather();
    expect(await told()).toEqual([{ code: 'post1', items: 1 }]);

    await writer.query('ROLLBACK');
    await ground.gather();
    expect(await told()).toEqual([
      { code: 'post0', items: 2 },
      { code: 'post1', items: 1 },
    ]);
  });
});
