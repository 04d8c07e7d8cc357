import { Tenures } from '#people';
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

describe('a notice', () => {
  it("tells the author's side once that a commitment was closed late, with its slip", async () => {
    const id = await ground.addCommitment('minister');
    await people.grant(id, await people.ask(id));
    ground.clock.set('2024-03-05T09:00:00Z');
    const reportId = await people.report(id);
    ground.clock.set('2024-03-07T12:00:00Z');
    await people.decide(id, reportId, 'accept');
    // Thursday; Friday the 8th is a holiday. What had fallen due before that waits for a sweep to be recorded as pointless.
    const ofLead = (state: string) => [`notice-granted-1 minister 12-19 ${state}`, `on-day minister 03-01 ${state}`];
    expect(await ground.occurrences(id)).toEqual([...ofLead('planned'), 'notice-closed president 03-11 planned']);
    expect(await wrong()).toEqual([]);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'president',
      subject: 'BY-RU/2023-12-18/1: Title 1 – closed, 4 days late (Post minister)',
    });
    expect(mail.text).toContain('Decided by: Person inspector');
    expect(mail.text).toContain('Reported on: 5 March 2024');
    expect(mail.text).toContain('Deadline extended by 43 days altogether');
    expect(await ground.occurrences(id)).toEqual([...ofLead('expired'), 'notice-closed president 03-11 sent']);
    expect(await wrong()).toEqual([]);
  });

  it('tells the lead that a report was returned, with the reason and the term', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    await people.decide(id, await people.report(id), 'return');
    await ground.query(`UPDATE occurrences SET due_at = now() + interval '1 day' WHERE rung NOT LIKE 'notice-%'`);
    await ground.gatherAndDeliver();
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'minister', subject: expect.stringContaining('report returned') as string });
    expect(mail.text).toContain('Reason: No prices.');
    expect(mail.text).toContain('Deadline: 18 January 2024 – report returned');
  });

  it('tells the lead the term that a return has set, once and with the return alone', async () => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    await people.decide(id, await people.report(id), { newDeadline: '2024-02-05' });
    expect((await ground.occurrences(id)).filter((one) => one.startsWith('notice-'))).toEqual([
      'notice-returned-1 minister 12-19 planned',
    ]);
    expect(await wrong()).toEqual([]);
    await ground.query(`UPDATE occurrences SET due_at = now() + interval '1 day' WHERE rung NOT LIKE 'notice-%'`);
    await ground.gatherAndDeliver();
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail.text).toMatch(/Deadline: 5 February 2024.* – report returned/);
  });

  it('is withdrawn when the lead has reported again before it went out', async () => {
    const id = await ground.addCommitment('minister');
    await people.decide(id, await people.report(id), 'return');
    const due = await ground.gather();
    await people.report(id);
    await people.get(Delivery).deliver(due);
    expect(ground.sink.mails).toEqual([]);
  });

  it('tells the lead what became of a request, and not who decided', async () => {
    const id = await ground.addCommitment('minister');
    await people.grant(id, await people.ask(id));
    expect(await ground.occurrences(id)).toEqual([
      'notice-granted-1 minister 12-19 planned',
      'on-day minister 03-01 planned',
    ]);
  });

  it("tells the author's side why a commitment was terminated, unless they did it themselves", async () => {
    const [id, own] = [await ground.addCommitment('minister'), await ground.addCommitment('minister')];
    await people.terminate(own, 'president');
    expect(await ground.occurrences(own)).toEqual([]);
    await people.terminate(id, 'inspector');
    await ground.gatherAndDeliver();
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'president', subject: expect.stringContaining('terminated') as string });
    expect(mail.text).toContain('Decided by: Person inspector');
    expect(mail.text).toContain('Reason: Overtaken by the treaty.');
    expect(await wrong()).toEqual([]);
  });

  it('goes to the new holder when the post changes hands after the closing', async () => {
    const id = await ground.addCommitment('minister');
    await people.terminate(id, 'inspector');
    const olga = await ground.addPerson('olga');
    const [{ post }] = await ground.query<{ post: string }>(`SELECT id AS post FROM posts WHERE code = 'president'`);
    await ground.run(() => people.get(Tenures).succeed(post, { personId: olga, startsOn: date('2023-12-19') }));
    expect(await ground.occurrences(id)).toEqual(['notice-terminated olga 12-19 planned']);
  });

  it('waits for somebody to hold a vacant post with nobody above it, and then goes to them', async () => {
    await ground.query(
      `UPDATE tenures SET ends_on = '2023-12-01' WHERE post_id IN (SELECT id FROM posts WHERE code = 'president')`,
    );
    const id = await ground.addCommitment('minister');
    await people.terminate(id, 'inspector');
    expect(await ground.occurrences(id)).toEqual(['notice-terminated nobody 12-19 planned']);
    const [{ post }] = await ground.query<{ post: string }>(`SELECT id AS post FROM posts WHERE code = 'president'`);
    const olga = await ground.addPerson('olga');
    await ground.run(() =>
      people.get(Tenures).create({ postId: post, personId: olga, startsOn: date('2023-12-02'), endsOn: null }),
    );
    expect(await ground.occurrences(id)).toEqual(['notice-terminated olga 12-19 planned']);
  });

  it('comes back from the superior to a vacant post that is filled before it goes out', async () => {
    await ground.query(
      `UPDATE posts SET reports_to_id = (SELECT id FROM posts WHERE code = 'premier') WHERE code = 'president'`,
    );
    await ground.query(
      `UPDATE tenures SET ends_on = '2023-12-01' WHERE post_id IN (SELECT id FROM posts WHERE code = 'president')`,
    );
    const id = await ground.addCommitment('minister');
    await people.terminate(id, 'inspector');
    expect(await ground.occurrences(id)).toEqual(['notice-terminated premier 12-19 planned']);
    const [{ post }] = await ground.query<{ post: string }>(`SELECT id AS post FROM posts WHERE code = 'president'`);
    const olga = await ground.addPerson('olga');
    await ground.run(() =>
      people.get(Tenures).create({ postId: post, personId: olga, startsOn: date('2023-12-02'), endsOn: null }),
    );
    expect(await ground.occurrences(id)).toEqual(['notice-terminated olga 12-19 planned']);
  });

  it('is told at once to who has chosen so, of what has a high priority', async () => {
    await ground.query(`UPDATE persons SET urgent = 'immediate' WHERE code = 'president'`);
    const [high, normal] = [await ground.addCommitment('minister'), await ground.addCommitment('minister')];
    await ground.query(`UPDATE commitments SET priority = 'high' WHERE id = $1`, [high]);
    await people.terminate(high, 'inspector');
    await people.terminate(normal, 'inspector');
    expect(await ground.occurrences(high)).toEqual(['notice-terminated president 12-18 planned']);
    expect(await ground.occurrences(normal)).toEqual(['notice-terminated president 12-19 planned']);
  });

  it('about a confidential commitment tells who is cleared that there is news, and nothing of it', async () => {
    await ground.query(`UPDATE persons SET clearance = 'confidential' WHERE code = 'president'`);
    const id = await ground.addCommitment('minister', { classification: 'confidential' });
    await people.terminate(id, 'inspector');
    await ground.gatherAndDeliver();
    const [{ text }] = await people.mails();
    expect(text).toContain('BY-RU/2023-12-18/1');
    expect(text).not.toMatch(/treaty|inspector|Title|terminated/);
  });
});

