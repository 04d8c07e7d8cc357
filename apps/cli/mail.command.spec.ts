import { spawnSync } from 'node:child_process';
import { CliGround } from './cli-ground.js';

const MAILING = '7b0c2b0e-6c3e-4d53-9f1b-2b8f0c1d9a01';

let ground: CliGround;
let sql: CliGround['sql'];

beforeEach(async () => {
  ground = await CliGround.start();
  process.env['DATABASE_URL'] = ground.url;
  ({ sql } = ground);
});
afterEach(() => ground.stop());

const mail = (...words: string[]) => ground.pacta('mail', ...words);

/** As a mail server pipes a report to it. */
function bounce(input: string, options: { recipient: string; url: string }) {
  const command = ['dist/apps/cli/main.js', 'mail', 'bounce', `--recipient=${options.recipient}`];
  const env = { ...process.env, DATABASE_URL: options.url };
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8', env, input });
  return { status, said: stdout.trim() };
}

const addMailing = (state: string) =>
  sql.query(
    `WITH person AS (
       INSERT INTO persons (code, name, email, time_zone) VALUES ('minister', 'M', 'minister@example.org', 'Europe/Minsk')
       RETURNING id
     )
     INSERT INTO mailings (id, person_id, kind, due_at, created_at, state, settled_at, address, message_id)
     SELECT $1, id, 'digest', now() - interval '1 h', now() - interval '1 h', $2,
            CASE WHEN $2 <> 'queued' THEN now() END, 'minister@example.org', '<m@example.org>' FROM person`,
    [MAILING, state],
  );
const events = async () =>
  (await sql.query<{ type: string; reason: string }>('SELECT type, reason FROM events ORDER BY occurred_at, sequence'))
    .rows;

it('holds, says so, and releases', async () => {
  await sql.query(
    `UPDATE mail_hold SET identity = database_identity(), swept_at = now(), written_in = pg_current_xact_id()::xid`,
  );
  expect(await mail('status')).toMatchObject({
    status: 0,
    said: expect.stringMatching(/^mail +goes out$/m) as unknown,
  });
  expect(await mail('hold', '--reason', 'it moves')).toMatchObject({
    status: 0,
    said: expect.stringContaining('is on hold.') as unknown,
  });
  expect((await mail('hold')).said).toBe('Mail was on hold already.');
  expect(await mail('status')).toMatchObject({
    status: 0,
    said: expect.stringMatching(/^reason +it moves$/m) as unknown,
  });
  expect(await mail('release')).toMatchObject({ status: 0, said: 'Mail goes out again.' });
  expect((await mail('release')).said).toBe('Mail was not on hold.');
  expect(await events()).toEqual([
    { type: 'mail.held', reason: 'it moves' },
    { type: 'mail.released', reason: '' },
  ]);
});

it('ends with 1 when an alarm stands, in words and as JSON', async () => {
  await addMailing('queued');
  const { status, said } = await mail('status');
  expect({ status, said }).toEqual({
    status: 1,
    said: expect.stringContaining('ALARM: mail has been due for 60 minutes') as unknown,
  });
  const json = await mail('status', '--json');
  expect(json.status).toBe(1);
  expect(JSON.parse(json.said)).toMatchObject({ queued: 1, isHeld: false, alarms: [{ code: 'late' }] });
});

it('tries again what has failed', async () => {
  await addMailing('failed');
  expect(await mail('retry', MAILING.replace('7b', '8b'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no mailing') as unknown,
  });
  expect(await mail('retry', MAILING)).toMatchObject({ status: 0, said: '1 mailing is queued again.' });
  expect(await mail('retry', MAILING)).toMatchObject({
    status: 1,
    stderr: 'Only a mailing that has failed can be tried again.',
  });
  expect((await mail('retry', '--all-failed')).said).toContain('0 queued again, 0 left');
  await sql.query(`UPDATE mailings SET state = 'failed', settled_at = now()`);
  expect((await mail('retry', '--all-failed')).said).toContain('1 queued again, 0 left');
});

it('reads a delivery report, and asks to come again when the database is out of reach', async () => {
  await addMailing('sent');
  const report = [
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.net', ''],
    ...['Final-Recipient: rfc822; minister@example.org', 'Action: failed', 'Status: 5.1.1', '--b--', ''],
  ].join('\r\n');
  const recipient = `bounces+${MAILING}@example.org`;
  const nowhere = 'postgres://nobody@127.0.0.1:9/nowhere';
  expect(bounce(report, { recipient, url: nowhere }).status).toBe(75);
  expect(bounce(report, { recipient, url: ground.url })).toEqual({ status: 0, said: `Mailing ${MAILING}: refused.` });
  expect(await events()).toContainEqual({ type: 'mailing.bounced', reason: '' });
}, 120_000);
