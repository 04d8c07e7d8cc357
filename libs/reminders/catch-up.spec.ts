import { DEFAULT_LADDER, type Ladder } from './ladder.rules.js';
import { DecisionsGround } from './decisions-ground.js';
import { Explanations } from './explanations.js';
import { ReminderGround } from './reminder-ground.js';

/*
 * An outage of five days, from Tuesday 16 January 2024 to the morning of Sunday the 21st: no worker sends, people go on
 * working. What had gone out before has gone out, what comes after is still to come.
 */
const OUTAGE = { begins: '2024-01-16T00:00:00Z', ends: '2024-01-21T06:00:00Z' };

/** For the lead alone: one rung before the outage, three in it, one after it. */
const RUNGS: Ladder = {
  ...DEFAULT_LADDER,
  rungs: [
    ...DEFAULT_LADDER.rungs.filter(({ key }) => ['before-5', 'before-1', 'on-day'].includes(key)),
    { key: 'after-1', when: { after: 1 }, audience: ['lead'] },
    { key: 'after-3', when: { after: 3 }, audience: ['lead'] },
  ],
};

let ground: ReminderGround;
let people: DecisionsGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  people = new DecisionsGround(ground);
  await ground.query(`INSERT INTO ladders (code, name, rules) VALUES ('lead', 'Lead', $1)`, [JSON.stringify(RUNGS)]);
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

const addCommitments = (count: number) =>
  ground.addCommitments(
    Array.from({ length: count }, () => 'minister'),
    { ladder: 'lead' },
  );

/** Up to here the mail went out, for the worker's clock and in the register. */
async function outageBegins(): Promise<void> {
  await ground.query(
    `WITH sent AS (
       INSERT INTO mailings (person_id, due_at, message_id, state, settled_at)
       SELECT recipient_id, min(due_at), '<' || recipient_id || '@before>', 'sent', min(due_at) FROM occurrences
       WHERE state = 'planned' AND due_at < $1 GROUP BY recipient_id RETURNING id, person_id
     )
     UPDATE occurrences o SET state = 'sent', mailing_id = sent.id FROM sent
     WHERE o.recipient_id = sent.person_id AND o.due_at < $1`,
    [OUTAGE.begins],
  );
  ground.clock.set('2024-01-19T12:00:00Z');
}

/** The database's clock, by which all this is long past, is to take what comes after the outage for the future. */
async function outageEnds(): Promise<void> {
  await ground.query(
    `UPDATE occurrences SET due_at = statement_timestamp() + (due_at - $1) WHERE state = 'planned' AND due_at > $1`,
    [OUTAGE.ends],
  );
  ground.clock.set(OUTAGE.ends);
  for (let sweep = 0; sweep < 3; sweep++) await ground.gatherAndDeliver();
}

/** The deadline moves as a use case moves it. */
async function moveDeadline(id: string, to: string): Promise<void> {
  await ground.query(
    `UPDATE commitment_periods SET current_deadline = $2, deadline_version = 2 WHERE commitment_id = $1`,
    [id, to],
  );
  await ground.change(id, `current_deadline = '${to}', version = version + 1`);
}

/** `rung: what became of it`, of one person. */
async function explained(commitmentId: string, person: string): Promise<string[]> {
  const [{ id: personId } = { id: '' }] = await ground.query<{ id: string }>('SELECT id FROM persons WHERE code = $1', [
    person,
  ]);
  const all = await ground.run(() => ground.nest.get(Explanations).of(commitmentId, { personId, language: 'en' }));
  return all
    .filter(({ recipient }) => recipient?.id === personId)
    .map(({ rung, because }) => `${rung}: ${because.replace(/\d+ \w+ \d{4}, \d\d:\d\d UTC/, 'then')}`);
}

const reference = (number: number) => `BY-RU/2023-12-18/${number}`;

