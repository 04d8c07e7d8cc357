import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { freePort } from '#platform';
import {
  type Browser,
  findChromium,
  HOW_TO_GET_CHROMIUM,
  openBrowser,
  preparedTestDatabase,
  type TestDatabase,
} from '#testing';
import { eventually, pacta, run } from '../end-to-end/processes.js';

export const PASSWORD = 'a password for tests';

/** The persons of the sample who have an account in these tests, by what they do. */
export const PEOPLE = {
  officer: { email: 'first-deputy@industry.by.example.org', roles: ['executor'] },
  ambassador: { email: 'ambassador@embassy-ru.by.example.org', roles: ['executor'] },
  controller: { email: 'office-head@government.by.example.org', roles: ['controller'] },
  manager: { email: 'minister@industry.by.example.org', roles: ['executor', 'head'] },
  registrar: { email: 'registrar@government.by.example.org', roles: ['registrar'] },
  auditor: { email: 'auditor@government.by.example.org', roles: ['auditor'] },
  administrator: { email: 'administrator@government.by.example.org', roles: ['administrator'] },
} as const;
export type Who = keyof typeof PEOPLE;

/** The built screens over a real API on the sample, in a real browser. */
export interface BrowserGround {
  page: Page;
  url: string;
  database: string;
  /** Whatever the console said was wrong, and every uncaught error. Should be empty. */
  problems: string[];
  /** Signs out whoever is in, and in as somebody of the sample, in a language; ends on Today. */
  signIn: (who: Who, language?: 'en' | 'ru' | 'be') => Promise<void>;
  /** Goes to a screen and waits until it has its heading and nothing is loading. */
  open: (path: string) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Declares tests that need a browser. Without one a single test says what is left out and how to get one; CI never
 * leaves it out.
 */
export function describeInBrowser(title: string, body: (ground: () => BrowserGround) => void): void {
  const executable = findChromium();
  if (executable === null) {
    it(`${title}: not opened, ${HOW_TO_GET_CHROMIUM}`, () => expect(process.env['CI']).toBeUndefined());
    return;
  }
  // Whole days of work are done in one test, each screen looked at by axe: on two busy cores that takes its time.
  jest.setTimeout(240_000);
  describe(title, () => {
    let ground: BrowserGround;
    beforeAll(async () => {
      ground = await startGround(executable);
    }, 480_000);
    afterAll(() => ground?.close(), 60_000);
    body(() => ground);
  });
}

/** The sample as if its meeting had been three weeks ago, with the accounts of its people. */
async function enterSample({ url }: TestDatabase): Promise<void> {
  const variables = { DATABASE_URL: url };
  const signed = Temporal.Now.plainDateISO('Europe/Minsk').subtract({ days: 21 });
  await pacta(['import', 'samples/moscow-oblast-2023-12-18.yaml', '--as-if-signed', signed.toString()], variables);
  for (const { email, roles } of Object.values(PEOPLE)) {
    const given = roles.flatMap((role) => ['--role', role]);
    await pacta(['user', 'add', '--email', email, ...given, '--password-stdin'], variables, PASSWORD);
  }
}

/** The sample with an API beside it, and a browser. */
export async function startGround(executable: string): Promise<BrowserGround> {
  const database = await preparedTestDatabase('sample', enterSample);
  const port = await freePort();
  const variables = { DATABASE_URL: database.url, PACTA_PORT: String(port) };
  const api = run('dist/apps/api/main.js', { variables });
  const url = `http://127.0.0.1:${port}`;
  await eventually(90, async () => ((await fetch(`${url}/api/v1/health`)).ok ? true : null));
  const browser = await openBrowser(executable);
  await holdBack(browser.page);
  const close = async () => {
    await browser.close();
    api.process.kill('SIGTERM');
    await api.ended;
    await database.drop();
  };
  return { ...screensIn(browser, url), url, database: database.url, close };
}

/**
 * Holds back what screens and their code read, each by a chance of up to PACTA_TEST_SLOW milliseconds: shows what a test
 * takes for granted of the order in which answers come. What is written, and the stream of changes, is left alone.
 */
async function holdBack(page: Page): Promise<void> {
  const most = Number(process.env['PACTA_TEST_SLOW'] ?? 0);
  if (most === 0) return;
  await page.route(/\/(assets|api)\//, async (route) => {
    const isRead = route.request().method() === 'GET' && !route.request().url().endsWith('/changes');
    if (isRead) await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
    // The page may have gone meanwhile.
    await route.fallback().catch(() => undefined);
  });
}

function screensIn({ page }: Browser, url: string): Pick<BrowserGround, 'page' | 'problems' | 'signIn' | 'open'> {
  const problems: string[] = [];
  page.setDefaultTimeout(45_000);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // The browser reports each answer of 400 and above; a screen that expects one shows it.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  const open = async (path: string) => {
    await page.goto(`${url}${path}`);
    await settled(page);
  };
  // Not by the form, which has a spec of its own: somebody signs in a hundred times in these tests.
  const signIn = async (who: Who, language: 'en' | 'ru' | 'be' = 'en') => {
    const data = { email: PEOPLE[who].email, password: PASSWORD };
    const answer = await page.context().request.post(`${url}/api/v1/session`, { data });
    if (!answer.ok()) throw new Error(`${who} was not let in: ${answer.status()} ${await answer.text()}`);
    // What a browser keeps belongs to an address: a page of ours has to be open for it.
    if (!page.url().startsWith(url)) await page.goto(`${url}/sign-in`);
    await page.evaluate((chosen) => localStorage.setItem('pacta.language', chosen), language);
    await open('/');
    await page.locator('.account').waitFor();
  };
  return { page, problems, signIn, open };
}

/** Until the heading of a screen is there and nothing says that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role=status].waiting') === null);
}
