import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { freePort, removeEmbeddedPostgres } from '#platform';
import { type Browser, findChromium, HOW_TO_GET_CHROMIUM, openBrowser } from '#testing';
import { eventually, run, type Running } from '../end-to-end/processes.js';
import { accessibilityFaults } from './accessibility.js';

const TITLE = 'Joint specification for the public-transport fleet';

/** What `npm start` ends with: where to look, and as whom to sign in. */
interface Block {
  mails: string;
  password: string;
  officer: string;
}

const blockIn = (output: string): Block | null => {
  const mails = /Mails that were sent +(\S+)/.exec(output)?.[1];
  const password = /all with the password (\S+)/.exec(output)?.[1];
  const officer = /^ +(\S+@\S+) +answers for the bus specification$/m.exec(output)?.[1];
  return /^Pacta is ready$/m.test(output) && mails && password && officer ? { mails, password, officer } : null;
};

const executable = findChromium();
if (executable === null) {
  it(`the first report: not opened, ${HOW_TO_GET_CHROMIUM}`, () => expect(process.env['CI']).toBeUndefined());
} else {
  describe('somebody who has never seen it', () => reportsAtOnce(executable));
}

function reportsAtOnce(chromium: string): void {
  const home = mkdtempSync(join(tmpdir(), 'pacta-first-report-'));
  chmodSync(home, 0o711);
  let running: Running;
  let browser: Browser;
  let block: Block;
  let clicks = 0;

  /** Every press of the mouse counts. Typing does not; Enter would be one, were it used. */
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };

  beforeAll(async () => {
    const [api, page] = [String(await freePort()), String(await freePort())];
    const variables = { PACTA_DATA_DIR: home, PACTA_PORT: api, PACTA_MAIL_UI_PORT: page };
    running = run('apps/launcher/setup.mjs', { options: ['start'], variables });
    block = await eventually(240, () => {
      if (running.process.exitCode !== null) throw new Error(running.output());
      return blockIn(running.output());
    });
    browser = await openBrowser(chromium);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    running?.process.kill('SIGTERM');
    await running?.ended;
    await removeEmbeddedPostgres(home);
  }, 120_000);

  it('reports on the bus specification in four clicks and one sentence, from the mail on', async () => {
    const { page: catcher } = browser;
    catcher.setDefaultTimeout(60_000);
    await catcher.goto(block.mails);

    // The catcher lists by subject: what the mail is about stands in it.
    await click(catcher.getByText(/2 commitments: \S+\/01: Joint specification… – due/).first());
    const mail = catcher.frameLocator('iframe[title="Email HTML content"]');
    const opened = catcher.context().waitForEvent('page');
    await click(mail.locator('tr.item', { hasText: TITLE }).getByRole('link', { name: 'Report' }));
    const page = await opened;
    page.setDefaultTimeout(60_000);

    await typeInto(page, 'email', block.officer);
    await page.keyboard.press('Tab');
    await typeInto(page, 'password', block.password);
    await click(page.getByRole('button', { name: 'Sign in' }));

    const dialog = page.getByRole('dialog');
    await dialog.getByText(TITLE).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type('The engineers of both sides have signed the joint specification.');
    await click(dialog.getByRole('button', { name: 'Send the final report' }));

    await page.getByText('Your final report is sent and waits to be accepted.').waitFor();
    expect(clicks).toBe(4);
    expect(await statusIn(page)).toBe('reported');
  }, 240_000);
}

/** Types where the focus is, which has to be this field already: nobody has to click into it. */
async function typeInto(page: Page, type: 'email' | 'password', text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.getAttribute('type') === wanted, type);
  await page.keyboard.type(text);
}

/** As the API has it for whoever is signed in. */
function statusIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const [, id] = /\/commitments\/([^/?]+)/.exec(window.location.pathname) ?? [];
    const answer = await fetch(`/api/v1/commitments/${id ?? ''}`);
    return ((await answer.json()) as { status: string }).status;
  });
}