describe('after an outage of five days', () => {
  it('a person gets one mail with the state as it is now, and what has become pointless is recorded with its reason', async () => {
    const [kept, settled, moved, handedOver] = (await addCommitments(4)) as [string, string, string, string];
    const other = await ground.addPost('other', { reportsTo: 'premier' });
    await outageBegins();
    await ground.change(settled, `status = 'closed', settled_at = '2024-01-19T12:00:00Z', version = version + 1`);
    await moveDeadline(moved, '2024-02-20');
    await ground.change(handedOver, `lead_post_id = '${other}', version = version + 1`);
    await outageEnds();

    const mails = await people.mails();
    expect(mails.map(({ to }) => to).sort()).toEqual(['minister', 'other']);
    const toMinister = mails.find(({ to }) => to === 'minister');
    expect(toMinister?.text).toContain(reference(1));
    for (const number of [2, 3, 4]) expect(toMinister?.text).not.toContain(reference(number));
    expect(mails.find(({ to }) => to === 'other')?.text).toContain(reference(4));

    const before = 'before-5: was sent on then';
    expect(await explained(kept, 'minister')).toEqual([
      before,
      'before-1: was not sent: overtaken by a later one (1 working day after the deadline)',
      'on-day: was not sent: overtaken by a later one (1 working day after the deadline)',
      'after-1: was sent on then',
      'after-3: is planned',
    ]);
    const pointless = (reason: string) =>
      ['before-1', 'on-day', 'after-1'].map((rung) => `${rung}: was not sent: ${reason}`);
    expect(await explained(settled, 'minister')).toEqual([
      before,
      ...pointless('the commitment is settled'),
      'after-3: nothing is said: settled on then',
    ]);
    expect(await explained(moved, 'minister')).toEqual([
      before,
      ...pointless('the deadline has moved'),
      ...['before-5', 'before-1', 'on-day', 'after-1', 'after-3'].map((rung) => `${rung}: is planned`),
    ]);
    expect(await explained(handedOver, 'minister')).toEqual([before, ...pointless('the post is in other hands')]);
    expect(await explained(handedOver, 'other')).toEqual([
      'before-5: left out: its moment had passed when the deadline, a post or the reminder rules changed',
      'before-1: was not sent: overtaken by a later one (1 working day after the deadline)',
      'on-day: was not sent: overtaken by a later one (1 working day after the deadline)',
      'after-1: was sent on then',
      'after-3: is planned',
    ]);
  });

  it('who wants to be told at once of what is urgent gets one mail as well, of what is still true', async () => {
    await ground.query(`UPDATE persons SET urgent = 'immediate' WHERE code = 'minister'`);
    const [returned, granted, ended] = (await addCommitments(3)) as [string, string, string];
    await ground.query(`UPDATE commitments SET priority = 'high'`);
    await outageBegins();
    ground.clock.set('2024-01-16T08:00:00Z');
    await people.decide(returned, await people.report(returned), 'return');
    ground.clock.set('2024-01-17T08:00:00Z');
    await people.grant(granted, await people.ask(granted, '2024-02-20'));
    ground.clock.set('2024-01-18T08:00:00Z');
    await people.decide(returned, await people.report(returned), 'return');
    ground.clock.set('2024-01-19T12:00:00Z');
    await people.terminate(ended, 'president');
    await outageEnds();

    const mails = await people.mails();
    expect(mails.map(({ to }) => to)).toEqual(['minister']);
    const [{ text } = { text: '' }] = mails;
    expect(text.match(/The final report was returned/g)).toHaveLength(1);
    expect(text).toContain('The extension was granted');
    expect(text).not.toContain(reference(3));
    expect(await explained(returned, 'minister')).toEqual([
      'before-5: was sent on then',
      'notice-returned-1: was not sent: it has been decided or overtaken',
      'before-1: was not sent: overtaken by a later one (on the day of the deadline)',
      'on-day: was sent on then',
      'notice-returned-2: was sent on then',
      ...['after-1', 'after-3'].map(
        (rung) => `${rung}: nothing is said: an answer of then keeps it quiet until 25 January 2024`,
      ),
    ]);
    expect(await explained(granted, 'minister')).toEqual([
      'before-5: was sent on then',
      'before-1: was not sent: the deadline has moved',
      'notice-granted-1: was sent on then',
      ...['before-5', 'before-1', 'on-day', 'after-1', 'after-3'].map((rung) => `${rung}: is planned`),
    ]);
    expect(await explained(ended, 'minister')).toEqual([
      'before-5: was sent on then',
      ...['before-1', 'on-day', 'after-1'].map((rung) => `${rung}: was not sent: the commitment is settled`),
      'after-3: nothing is said: settled on then',
    ]);
  });

  it('whoever reads a daily digest gets one, with what is true now, not five', async () => {
    const [open, closed] = (await addCommitments(2)) as [string, string];
    await ground.query('DELETE FROM occurrences');
    await ground.query(`UPDATE persons SET digest = CASE code WHEN 'premier' THEN 'daily' ELSE 'off' END`);
    // Whatever day it is by the database's clock: five mornings of work in five days.
    await ground.query(
      `INSERT INTO calendar_days (country, day, working, origin)
       SELECT 'BY', current_date - n, true, 'manual' FROM generate_series(0, 6) n
       ON CONFLICT (country, day) DO UPDATE SET working = true`,
    );
    await ground.query(`UPDATE calendars SET version = version + 1 WHERE country = 'BY'`);
    await ground.addNewcomers();
    await ground.query(
      `UPDATE digest_turns SET looked_at = statement_timestamp() - interval '5 days', look_at = '-infinity'`,
    );
    await ground.query(
      `UPDATE commitments SET status = 'closed', settled_at = now() - interval '3 days', updated_at = now() - interval '3 days'
       WHERE id = $1`,
      [closed],
    );
    await ground.query(`UPDATE commitments SET updated_at = now() - interval '30 days' WHERE id = $1`, [open]);
    for (let sweep = 0; sweep < 3; sweep++) await ground.gatherAndDeliver();

    const mails = await people.mails();
    expect(mails.map(({ to }) => to)).toEqual(['premier']);
    expect(mails[0]?.subject).toBe('Digest – overdue: 1, changed since the last digest: 1');
    expect(mails[0]?.text).toMatch(/== Overdue: 1 ==\s+Ministry:\s+\* BY-RU\/2023-12-18\/1\s/);
    expect(mails[0]?.text).toMatch(/== Changed since the last digest: 1 ==\s+Ministry:\s+\* BY-RU\/2023-12-18\/2\s/);
    expect(
      await ground.query(
        `SELECT state, note, count(*)::integer AS n FROM mailings GROUP BY state, note ORDER BY state`,
      ),
    ).toEqual([
      { state: 'expired', note: 'overtaken by a later digest', n: 4 },
      { state: 'sent', note: '', n: 1 },
    ]);
  });
});
