import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: Pick<typeof axe, 'run'>;
  }
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is now, at WCAG 2.2 AA and by good practice: rule and place of each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // While a list is read again it stands there faded: nobody is meant to read it then.
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  // Into each document once: it is half a megabyte, and a test looks at one document several times.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (tags) => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // Half faded in, a text has not yet the contrast that it will be read at.
    await Promise.allSettled(ending.map(({ finished }) => finished));
    // Of what is well nothing is read; only a rule that is not asked for looks into the style sheets.
    return window.axe.run({ runOnly: tags, resultTypes: ['violations'], preload: false });
  }, WCAG);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`));
}

/** By how many pixels the page is wider than the window: anything above 0 has to be scrolled sideways (WCAG 1.4.10). */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
