import type { Locator } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { freePort } from '#platform';
import {
  type Browser,
  createTestDatabase,
  findChromium,
  HOW_TO_GET_CHROMIUM,
  openBrowser,
  type TestDatabase,
} from '#testing';
import { eventually, pacta, run, type Running } from './processes.js';

const EMAIL = 'first-deputy@industry.by.example.org';
const PASSWORD = 'a password for tests';
const TEXT = 'The joint specification is agreed.';

const executable = findChromium();
interface Inbox {
  items: { nextAction: string; commitment: { id: string; reference: string; version: number } }[];
}

/** Without a browser the one test says what is left out and how to get one; CI does not leave it out. */
if (executable === null) {
  it(`the page to try the API is not opened: ${HOW_TO_GET_CHROMIUM}`, () => expect(process.env['CI']).toBeUndefined());
} else {
  describe('the page to try the API, in a browser', () => inBrowser(executable));
}

function inBrowser(path: string): void {
  let database: TestDatabase;
  let api: Running;
  let browser: Browser;
  const problems: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const port = await freePort();
    const variables = { DATABASE_URL: database.url, PACTA_PORT: String(port) };
    const signed = Temporal.Now.plainDateISO('Europe/Minsk').subtract({ days: 21 });
    await pacta(['migrate'], variables);
    await pacta(['import', 'samples/moscow-oblast-2023-12-18.yaml', '--as-if-signed', signed.toString()], variables);
    await pacta(['user', 'add', '--email', EMAIL, '--role', 'executor', '--password-stdin'], variables, PASSWORD);
    api = run('dist/apps/api/main.js', { variables });
    await eventually(30, async () => ((await fetch(`http://127.0.0.1:${port}/api/v1/health`)).ok ? true : null));
    browser = await openBrowser(path);
    browser.page.on('pageerror', (error) => problems.push(error.message));
    browser.page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await browser.page.goto(`http://127.0.0.1:${port}/api/docs`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    api?.process.kill('SIGTERM');
    await api?.ended;
    await database.drop();
  }, 60_000);

  /** Unfolds an operation, by its group and name, and makes its fields ready to be filled in. */
  const tryOut = async (group: string, name: string): Promise<Locator> => {
    const operation = browser.page.locator(`#operations-${group}-${name}`);
    if (!(await operation.isVisible())) await browser.page.locator(`#operations-tag-${group}`).click();
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    return operation;
  };
  const answerOf = async <T>(operation: Locator): Promise<{ status: string; body: T }> => {
    await operation.getByRole('button', { name: 'Execute' }).click();
    const answer = operation.locator('.live-responses-table .response');
    const body = await answer.locator('.microlight').first().innerText();
    return { status: await answer.locator('.response-col_status').innerText(), body: JSON.parse(body) as T };
  };

  it('begins with what somebody new needs, and shows nothing that misleads', async () => {
    const { page } = browser;
    const groups = page.locator('.opblock-tag');
    await groups.first().waitFor();
    expect((await groups.evaluateAll((all) => all.map(({ id }) => id))).slice(0, 4)).toEqual(
      ['session', 'inbox', 'commitments', 'reports'].map((group) => `operations-tag-${group}`),
    );
    expect(await page.getByText('Sign in here first.').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Authorize' }).isVisible()).toBe(false);
  });

  it('signs in by its own form, shows what is waiting, and takes a report', async () => {
    const signIn = await tryOut('session', 'Session_signIn');
    await signIn.locator('textarea').fill(JSON.stringify({ email: EMAIL, password: PASSWORD }));
    const session = await answerOf<{ person: { email: string } }>(signIn);
    expect(session).toMatchObject({ status: '201', body: { person: { email: EMAIL } } });

    const inbox = await answerOf<Inbox>(await tryOut('inbox', 'Inbox_read'));
    expect(inbox.status).toBe('200');
    const task = inbox.body.items.find(({ nextAction }) => nextAction === 'report');
    if (!task) throw new Error(`nothing is to be reported on: ${JSON.stringify(inbox.body)}`);

    const report = await tryOut('reports', 'Reports_submit');
    const fields = report.locator('.parameters input');
    expect(await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value))).toEqual([
      '',
      '',
      '',
    ]);
    await report.getByPlaceholder('id', { exact: true }).fill(task.commitment.id);
    await report.getByPlaceholder('If-Match').fill(`"${task.commitment.version}"`);
    await report.locator('textarea').fill(JSON.stringify({ kind: 'interim', text: TEXT }));
    expect(await answerOf(report)).toMatchObject({ status: '201', body: { kind: 'interim', text: TEXT } });

    const read = await tryOut('commitments', 'Commitments_read');
    await read.getByPlaceholder('id', { exact: true }).fill(task.commitment.id);
    const commitment = await answerOf<{ reports: { text: string }[] }>(read);
    expect(commitment).toMatchObject({ status: '200', body: { reports: [{ text: TEXT }] } });
    expect(problems).toEqual([]);
  }, 60_000);
}
