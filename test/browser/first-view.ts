import type { Page } from 'playwright-core';

/** What the compressed script and styles of a first view may weigh together, in bytes. */
export const FIRST_VIEW_LIMIT = 250 * 1024;

export interface FirstView {
  path: string;
  script: number;
  styles: number;
}

/**
 * What a browser that has nothing yet loads of script and styles for a screen, as it came over the wire: until the screen
 * has its heading and nothing more is asked for.
 */
export async function firstView(page: Page, url: string, path: string): Promise<FirstView> {
  // What the screen before has begun to load is not of this one.
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, 'script' | 'styles'>();
  const view: FirstView = { path, script: 0, styles: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') kinds.set(requestId, 'script');
    if (type === 'Stylesheet') kinds.set(requestId, 'styles');
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind !== undefined) view[kind] += encodedDataLength;
  });
  // A pointer over a link would bring the screen behind it as well.
  await page.mouse.move(0, 0);
  await page.goto(`${url}${path}`);
  await page.locator('h1').first().waitFor();
  // The stream of changes never ends: idle is when no file has come for a while.
  for (let before = -1; before !== view.script + view.styles;) {
    before = view.script + view.styles;
    await page.waitForTimeout(500);
  }
  await session.detach();
  return view;
}
