import PostalMime from 'postal-mime';
import { type PersonChanges, Persons } from '#people';
import { Delivery } from './delivery.js';
import { PlanLock } from './plan-lock.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
  await ground.addPost('outsider', { reportsTo: 'president' });
  await ground.addNewcomers();
});
afterEach(() => ground.stop());

/** Every one of the last eight days has passed unseen: with them a Monday, and several working days. */
const aWeekPasses = () =>
  ground.query(`UPDATE digest_turns SET looked_at = now() - interval '8 days', look_at = '-infinity'`);

/** A commitment that nothing has happened to for a month, without reminders: the digests are to be alone. */
async function addCommitment(lead: string, { deadline, classification = 'public' }: Wanted = {}): Promise<string> {
  const id = await ground.addCommitment(lead, { classification });
  await ground.query('DELETE FROM occurrences');
  await ground.query(
    `UPDATE commitment_periods SET current_deadline = coalesce((now() AT TIME ZONE 'Europe/Minsk')::date + $2::integer, current_deadline)
     WHERE commitment_id = $1`,
    [id, deadline ?? null],
  );
  await ground.query(
    `UPDATE commitments SET current_deadline = coalesce((now() AT TIME ZONE 'Europe/Minsk')::date + $2::integer, current_deadline),
       updated_at = now() - interval '30 days' WHERE id = $1`,
    [id, deadline ?? null],
  );
  return id;
}
interface Wanted {
  /** In days from today. */
  deadline?: number;
  classification?: string;
}

const addAccount = (code: string, roles: string[]) =>
  ground.query(
    `INSERT INTO accounts (person_id, password_hash, roles) SELECT id, '', $2 FROM persons WHERE code = $1`,
    [code, roles],
  );

const mailings = () =>
  ground.query<{ line: string }>(
    `SELECT concat_ws(' ', p.code, m.kind, m.state, nullif(m.note, '')) AS line
     FROM mailings m JOIN persons p ON p.id = m.person_id WHERE m.note <> 'overtaken by a later digest' ORDER BY p.code`,
  );
const lines = async () => (await mailings()).map(({ line }) => line);

async function mailTo(code: string) {
  const mails = ground.sink.mails.filter(({ to }) => to.join() === `${code}@example.org`);
  expect(mails).toHaveLength(1);
  return PostalMime.parse(mails[0]?.raw ?? '');
}
const header = (mail: Awaited<ReturnType<typeof mailTo>>, key: string) =>
  mail.headers.find((one) => one.key === key)?.value;

const recipients = () => ground.sink.mails.map(({ to }) => to.join()).sort();

