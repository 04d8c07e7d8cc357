import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { MailHold } from './mail-hold.js';
import { ReminderGround, reminderSettings } from './reminder-ground.js';

let ground: ReminderGround;
let folder: string;

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'pacta-dry-')), 'dry-run');
  ground = await ReminderGround.start({}, reminderSettings({ dryRunFolder: folder }));
  await ground.addPost('minister');
});
afterEach(async () => {
  await ground.stop();
  rmSync(folder, { recursive: true, force: true });
});

const files = () => readdirSync(folder).map((name) => join(folder, name));
const mailings = () => ground.query('SELECT state, attempt, shown_at IS NOT NULL AS shown FROM mailings');
const texts = () => Promise.all(files().map(async (file) => (await PostalMime.parse(readFileSync(file))).text ?? ''));

describe('a dry run', () => {
  it('shows each message once, sends none and marks none', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    await ground.gatherAndDeliver();
    expect(ground.sink.mails).toEqual([]);
    expect(due.map((id) => join(folder, `${id}.eml`))).toEqual(files());
    expect(await PostalMime.parse(readFileSync(files()[0] ?? ''))).toMatchObject({
      to: [{ address: 'minister@example.org' }],
      subject: expect.stringContaining('BY-RU/2023-12-18/1') as unknown,
    });
    expect(statSync(files()[0] ?? '').mode & 0o077).toBe(0);
    expect(await mailings()).toEqual([{ state: 'queued', attempt: 0, shown: true }]);
    expect(await ground.query('SELECT state FROM occurrences')).toEqual([{ state: 'gathered' }]);
    expect(await ground.gather()).toEqual([]);
  });

  it('shows a message anew when something has joined it', async () => {
    await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    expect((await texts()).join()).toContain('BY-RU/2023-12-18/2');
    expect(files()).toHaveLength(1);
  });

  it('shows what is held back as well', async () => {
    await ground.run(() => ground.nest.get(MailHold).hold('a copy to try things out'));
    await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    expect(files()).toHaveLength(1);
    expect(ground.sink.mails).toEqual([]);
  });

  it('and when it is over, what is still true goes out', async () => {
    const settled = await ground.addCommitment('minister');
    await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    await ground.change(settled, `status = 'closed', settled_at = now()`);
    const earnest = await ground.worker();
    await ground.gatherAndDeliver(earnest);
    await earnest.close();
    expect(ground.sink.mails).toHaveLength(1);
    const [text] = await ground.texts();
    expect(text).toContain('BY-RU/2023-12-18/2');
    expect(text).not.toContain('BY-RU/2023-12-18/1\n');
  });
});

describe('the return address', () => {
  it('is one for each mailing where reports are taken', async () => {
    const earnest = await ground.worker(reminderSettings({ bounceAddress: 'bounces@reports.example.org' }));
    await ground.addCommitment('minister');
    const [id] = await ground.gather();
    await ground.gatherAndDeliver(earnest);
    await earnest.close();
    expect(ground.sink.mails.map(({ from }) => from)).toEqual([`bounces+${id}@reports.example.org`]);
    expect(ground.sink.mails[0]?.raw).toContain('From: Pacta <pacta@example.org>');
  });
});
