import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { findChromium, HOW_TO_GET_CHROMIUM } from '#testing';
import { type BrowserGround, settled, startGround } from '../browser/browser-ground.js';
import { Databases } from '../load/database.js';
import { dismiss, type Screen, SCREENS, type SampleIds, sampleIds } from './screens.js';

/*
 * `npm run screens`: pictures of every screen on the sample, in each language, on a desk and on a phone, to be looked
 * at; with --tour the few that docs/tour.md shows.
 */

const HELP = `npm run screens -- [options]

  --to FOLDER      where the pictures go (dist/screens)
  --language CODE  en, ru or be alone
  --only NAME      one screen alone
  --tour           those of docs/tour.md, to docs/tour
`;

const LANGUAGES = ['en', 'ru', 'be'] as const;
type Language = (typeof LANGUAGES)[number];

/** The window in CSS pixels: a desk, and the narrowest that has to work (WCAG 1.4.10). */
const WIDTHS = { desk: 1280, phone: 320 } as const;

/** Until nothing moves any more, in milliseconds. The stream of changes never ends: the network is never idle. */
const QUIET = 700;

const { values: options } = parseArgs({
  options: {
    to: { type: 'string', default: 'dist/screens' },
    language: { type: 'string' },
    only: { type: 'string' },
    tour: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function photograph(ground: BrowserGround, folder: string): Promise<number> {
  let taken = 0;
  await ground.signIn('registrar');
  const ids = await sampleIds(ground.page);
  for (const language of LANGUAGES.filter((one) => !options.language || one === options.language)) {
    let signedIn: Screen['who'] | null = null;
    for (const screen of SCREENS.filter(({ name }) => !options.only || name === options.only)) {
      if (signedIn !== screen.who) await ground.signIn(screen.who, language);
      signedIn = screen.who;
      taken += await take(ground, { screen, language, ids, folder });
    }
  }
  return taken;
}

interface Shot {
  screen: Screen;
  language: Language;
  ids: SampleIds;
  folder: string;
}

async function take({ page, open }: BrowserGround, { screen, language, ids, folder }: Shot): Promise<number> {
  for (const [size, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: size === 'desk' ? 860 : 700 });
    await open(screen.path(ids));
    await screen.prepare?.(page);
    await settled(page);
    await page.waitForTimeout(QUIET);
    if (screen.whole ?? true) await unroll(page);
    await page.screenshot({ path: join(folder, `${screen.name}-${language}-${size}.png`) });
    await dismiss(page);
  }
  return Object.keys(WIDTHS).length;
}

/** Makes the window as high as the page: a list draws only the lines that the window shows. */
async function unroll(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? WIDTHS.desk, height });
  await page.waitForTimeout(QUIET);
}

/** The pictures of the tour: in one language each, on a desk unless the picture is about a phone. */
async function photographTour(ground: BrowserGround): Promise<number> {
  const folder = 'docs/tour';
  mkdirSync(folder, { recursive: true });
  const shown = SCREENS.flatMap((screen) => (screen.tour ? [{ ...screen, tour: screen.tour }] : []));
  await ground.signIn('registrar');
  const ids = await sampleIds(ground.page);
  for (const { tour, who, path, prepare, name } of shown) {
    const { language, size = 'desk', height = 860 } = tour;
    await ground.signIn(who, language);
    await ground.page.setViewportSize({ width: WIDTHS[size], height });
    await ground.open(path(ids));
    await prepare?.(ground.page);
    await ground.page.waitForTimeout(QUIET);
    await ground.page.screenshot({ path: join(folder, `${name}.png`) });
    await ground.page.setViewportSize({ width: WIDTHS.desk, height: 860 });
  }
  return shown.length;
}

async function main(): Promise<void> {
  if (options.help) return void process.stdout.write(HELP);
  const executable = findChromium();
  if (executable === null) throw new Error(`There is no browser: ${HOW_TO_GET_CHROMIUM}.`);
  const databases = await Databases.start();
  try {
    const template = new URL(await databases.create('screens'));
    process.env['PACTA_TEST_TEMPLATE'] = 'screens';
    process.env['PACTA_TEST_ADMIN_URL'] = Object.assign(template, { pathname: '/postgres' }).href;
    const ground = await startGround(executable);
    if (!options.tour) rmSync(options.to, { recursive: true, force: true });
    mkdirSync(options.to, { recursive: true });
    const taken = options.tour ? await photographTour(ground) : await photograph(ground, options.to);
    await ground.close();
    process.stdout.write(`${taken} pictures in ${options.tour ? 'docs/tour' : options.to}\n`);
    for (const problem of ground.problems) process.stderr.write(`the console said: ${problem}\n`);
  } finally {
    await databases.remove();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