describe('the weekly digest', () => {
  it('tells a head what is under their posts and a controller what they control, and nobody else anything', async () => {
    await addCommitment('minister');
    await addCommitment('minister', { deadline: 3 });
    await addCommitment('minister', { deadline: 30 });
    await addCommitment('outsider', { classification: 'official' });
    await addAccount('outsider', ['executor']);
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect(recipients()).toEqual(['inspector@example.org', 'premier@example.org', 'president@example.org']);

    const { subject, text } = await mailTo('premier');
    expect(subject).toBe('Digest – overdue: 1, due in the next 14 days: 1');
    expect(text).toContain('Overdue: 1, due in the next 14 days: 1.');
    expect(text).toMatch(/== Overdue: 1 ==\n\nMinistry:\n\* BY-RU\/2023-12-18\/1\n {2}Title 1\n/);
    expect(text).toMatch(/Deadline: .* – in 3 days \(originally 18 January 2024\)/);
    expect(text).toContain('Lead: Post minister');
    expect(text).toContain('Status: in progress');
    expect(text).not.toContain('BY-RU/2023-12-18/3');
    expect(text).not.toContain('BY-RU/2023-12-18/4');
    expect((await mailTo('inspector')).text).toContain('BY-RU/2023-12-18/4');
  });

  it('goes by the role where there is an account, and by the clearance at the moment of sending', async () => {
    await addCommitment('minister');
    await addCommitment('minister', { classification: 'official' });
    await addAccount('premier', ['executor']);
    await addAccount('president', ['head']);
    await aWeekPasses();
    const due = await ground.gather();
    await ground.query(`UPDATE persons SET clearance = 'public' WHERE code = 'inspector'`);
    await ground.nest.get(Delivery).deliver(due);
    expect(recipients()).toEqual(['inspector@example.org', 'president@example.org']);
    const { text } = await mailTo('inspector');
    expect(text).toContain('BY-RU/2023-12-18/1');
    expect(text).not.toContain('BY-RU/2023-12-18/2');
  });

  it('shows of what is confidential the reference, the date and the link only', async () => {
    const id = await addCommitment('minister', { classification: 'confidential' });
    await ground.query(`UPDATE persons SET clearance = 'confidential' WHERE code = 'inspector'`);
    await addAccount('inspector', ['controller']);
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect(recipients()).toEqual(['inspector@example.org']);
    const mail = await mailTo('inspector');
    expect(mail.text).toContain('BY-RU/2023-12-18/1');
    expect(mail.text).toContain(`https://pacta.example.org/commitments/${id}`);
    for (const content of ['Title 1', 'Post minister', 'Ministry', 'in progress']) {
      expect(mail.text).not.toContain(content);
      expect(mail.html).not.toContain(content);
    }
  });

  it('tells what has changed since the last one, once', async () => {
    const id = await addCommitment('minister', { deadline: 100 });
    await ground.query(
      `UPDATE commitments SET status = 'closed', settled_at = now(), updated_at = now() - interval '2 hours' WHERE id = $1`,
      [id],
    );
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect((await mailTo('premier')).text).toMatch(/== Changed since the last digest: 1 ==[^]*Status: closed/);
    await ground.query(`UPDATE mailings SET due_at = due_at - interval '7 days'`);
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect(await lines()).toContain('premier digest expired there is nothing in it');
    expect(recipients().filter((address) => address.startsWith('premier'))).toHaveLength(1);
  });

  it('tells a controller what waits for their decision, but not of their own work', async () => {
    const [first, second] = [await addCommitment('minister', { deadline: 30 }), await addCommitment('minister')];
    const report = (id: string, author: string) =>
      ground.query(
        `INSERT INTO reports (commitment_id, period, kind, addressed_to, text, post_id, author_id)
         SELECT c.id, 1, 'final', 'controller', 'Done', c.lead_post_id, p.id FROM commitments c, persons p
         WHERE c.id = $1 AND p.code = $2`,
        [id, author],
      );
    await report(first, 'minister');
    await report(second, 'inspector');
    await ground.query(`UPDATE commitments SET status = 'reported', reported_at = now()`);
    await ground.query(`UPDATE commitment_periods SET reported_at = now()`);
    await aWeekPasses();
    await ground.gatherAndDeliver();
    const { text, subject } = await mailTo('inspector');
    expect(subject).toBe('Digest – waiting for your decision: 1');
    expect(text).toMatch(/\* BY-RU\/2023-12-18\/1\n[^]*Final report, waiting since/);
    expect(text).not.toContain('BY-RU/2023-12-18/2');
  });

  it('tells a controller of no decision on what they lead, by a post of their own or a lent one', async () => {
    const ids = [await addCommitment('minister', { deadline: 30 }), await addCommitment('outsider', { deadline: 30 })];
    await ground.query(
      `INSERT INTO reports (commitment_id, period, kind, addressed_to, text, post_id, author_id)
       SELECT c.id, 1, 'final', 'controller', 'Done', c.lead_post_id, p.id FROM commitments c, persons p
       WHERE c.id = ANY($1) AND p.code = 'premier'`,
      [ids],
    );
    await ground.query(`UPDATE commitments SET status = 'reported', reported_at = now()`);
    await ground.query(`UPDATE commitment_periods SET reported_at = now()`);
    await ground.query(`UPDATE tenures SET person_id = (SELECT id FROM persons WHERE code = 'inspector')
      WHERE post_id = (SELECT id FROM posts WHERE code = 'minister')`);
    // A copy of the inspector's for who leads the other one: what the inspector leads is lent to them as well.
    await ground.query(`INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on)
      SELECT a.id, d.id, '2020-01-01', current_date + 1 FROM persons a, persons d
      WHERE a.code = 'inspector' AND d.code = 'outsider'`);
    await ground.addNewcomers();
    await aWeekPasses();
    await ground.gatherAndDeliver();
    const { text } = await mailTo('inspector');
    expect(text).toMatch(/\* BY-RU\/2023-12-18\/2\n[^]*Final report, waiting since/);
    expect(text).not.toContain('BY-RU/2023-12-18/1');
    expect(recipients()).toEqual(['inspector@example.org']);
  });

  it('is cut where it is long, the most urgent first, and says by how much', async () => {
    for (let days = 1; days <= 22; days++) await addCommitment('minister', { deadline: -days });
    await aWeekPasses();
    await ground.gatherAndDeliver();
    const { text } = await mailTo('inspector');
    expect(text).toContain('== Overdue: 22 ==');
    expect(text).toContain('and 2 more');
    expect(text?.match(/^\* BY-RU/gm)).toHaveLength(20);
    expect(text?.indexOf('22 days late')).toBeLessThan(text?.indexOf('21 days late') ?? 0);
    expect(text).not.toContain(' 2 days late');
  });

  it('can be ended by its mail program, other than a reminder', async () => {
    await ground.addCommitment('minister');
    await aWeekPasses();
    await ground.gatherAndDeliver();
    const [{ token } = { token: '' }] = await ground.query<{ token: string }>(
      `SELECT digest_token AS token FROM persons WHERE code = 'premier'`,
    );
    const digest = await mailTo('premier');
    const link = `https://pacta.example.org/api/v1/unsubscribe/${token}`;
    expect(header(digest, 'list-unsubscribe')).toBe(`<${link}>`);
    expect(header(digest, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header(digest, 'auto-submitted')).toBe('auto-generated');
    expect(digest.text).toContain(link);
    expect(digest.html).toContain(link);
    const reminder = await mailTo('minister');
    expect(header(reminder, 'list-unsubscribe')).toBeUndefined();
  });
});

describe('when a digest goes out', () => {
  beforeEach(async () => {
    await addCommitment('minister');
    await addAccount('inspector', []);
    await addAccount('president', []);
  });

  it('is once for each morning, however many sweep and deliver at once; of those held up the last', async () => {
    await ground.query(`UPDATE persons SET digest = 'daily'`);
    await aWeekPasses();
    const other = await ground.worker();
    const due = await Promise.all([ground.gather(), ground.gather(other)]);
    await Promise.all(due.flatMap((ids) => [ground.nest, other].map((nest) => nest.get(Delivery).deliver(ids))));
    await aWeekPasses();
    await ground.gatherAndDeliver(other);
    await other.close();
    expect(recipients()).toEqual(['premier@example.org']);
    const all = await ground.query<{ state: string; note: string }>('SELECT state, note FROM mailings ORDER BY due_at');
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(all.at(-1)).toEqual({ state: 'sent', note: '' });
    for (const earlier of all.slice(0, -1)) {
      expect(earlier).toEqual({ state: 'expired', note: 'overtaken by a later digest' });
    }
  });

  it('is never for who has switched it off, before or after it was made', async () => {
    await ground.query(`UPDATE persons SET digest = 'off'`);
    await aWeekPasses();
    expect(await ground.gather()).toEqual([]);
    await ground.query(`UPDATE persons SET digest = 'weekly'`);
    await aWeekPasses();
    const due = await ground.gather();
    expect(due).toHaveLength(1);
    await ground.query(`UPDATE persons SET digest = 'off'`);
    await ground.nest.get(Delivery).deliver(due);
    expect(await lines()).toEqual(['premier digest expired the recipient is not to get it any more']);
    expect(ground.sink.mails).toHaveLength(0);
  });

  it('is never when there is nothing in it, which is recorded', async () => {
    await ground.query(`UPDATE commitments SET status = 'closed', settled_at = now()`);
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect(ground.sink.mails).toHaveLength(0);
    expect(await lines()).toEqual(['premier digest expired there is nothing in it']);
  });

  it('is not before somebody was known, nor before the next moment after a change of mind', async () => {
    expect(await ground.gather()).toEqual([]);
    expect(await ground.query('SELECT FROM digest_turns WHERE look_at > now()')).not.toHaveLength(0);
    expect(await ground.query('SELECT FROM digest_turns WHERE look_at <= now()')).toHaveLength(0);
  });

  it('changes for who has chosen so, whoever plans at that moment; another hour has to wait for them', async () => {
    const persons = ground.nest.get(Persons, { strict: false });
    const [{ id } = { id: '' }] = await ground.query<{ id: string }>(`SELECT id FROM persons WHERE code = 'premier'`);
    const choose = (version: number, changes: PersonChanges) =>
      ground.run(async () => {
        await ground.query(`SET LOCAL lock_timeout = '200ms'`);
        await persons.update(id, version, changes);
      });
    const looks = () => ground.query(`SELECT FROM digest_turns WHERE person_id = $1 AND look_at = '-infinity'`, [id]);
    await ground.gather();
    expect(await looks()).toHaveLength(0);
    const letGo = await ground.holding(() => ground.nest.get(PlanLock).forWorld());
    await choose(1, { digest: 'daily', digestWeekday: 3, email: 'premier@ministry.example.org' });
    expect(await looks()).toHaveLength(1);
    await expect(choose(2, { morning: '08:00' })).rejects.toThrow('lock timeout');
    await letGo();
    await choose(2, { morning: '08:00' });
  });

  it('is retried with the content of that moment, under the same Message-ID', async () => {
    await aWeekPasses();
    ground.sink.behave({ onRecipient: () => ({ code: 451, message: 'Later' }) });
    await ground.gatherAndDeliver();
    expect(await lines()).toEqual(['premier digest queued']);
    await addCommitment('minister', { deadline: 2 });
    ground.sink.behave({});
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    expect((await mailTo('premier')).subject).toBe('Digest – overdue: 1, due in the next 14 days: 1');
  });

  it('reaches a deputy as a copy that says so, while they stand in and as far as they may see', async () => {
    const deputy = await ground.addPerson('deputy', 'public');
    await addCommitment('minister', { classification: 'official' });
    await ground.query(
      `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on)
       SELECT id, $1, (now() AT TIME ZONE 'Europe/Minsk')::date - 10, (now() AT TIME ZONE 'Europe/Minsk')::date + 1 FROM persons WHERE code = 'premier'`,
      [deputy],
    );
    await ground.addNewcomers();
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect(recipients()).toEqual(['deputy@example.org', 'premier@example.org']);
    const copy = await mailTo('deputy');
    expect(copy.text).toContain('Copy: you stand in for Person premier.');
    expect(copy.text).toContain('BY-RU/2023-12-18/1');
    expect(copy.text).not.toContain('BY-RU/2023-12-18/2');
    expect((await mailTo('premier')).text).not.toContain('Copy:');
    await ground.query(`UPDATE deputyships SET ends_on = (now() AT TIME ZONE 'Europe/Minsk')::date - 2`);
    await ground.query(`UPDATE mailings SET due_at = due_at - interval '7 days'`);
    await aWeekPasses();
    await ground.gatherAndDeliver();
    expect(recipients().filter((address) => address.startsWith('deputy'))).toHaveLength(1);
  });
});
