import { accessibilityFaults } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';

const SESSION = '**/api/v1/session';
const UNAVAILABLE = { status: 503, code: 'unavailable', detail: '', faults: [] };

describeInBrowser('while the register is away', (ground) => {
  it.each([
    ['en', 'The register takes longer than usual to answer', 'Today'],
    ['ru', 'Реестр отвечает дольше обычного', 'Сегодня'],
    ['be', 'Рэестр адказвае даўжэй, чым звычайна', 'Сёння'],
  ] as const)('says in %s that nobody answers, and goes on once somebody does', async (language, late, today) => {
    const { page, url, signIn } = ground();
    await signIn('officer', language);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(SESSION, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(url);
    await page.getByRole('heading', { name: late }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    answer();
    await page.getByRole('heading', { name: today, level: 1 }).waitFor();
    await page.unroute(SESSION);
  });

  it('asks again by itself for a page, and for what is on one', async () => {
    const { page, url, signIn } = ground();
    await signIn('officer');
    const away = (path: string) =>
      page.route(path, (route) => route.fulfill({ status: 503, json: UNAVAILABLE, contentType: 'application/json' }));
    for (const [path, heading] of [
      [SESSION, 'Today'],
      ['**/api/v1/meetings?*', 'Meetings'],
    ] as const) {
      await away(path);
      await page.goto(heading === 'Today' ? url : `${url}/meetings`);
      await page.getByRole('alert').getByText('The register cannot be reached right now').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.locator('main').count()).toBe(1);
      await page.unroute(path);
      // Nobody presses anything.
      await page.getByText('The register cannot be reached right now').waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    }
  });
});
