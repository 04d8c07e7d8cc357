import { Acknowledge } from '#commitments';
import { Tenures } from '#people';
import { Attempts } from './attempts.js';
import { CheckPlan } from './check-plan.js';
import { DecisionsGround } from './decisions-ground.js';
import { Delivery } from './delivery.js';
import { date } from './examples.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;
let people: DecisionsGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  people = new DecisionsGround(ground);
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

const wrong = async () => (await people.get(CheckPlan).run()).sample;

describe('a nudge', () => {
  it('asks the controller on the third working day after the report, once', async () => {
    const id = await ground.addCommitment('minister');
    await people.report(id);
    // Monday the 18th; three working days later.
    expect(await ground.occurrences(id)).toEqual(['decide-report-1 inspector 12-21 planned']);
    expect(await wrong()).toEqual([]);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'inspector', subject: expect.stringMatching(/^To decide: BY-RU/) as string });
    expect(mail.text).toContain('waiting for a decision since 18 December 2023');
    expect(mail.text).toContain('From: Person minister');
    expect(await wrong()).toEqual([]);
  });

  it('is not sent when it has been decided, even between gathering and sending', async () => {
    const [planned, gathered] = [await ground.addCommitment('minister'), await ground.addCommitment('minister')];
    const [first, second] = [await people.report(planned), await people.report(gathered)];
    await people.decide(planned, first, 'return');
    expect(await ground.occurrences(planned)).not.toContainEqual(expect.stringContaining('decide-report'));
    const due = await ground.gather();
    await people.decide(gathered, second, 'return');
    await people.get(Delivery).deliver(due);
    expect((await people.mails()).map(({ to }) => to)).not.toContain('inspector');
    expect(await ground.query(`SELECT note FROM occurrences WHERE rung = 'decide-report-1'`)).toEqual([
      { note: 'it has been decided or overtaken' },
    ]);
  });

  it('comes again for a second report on the same period', async () => {
    const id = await ground.addCommitment('minister');
    const first = await people.report(id);
    await ground.gatherAndDeliver();
    await people.decide(id, first, 'return');
    await people.report(id);
    expect(await ground.occurrences(id)).toEqual([
      'decide-report-1 inspector 12-21 sent',
      'decide-report-2 inspector 12-21 planned',
    ]);
  });

  it('is copied to a deputy and follows a succession', async () => {
    const deputy = await ground.addPerson('deputy');
    await ground.query(
      `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on)
       SELECT id, $1, '2020-01-01', '2040-01-01' FROM persons WHERE code = 'inspector'`,
      [deputy],
    );
    const id = await ground.addCommitment('minister');
    await people.ask(id);
    await ground.gatherAndDeliver();
    const both = await people.mails();
    expect(both.map(({ to }) => to).sort()).toEqual(['deputy', 'inspector', 'minister']);
    const copy = both.find(({ to }) => to === 'deputy');
    expect(copy?.text).toContain('copy: you stand in for Person inspector');
    expect(copy?.text).toContain('New deadline asked for: 1 March 2024');
    expect(copy?.text).toContain('Reason: The plant stands.');

    const next = await ground.addCommitment('minister');
    await people.ask(next);
    const olga = await ground.addPerson('olga');
    const [{ post }] = await ground.query<{ post: string }>(`SELECT id AS post FROM posts WHERE code = 'inspector'`);
    await ground.run(() => people.get(Tenures).succeed(post, { personId: olga, startsOn: date('2023-12-20') }));
    expect(await ground.occurrences(next)).toContain('decide-extension-1 olga 12-21 planned');
    expect(await wrong()).toEqual([]);
  });
});

describe('a nudge about what the controller has come to lead', () => {
  const takeOver = (startsOn: string) =>
    ground.query(
      `WITH before AS (
         UPDATE tenures SET ends_on = $1::date - 1 WHERE post_id = (SELECT id FROM posts WHERE code = 'minister')
         RETURNING post_id)
       INSERT INTO tenures (post_id, person_id, starts_on)
       SELECT post_id, (SELECT id FROM persons WHERE code = 'inspector'), $1 FROM before`,
      [startsOn],
    );

  it('goes to the next post up the line, to see to it that somebody can decide', async () => {
    const id = await ground.addCommitment('minister');
    await people.report(id);
    const [{ post }] = await ground.query<{ post: string }>(`SELECT id AS post FROM posts WHERE code = 'minister'`);
    const personId = await ground.addPerson('inspector');
    await ground.run(() => people.get(Tenures).succeed(post, { personId, startsOn: date('2023-12-20') }));
    expect(await ground.occurrences(id)).toEqual(['decide-report-1 premier 12-21 planned']);
    expect(await wrong()).toEqual([]);
  });

  it('is not sent to them when they lead it at that moment, however late that is', async () => {
    const id = await ground.addCommitment('minister');
    await people.report(id);
    const due = await ground.gather();
    await takeOver('2024-01-10');
    await people.get(Delivery).deliver(due);
    expect(await people.mails()).toEqual([]);
    expect(await ground.query(`SELECT note FROM occurrences WHERE state = 'expired'`)).toEqual([
      { note: 'the recipient leads the commitment' },
    ]);
    ground.clock.set(new Date().toISOString());
    await ground.gatherAndDeliver();
    expect((await people.mails()).map(({ to }) => to)).toEqual(['premier']);
  });

  it('is not sent to them either when they come to lead it between the claim and the hand-over', async () => {
    const id = await ground.addCommitment('minister');
    await people.report(id);
    const due = await ground.gather();
    const attempts = people.get(Attempts);
    const begin = attempts.begin.bind(attempts);
    let isTakenOver = false;
    attempts.begin = async (mailing) => {
      if (!isTakenOver) await takeOver('2024-01-10');
      isTakenOver = true;
      return begin(mailing);
    };
    await people.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(isTakenOver).toBe(true);
    expect((await people.mails()).map(({ to }) => to)).not.toContain('inspector');
  });
});

describe('"seen, will report by"', () => {
  it('keeps quiet what was gathered before it and is late, to those above the lead', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    await ground.query(
      `UPDATE occurrences SET due_at = now() + interval '1 day' WHERE rung NOT IN ('after-3', 'after-5')`,
    );
    const due = await ground.gather();
    expect(due).toHaveLength(2);
    ground.clock.set(new Date().toISOString());
    const today = ground.clock.today('Europe/Minsk');
    const request = { commitmentId: id, version: await people.version(id), willReportBy: today.add({ days: 1 }) };
    await people.as('minister', () => people.get(Acknowledge).run(request));
    await people.get(Delivery).deliver(due);
    expect(await people.mails()).toEqual([]);
    expect(await ground.query(`SELECT DISTINCT note FROM occurrences WHERE state = 'expired'`)).toEqual([
      { note: 'an answer has been given' },
    ]);
  });
});