describe('the notice of a re-opening', () => {
  const quiet = `UPDATE occurrences SET due_at = now() + interval '1 day' WHERE rung NOT LIKE 'notice-reopened%'`;

  it.each([
    ['closed', undefined, '18 January 2024'],
    ['closed', '2024-02-05', '5 February 2024'],
    ['terminated', undefined, '18 January 2024'],
  ])('of what was %s (new term: %s) reaches all who have a part in it, once', async (ending, term, deadline) => {
    const id = await ground.addCommitment('minister', { ladder: 'default' });
    if (ending === 'closed') await people.decide(id, await people.report(id), 'accept');
    else await people.terminate(id, 'inspector');
    await people.reopen(id, term);
    expect((await ground.occurrences(id)).filter((one) => one.startsWith('notice-'))).toEqual([
      'notice-reopened-1 minister 12-19 planned',
      'notice-reopened-1 president 12-19 planned',
    ]);
    expect(await wrong()).toEqual([]);
    await ground.query(quiet);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    const mails = await people.mails();
    expect(mails.map(({ to }) => to).sort()).toEqual(['minister', 'president']);
    for (const { to, subject, text } of mails) {
      expect(subject).toContain('re-opened');
      expect(text).toContain('The commitment was re-opened on 18 December 2023: it is on control again.');
      expect(text).toContain('Decided by: Person inspector');
      expect(text).toContain('Reason: It has broken again.');
      expect(text).toMatch(new RegExp(`Deadline: ${deadline}.* – re-opened`));
      expect(text.includes('For your information; no answer is needed.')).toBe(to === 'president');
    }
  });

  it.each(['ru', 'be'] as const)('speaks the language of its reader: %s', async (language) => {
    await ground.query('UPDATE persons SET language = $1', [language]);
    const id = await ground.addCommitment('minister');
    await people.terminate(id, 'inspector');
    await people.reopen(id);
    await ground.query(quiet);
    await ground.gatherAndDeliver();
    const sentence = {
      ru: 'Обязательство возвращено на контроль 18 декабря 2023',
      be: 'Абавязацельства вернута на кантроль 18 снежня 2023',
    };
    const mails = await people.mails();
    expect(mails).toHaveLength(2);
    for (const { text } of mails) expect(text).toContain(sentence[language]);
  });

  it('is withdrawn when the lead has reported before it went out, returned or not, and when there is another one', async () => {
    const ids = [await ground.addCommitment('minister'), await ground.addCommitment('minister')];
    const again = await ground.addCommitment('minister');
    for (const id of [...ids, again]) {
      await people.terminate(id, 'inspector');
      await people.reopen(id);
    }
    await ground.query(quiet);
    const due = await ground.gather();
    const [, returned] = [await people.report(ids[0]), await people.report(ids[1])];
    await people.decide(ids[1], returned, 'return');
    await people.terminate(again, 'inspector');
    await people.reopen(again);
    await people.get(Delivery).deliver(due);
    expect(ground.sink.mails).toEqual([]);
    const told = (await ground.occurrences(again)).filter((one) => one.startsWith('notice-reopened-2'));
    expect(told).toHaveLength(2);
    expect(await wrong()).toEqual([]);
  });
});
