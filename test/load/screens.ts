import { createHash } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { freePort, SERVER_FLAGS } from '#platform';
import { findChromium, HOW_TO_GET_CHROMIUM, openBrowser } from '#testing';
import { settled } from '../browser/browser-ground.js';
import { align } from './align.js';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { median } from './measure.js';
import { newToken } from './operations.js';
import { REGISTER, SESSION } from './register.sql.js';
import { type Facts, type ScreenToMeasure, SCREENS_TO_MEASURE } from './screen-acts.js';

export interface ScreenTerms {
  databases: Databases;
  template: string;
  commitments: number;
  rounds: number;
  start: (child: Child) => Child;
  say: (text: string) => void;
}

/** Medians, in milliseconds. */
export interface JudgedScreen {
  screen: string;
  /** The largest paint after opening the address, with nothing in the cache. */
  paint: number;
  /** The same with what an earlier visit left in the cache. */
  paintAgain: number;
  /** From the press to the next paint, of the slowest act. */
  interaction: { act: string; duration: number } | null;
  isReached: boolean;
}

/** Web Vitals calls a largest paint "good" up to 2.5 s and an interaction up to 200 ms; we ask for more of the paint. */
export const LONGEST_PAINT = 1_500;
export const LONGEST_INTERACTION = 200;

/** How many times slower than this machine: a phone or an old office computer. */
export const SLOW_DOWN = 4;

/** How soon the screens stand and answer over a register, in a browser with a slow processor. */
export async function measureScreens(terms: ScreenTerms): Promise<JudgedScreen[]> {
  const executable = findChromium();
  if (executable === null) throw new Error(`There is no browser: ${HOW_TO_GET_CHROMIUM}.`);
  const { url, facts, tokens } = await fillRegister(terms);
  const port = await freePort();
  const environment = { DATABASE_URL: url, PACTA_PORT: String(port), PACTA_LOG_LEVEL: 'error' };
  const api = terms.start(new Child({ script: 'apps/api/main.js', environment, nodeOptions: SERVER_FLAGS }));
  const address = `http://127.0.0.1:${port}`;
  await api.answers(`${address}/api/v1/health`);
  const browser = await openBrowser(executable);
  try {
    const judged: JudgedScreen[] = [];
    await observe(browser.page);
    const session = await browser.page.context().newCDPSession(browser.page);
    for (const screen of SCREENS_TO_MEASURE) {
      terms.say(`measuring: ${screen.name}`);
      const cookie = { name: 'pacta_session', value: tokens.get(screen.who) ?? '', url: address };
      await browser.page.context().addCookies([cookie]);
      judged.push(await measureScreen({ page: browser.page, session, address, facts, rounds: terms.rounds }, screen));
    }
    return judged;
  } finally {
    await browser.close();
    await api.stop();
  }
}

async function fillRegister({ databases, template, commitments, say }: ScreenTerms) {
  say(`filling a register of ${commitments} commitments`);
  const url = await databases.clone('screens', template);
  await databases.run(url, REGISTER, [commitments]);
  const tokens = new Map<string, string>();
  for (const { who } of SCREENS_TO_MEASURE) {
    if (tokens.has(who)) continue;
    const token = newToken();
    tokens.set(who, token);
    await databases.run(url, SESSION, [who, createHash('sha256').update(token).digest()]);
  }
  // Persons of the register speak three languages; the acts are named in English.
  await databases.run(url, [`UPDATE persons SET language = 'en'`, 'VACUUM ANALYZE']);
  const [facts] = await databases.run<Facts>(url, FACTS);
  if (!facts) throw new Error('nothing in the register can be reported on');
  return { url, facts, tokens };
}

const FACTS = `
  SELECT c.id AS commitment, c.meeting_id AS meeting FROM commitments c JOIN posts p ON p.id = c.lead_post_id
  WHERE p.code = 'post-20' AND c.status = 'active' ORDER BY c.reference LIMIT 1`;

interface Stage {
  page: Page;
  session: CDPSession;
  address: string;
  facts: Facts;
  rounds: number;
}

/** The largest paint so far, and the longest event that a person caused since it was last asked for. */
interface Observed {
  paint: number;
  interaction: number;
}

declare global {
  var observed: Observed;
}

async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.observed = { paint: 0, interaction: 0 };
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) observed.paint = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        if (entry.interactionId > 0) observed.interaction = Math.max(observed.interaction, entry.duration);
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

const observedOn = (page: Page) =>
  page.evaluate(() => {
    const now = { ...observed };
    observed.interaction = 0;
    return now;
  });

async function measureScreen(stage: Stage, screen: ScreenToMeasure): Promise<JudgedScreen> {
  const { page, session, rounds } = stage;
  const [cold, warm] = [[] as number[], [] as number[]];
  const acts = new Map<string, number[]>(screen.acts.map(({ name }) => [name, []]));
  // A server that has just started compiles its code while it answers: that is not what people meet.
  await openSlowly(stage, screen);
  for (let round = 0; round < rounds; round += 1) {
    await session.send('Network.clearBrowserCache');
    cold.push(await openSlowly(stage, screen));
    warm.push(await openSlowly(stage, screen));
    await observedOn(page);
    for (const { name, work } of screen.acts) {
      await work(page);
      // An entry comes after the paint that it waits for.
      await page.waitForTimeout(600);
      acts.get(name)?.push((await observedOn(page)).interaction);
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
  const durations = [...acts].map(([act, samples]) => ({ act, duration: median(samples) }));
  const [slowest = null] = durations.sort((a, b) => b.duration - a.duration);
  const paint = median(cold);
  const isReached = paint < LONGEST_PAINT && (slowest?.duration ?? 0) < LONGEST_INTERACTION;
  return { screen: screen.name, paint, paintAgain: median(warm), interaction: slowest, isReached };
}

/** @returns when the largest thing on the screen was painted, in milliseconds after the address was asked for */
async function openSlowly({ page, session, address, facts }: Stage, screen: ScreenToMeasure): Promise<number> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.goto(`${address}${screen.path(facts)}`);
  await settled(page);
  // What is larger may still come. A press would end the search for the largest paint, so none comes before.
  await page.waitForTimeout(1_000);
  return (await observedOn(page)).paint;
}

/** As text, a line each. */
export function screensTable(screens: readonly JudgedScreen[]): string {
  const head = ['screen', 'ms to the largest paint', 'again', 'ms of the slowest act', 'which', 'aim'];
  const rows = screens.map(({ screen, paint, paintAgain, interaction, isReached }) => [
    screen,
    paint.toFixed(0),
    paintAgain.toFixed(0),
    interaction?.duration.toFixed(0) ?? '',
    interaction?.act ?? '',
    `${LONGEST_PAINT} and ${LONGEST_INTERACTION} ms: ${isReached ? 'yes' : 'no'}`,
  ]);
  return align([head, ...rows]);
}
