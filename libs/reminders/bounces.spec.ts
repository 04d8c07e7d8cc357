import { History } from '#history';
import { Persons } from '#people';
import { SYSTEM, Transactions } from '#platform';
import { interleave } from '#testing';
import { type BounceOutcome, Bounces } from './bounces.js';
import { PlanLock } from './plan-lock.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

interface Sent {
  id: string;
  message_id: string;
}

async function sendOne(): Promise<Sent> {
  await ground.addCommitment('minister');
  await ground.gatherAndDeliver();
  const [mailing] = await ground.query<Sent>('SELECT id, message_id FROM mailings ORDER BY created_at DESC LIMIT 1');
  return mailing ?? { id: '', message_id: '' };
}

/** A report by RFC 3464. */
function report(options: { address?: string; action?: string; messageId?: string } = {}): Buffer {
  const { address = 'minister@example.org', action = 'failed', messageId } = options;
  const returned =
    messageId === undefined ? [] : ['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`];
  return Buffer.from(
    [
      ...[
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        'Auto-Submitted: auto-replied',
        '',
      ],
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.net', ''],
      ...[`Final-Recipient: rfc822; ${address}`, `Action: ${action}`, 'Status: 5.1.1', ...returned, '--b--', ''],
    ].join('\r\n'),
  );
}

const take = (raw: Buffer, ...recipients: string[]): Promise<BounceOutcome> =>
  ground.nest.get(Bounces).take(raw, recipients);
const returnPath = ({ id }: Sent) => `bounces+${id}@example.org`;
const addresses = () => ground.sink.mails.map(({ to }) => to.join());
const refused = () => ground.query<{ code: string }>('SELECT code FROM persons WHERE email_refused_at IS NOT NULL');
const states = () =>
  ground.query('SELECT m.state, o.state AS reminder FROM mailings m JOIN occurrences o ON o.mailing_id = m.id');

describe('a delivery report', () => {
  it('of a failure has the plan to itself before it takes a reminder', async () => {
    const sent = await sendOne();
    const planner = {
      before: () => ground.nest.get(PlanLock, { strict: false }).forWorld(),
      after: () => ground.nest.get(Transactions).manager.query('SELECT FROM occurrences FOR UPDATE'),
    };
    const bounce = () => take(report(), returnPath(sent));
    expect(await interleave(ground.nest.get(Transactions), planner, bounce)).toMatchObject({ kind: 'refused' });
  });

  it('of a failure marks the address and tells the superior, once', async () => {
    const sent = await sendOne();
    expect(await take(report(), returnPath(sent))).toMatchObject({
      kind: 'refused',
      mailingId: sent.id,
      reason: '5.1.1',
    });
    expect(await refused()).toEqual([{ code: 'minister' }]);
    expect(await states()).toEqual([{ state: 'failed', reminder: 'failed' }]);
    await take(report(), returnPath(sent));
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org', 'premier@example.org']);
    const history = await ground.nest
      .get(Transactions)
      .run(SYSTEM, () => ground.nest.get(History).list('mailing', sent.id));
    expect(history).toMatchObject([{ type: 'mailing.bounced', reason: '', after: { refusal: '5.1.1' } }]);
  });

  it('is known by the message that came back, too', async () => {
    const sent = await sendOne();
    expect(await take(report({ messageId: sent.message_id, address: 'Minister@Example.org' }))).toMatchObject({
      kind: 'refused',
    });
    expect(await refused()).toEqual([{ code: 'minister' }]);
  });

  it('of a delay is noted and changes nothing else', async () => {
    const sent = await sendOne();
    expect(await take(report({ action: 'delayed' }), returnPath(sent))).toMatchObject({ kind: 'delayed' });
    expect(await ground.query('SELECT state, last_error FROM mailings')).toEqual([
      { state: 'sent', last_error: 'delayed: 5.1.1' },
    ]);
    expect(await refused()).toEqual([]);
  });

  it('does not touch the new address of somebody who has one by now: what was lost goes there', async () => {
    const sent = await sendOne();
    await ground.run(async () => {
      const [{ id } = { id: '' }] = await ground.query<{ id: string }>(
        `SELECT id FROM persons WHERE code = 'minister'`,
      );
      const persons = ground.nest.get(Persons);
      await persons.update(id, (await persons.get(id)).version, { email: 'new@example.org' });
    });
    expect(await take(report(), returnPath(sent))).toMatchObject({ kind: 'refused' });
    expect(await refused()).toEqual([]);
    await ground.gatherAndDeliver();
    expect(ground.sink.mails.map(({ to }) => to)).toEqual([['minister@example.org'], ['new@example.org']]);
  });

  it('of the first of two copies keeps the second one back', async () => {
    ground.sink.behave({ onMessage: () => 'take-and-drop' });
    const sent = await sendOne();
    expect(await take(report(), returnPath(sent))).toMatchObject({ kind: 'refused' });
    ground.sink.behave({});
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org', 'premier@example.org']);
  });

  it('that is quicker than our own record is to come again', async () => {
    const sent = await sendOne();
    await ground.query(
      `UPDATE mailings SET state = 'sending', settled_at = NULL, lease_until = now() + interval '1 min'`,
    );
    expect(await take(report(), returnPath(sent))).toMatchObject({ kind: 'too_early' });
    expect(await refused()).toEqual([]);
  });
});

describe('what is ignored', () => {
  it.each<[string, (sent: Sent) => [Buffer, string], string]>([
    [
      'a report that anybody could have written',
      () => [report(), 'bounces+7b0c2b0e-6c3e-4d53-9f1b-111111111111@example.org'],
      'it names no mailing of this register',
    ],
    ['one with no token at all', () => [report(), 'bounces@example.org'], 'it names no mailing of this register'],
    [
      'one about somebody whom this mailing did not go to',
      (sent) => [report({ address: 'premier@example.org' }), returnPath(sent)],
      'it does not name the address that the mailing went to',
    ],
    ['one of success', (sent) => [report({ action: 'delivered' }), returnPath(sent)], 'it reports no failure'],
    [
      'an out-of-office notice',
      (sent) => [Buffer.from('Auto-Submitted: auto-replied\r\n\r\nAway\r\n'), returnPath(sent)],
      'it is an automatic reply',
    ],
    [
      'a letter',
      (sent) => [Buffer.from('Subject: Hello\r\n\r\nHello\r\n'), returnPath(sent)],
      'it is no delivery report',
    ],
  ])('%s', async (_, letterOf, why) => {
    const [raw, recipient] = letterOf(await sendOne());
    expect(await take(raw, recipient)).toEqual({ kind: 'ignored', why });
    expect(await refused()).toEqual([]);
    expect(await states()).toEqual([{ state: 'sent', reminder: 'sent' }]);
  });
});
