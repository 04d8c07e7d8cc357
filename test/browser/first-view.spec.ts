import { describeInBrowser } from './browser-ground.js';
import { FIRST_VIEW_LIMIT, firstView } from './first-view.js';

describeInBrowser('the first view', (ground) => {
  it('loads no more script and styles than it may', async () => {
    const { page, url, signIn } = ground();
    await page.context().clearCookies();
    const views = [await firstView(page, url, '/sign-in')];
    await signIn('officer');
    views.push(await firstView(page, url, '/'));
    for (const { path, script, styles } of views) {
      process.stdout.write(`${path}: script ${kilobytes(script)}, styles ${kilobytes(styles)} (compressed)\n`);
      expect(script).toBeGreaterThan(0);
      expect({ path, fits: script + styles <= FIRST_VIEW_LIMIT }).toEqual({ path, fits: true });
    }
  });
});

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;
