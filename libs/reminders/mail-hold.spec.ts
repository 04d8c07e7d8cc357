import pg from 'pg';
import { Claim } from './claim.js';
import { Delivery } from './delivery.js';
import { MailHold } from './mail-hold.js';
import { ReminderGround } from './reminder-ground.js';

/*
 * Copies are made as operators make them: PostgreSQL's own template copy, and rows carried over by COPY as a dump does.
 * A server that was recovered cannot be had here; what it leaves behind in the row can.
 */

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister');
});
afterEach(() => ground.stop());

const addresses = (of = ground) => of.sink.mails.map(({ to }) => to.join()).sort();
const read = (of = ground) => of.run(() => of.nest.get(MailHold).read());
const release = (of = ground) => of.run(() => of.nest.get(MailHold).release());
const sendOne = async () => {
  await ground.addCommitment('minister');
  await ground.gatherAndDeliver();
};
/** What the row remembers is changed as the database would find it after the move. */
const remember = (assignments: string) =>
  ground.query(`UPDATE mail_hold SET written_in = pg_current_xact_id()::xid, ${assignments}`);

describe('a copied database', () => {
  it('sends nothing until it is released, and then one message with the state as it is now', async () => {
    await sendOne();
    await ground.addCommitment('minister', { ladder: 'default' });
    const copy = await ground.copy();
    expect(await read(copy)).toMatchObject({
      isHeld: true,
      isAutomatic: true,
      reason: 'the database is a copy of another one on this server',
    });
    await copy.gatherAndDeliver();
    await copy.gatherAndDeliver();
    expect(addresses(copy)).toEqual([]);
    expect(await copy.query(`SELECT FROM occurrences WHERE state = 'expired'`)).toEqual([]);

    expect(await release(copy)).toBe(true);
    await copy.gatherAndDeliver();
    expect(addresses(copy).filter((address) => address === 'minister@example.org')).toHaveLength(1);
    await copy.stop();
  });

  it('is found out by the claim itself, before any sweep has looked', async () => {
    await sendOne();
    await ground.addCommitment('minister');
    const due = await ground.gather();
    const copy = await ground.copy();
    await copy.nest.get(Delivery).deliver(due);
    expect(await copy.run(() => copy.nest.get(Claim).take(due))).toBeNull();
    expect(addresses(copy)).toEqual([]);
    await ground.nest.get(Delivery).deliver(due);
    expect(addresses()).toHaveLength(2);
    await copy.stop();
  });

  it('is on hold once, in the history too', async () => {
    await sendOne();
    const copy = await ground.copy();
    await copy.gather();
    const { since } = await read(copy);
    await copy.gather();
    expect((await read(copy)).since?.toString()).toBe(since?.toString());
    expect(await copy.query(`SELECT type, reason FROM events WHERE subject = 'mail'`)).toEqual([
      { type: 'mail.held', reason: 'the database is a copy of another one on this server' },
    ]);
    await copy.stop();
  });

  it('that was never swept is nobody: the first to look is the one that sends', async () => {
    const copy = await ground.copy();
    await copy.addCommitment('minister');
    await copy.gatherAndDeliver();
    expect(addresses(copy)).toEqual(['minister@example.org']);
    await copy.stop();
  });
});

describe('rows brought back by a dump', () => {
  it('hold the mail, in the same database too', async () => {
    await sendOne();
    await reload(ground.database.url);
    await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    expect(addresses()).toHaveLength(1);
    expect(await read()).toMatchObject({ isHeld: true, reason: 'the data were restored from a dump' });
    await release();
    await ground.gatherAndDeliver();
    expect(addresses()).toHaveLength(2);
  });

  it('hold the mail when the row is not among them', async () => {
    await sendOne();
    await ground.query('DELETE FROM mail_hold');
    await sendOne();
    expect(addresses()).toHaveLength(1);
    expect(await read()).toMatchObject({ isHeld: true, isAutomatic: true });
  });
});

describe('what the database remembers of itself', () => {
  beforeEach(sendOne);

  it.each([
    ['another server', `identity = identity || '{"system": "1"}'`, 'the database is on another server'],
    ['files with another time of change', `identity = identity || '{"files": "2020-01-01"}'`, 'the files'],
    [
      'another timeline, swept an hour ago',
      `identity = identity || '{"timeline": "0000FFFF"}', swept_at = now() - interval '1 h'`,
      'the server was recovered from a backup',
    ],
  ])('%s: holds', async (_, assignments, reason) => {
    await remember(assignments);
    await sendOne();
    expect(addresses()).toHaveLength(1);
    expect((await read()).reason).toContain(reason);
  });

  it.each([
    [
      'another timeline and other files, swept a minute ago: a standby took over',
      `identity = identity || '{"timeline": "0000FFFF", "files": "2020-01-01"}', swept_at = now() - interval '1 min'`,
    ],
    ['nothing that a provider keeps to itself', `identity = identity - 'system' - 'timeline' - 'files'`],
    ['an outage of a day', `swept_at = now() - interval '1 day'`],
  ])('%s: goes on', async (_, assignments) => {
    await remember(assignments);
    await sendOne();
    expect(addresses()).toHaveLength(2);
    expect(await read()).toMatchObject({ isHeld: false });
    const [{ identity } = { identity: {} }] = await ground.query<{ identity: object }>(
      'SELECT identity FROM mail_hold',
    );
    expect(Object.keys(identity).sort()).toEqual(['database', 'files', 'system', 'timeline']);
  });
});

describe('an operator', () => {
  it('holds and releases; nothing is lost and nothing expires meanwhile', async () => {
    const hold = (reason: string) => ground.run(() => ground.nest.get(MailHold).hold(reason));
    expect(await hold('the mail server moves')).toBe(true);
    expect(await hold('again')).toBe(false);
    await sendOne();
    expect(addresses()).toEqual([]);
    expect(await read()).toMatchObject({ isHeld: true, isAutomatic: false, reason: 'the mail server moves' });
    expect(await ground.query('SELECT state FROM occurrences')).toEqual([{ state: 'planned' }]);
    expect(await release()).toBe(true);
    expect(await release()).toBe(false);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
    expect(await ground.query(`SELECT type FROM events WHERE subject = 'mail' ORDER BY sequence`)).toEqual([
      { type: 'mail.held' },
      { type: 'mail.released' },
    ]);
  });

  it('holds what was claimed by nobody yet: a hold that comes after the gathering still counts', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    await ground.run(() => ground.nest.get(MailHold).hold('stop'));
    await ground.nest.get(Delivery).deliver(due);
    expect(addresses()).toEqual([]);
    expect(await ground.query('SELECT state, attempt FROM mailings')).toEqual([{ state: 'queued', attempt: 0 }]);
  });
});

/** Takes the row out as pg_dump does, empties the table and brings the row back as pg_restore does. */
async function reload(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TEMP TABLE dump AS SELECT h.* FROM mail_hold h');
  await client.query('TRUNCATE mail_hold');
  await client.query('INSERT INTO mail_hold SELECT * FROM dump');
  await client.end();
}
