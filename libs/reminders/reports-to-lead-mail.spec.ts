import { CheckPlan } from './check-plan.js';
import { DecisionsGround } from './decisions-ground.js';
import { Delivery } from './delivery.js';
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

describe("the notice of a co-executor's report", () => {
  const quiet = `UPDATE occurrences SET due_at = now() + interval '1 day' WHERE rung NOT LIKE 'notice-%'`;

  beforeEach(async () => {
    await ground.addPost('envoy');
    await ground.addPost('clerk');
  });
  const withCoExecutors = async (options = {}) => {
    const id = await ground.addCommitment('minister', options);
    await ground.query(
      `INSERT INTO commitment_co_executors (commitment_id, post_id, ordinal)
       SELECT $1, id, row_number() OVER (ORDER BY code) FROM posts WHERE code IN ('clerk', 'envoy')`,
      [id],
    );
    return id;
  };
  const toLead = async (id: string) =>
    (await ground.occurrences(id)).filter((one) => one.startsWith('notice-report-to-lead'));

  it('tells the lead once what was reported to it', async () => {
    const id = await withCoExecutors({ ladder: 'default' });
    await people.reportToLead(id, 'envoy');
    expect(await toLead(id)).toEqual(['notice-report-to-lead-1 minister 12-19 planned']);
    expect(await wrong()).toEqual([]);
    await ground.query(quiet);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'minister',
      subject: 'BY-RU/2023-12-18/1: Title 1 – report of a co-executor, due 18 January 2024',
    });
    expect(mail.text).toContain('A co-executor reported to the lead on 18 December 2023.');
    expect(mail.text).toContain('From: Person envoy');
    expect(mail.text).toContain('For your information; no answer is needed.');
    expect(mail.text).not.toMatch(/decision|Decided by/);
    expect(await toLead(id)).toEqual(['notice-report-to-lead-1 minister 12-19 sent']);
  });

  it('is of the last report of each co-executor, under a number that stays', async () => {
    const id = await withCoExecutors();
    await people.reportToLead(id, 'envoy');
    await people.reportToLead(id, 'clerk');
    await people.reportToLead(id, 'envoy');
    expect(await toLead(id)).toEqual([
      'notice-report-to-lead-2 minister 12-19 planned',
      'notice-report-to-lead-3 minister 12-19 planned',
    ]);
    expect(await wrong()).toEqual([]);
    await people.interim(id);
    expect(await toLead(id)).toEqual([]);
    await people.reportToLead(id, 'clerk');
    expect(await toLead(id)).toEqual(['notice-report-to-lead-4 minister 12-19 planned']);
    expect(await wrong()).toEqual([]);
  });

  it('is withdrawn when the lead has reported, or the matter is over, before it went out', async () => {
    const [answered, over] = [await withCoExecutors(), await withCoExecutors()];
    const [again, stands] = [await withCoExecutors(), await withCoExecutors()];
    for (const id of [answered, over, again, stands]) await people.reportToLead(id, 'envoy');
    await ground.query(quiet);
    const due = await ground.gather();
    await people.interim(answered);
    await people.terminate(over, 'president');
    await people.reportToLead(again, 'envoy');
    await people.reportToLead(stands, 'clerk');
    await ground.query(quiet.replace("'notice-%'", "'notice-report-to-lead-1'"));
    await people.get(Delivery).deliver(due);
    const [mail, ...others] = await people.mails();
    expect(others).toEqual([]);
    expect(mail.subject).toContain('BY-RU/2023-12-18/4');
    expect(await ground.query(`SELECT DISTINCT note FROM occurrences WHERE state = 'expired'`)).toEqual([
      { note: 'it has been decided or overtaken' },
    ]);
  });

  it.each([
    ['ru', 'Соисполнитель представил отчёт ответственному исполнителю 18 декабря 2023'],
    ['be', 'Сувыканаўца падаў справаздачу адказнаму выканаўцу 18 снежня 2023'],
  ])('speaks the language of its reader: %s', async (language, sentence) => {
    await ground.query('UPDATE persons SET language = $1', [language]);
    await people.reportToLead(await withCoExecutors(), 'envoy');
    await ground.query(quiet);
    await ground.gatherAndDeliver();
    const [{ text }] = await people.mails();
    expect(text).toContain(sentence);
  });

  it('of what is confidential says that there is news', async () => {
    await ground.query(`UPDATE persons SET clearance = 'confidential' WHERE code = 'minister'`);
    await people.reportToLead(await withCoExecutors({ classification: 'confidential' }), 'envoy');
    await ground.query(quiet);
    await ground.gatherAndDeliver();
    const [{ subject, text }] = await people.mails();
    expect(subject).toContain('news');
    expect(text).not.toMatch(/envoy|Title/);
  });
});
