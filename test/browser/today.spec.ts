import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';
import { ask, dayIn, dialogOf, said } from './control-ground.js';

interface Waiting {
  items: { waiting: string; commitment: { id: string; reference: string } }[];
  total: number;
}

describeInBrowser('what waits today', (ground) => {
  const lines = () => ground().page.locator('.today-group li');

  it('stands in order with its counts, each line with why, how late and the one thing to do', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const { items, total } = await ask<Waiting>(page, '/inbox');
    expect(total).toBeGreaterThan(0);
    await page.getByText(`${total} thing`).waitFor();
    const shown = await lines().locator('.reference').allInnerTexts();
    expect(shown.map((text) => text.split('\n')[0])).toEqual(items.map(({ commitment }) => commitment.reference));
    expect(await lines().first().innerText()).toMatch(/You lead it[\s\S]*days? late[\s\S]*Report/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is dealt with in place, by keyboard: the list is up to date, it is said, and the focus is not lost', async () => {
    const { page, signIn, problems } = ground();
    await signIn('officer');
    const before = await ask<Waiting>(page, '/inbox');
    await lines().first().getByRole('button').focus();
    await page.keyboard.press('Enter');
    await dialogOf(page).getByLabel('What was done').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialogOf(page).getByLabel('What was done').focus();
    await page.keyboard.type('Done and signed.');
    await dialogOf(page).locator('button[type=submit]').focus();
    await page.keyboard.press('Enter');
    expect(await said(page)).toMatch(/waits to be accepted/);
    await page.waitForFunction((count) => document.querySelectorAll('.today-group li').length < count, before.total);
    await page.waitForFunction(() => document.activeElement !== document.body);
    const after = await ask<Waiting>(page, '/inbox');
    expect(after.total).toBe(before.total - 1);
    expect(await lines().count()).toBe(after.total);
    expect(problems).toEqual([]);
  });

  it('waits for its controller then, who decides in place', async () => {
    const { page, signIn } = ground();
    await signIn('controller');
    await page.getByRole('heading', { name: /To decide/ }).waitFor();
    // What others are late with, of which mails tell a controller too.
    const posts = (await ask<{ posts: { id: string }[] }>(page, '/session')).posts.map(({ id }) => id).join(',');
    const { count } = await ask<{ count: number }>(
      page,
      `/commitments/count?timeliness=running&dueTo=${dayIn(14).iso}&controllerPostId=${posts}`,
    );
    expect(count).toBeGreaterThan(0);
    const numbers = page.getByRole('region', { name: 'Under your control' });
    await numbers.getByRole('link', { name: `${count} Due within 14 days` }).waitFor();
    const [first] = (await ask<Waiting>(page, '/inbox')).items;
    await page
      .getByRole('button', { name: /^Decide/ })
      .first()
      .click();
    await dialogOf(page).getByLabel('Accept: it is done').check();
    await dialogOf(page).getByRole('button', { name: 'Accept' }).click();
    expect(await said(page)).toMatch(/accepted/);
    const { status } = await ask<{ status: string }>(page, `/commitments/${first?.commitment.id ?? ''}`);
    expect(status).toBe('closed');
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('tells a head how things stand under their posts, each number with the list behind it', async () => {
    const { page, signIn } = ground();
    await signIn('manager');
    const link = page.locator('.today-numbers a').first();
    await page.waitForFunction(() => !document.querySelector('.today-numbers')?.textContent.includes('…'));
    const address = new URL((await link.getAttribute('href')) ?? '', page.url());
    expect(address.pathname).toBe('/register');
    const { count } = await ask<{ count: number }>(page, `/commitments/count${address.search}`);
    expect(await link.innerText()).toBe(`${count} Overdue`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await link.click();
    await page.waitForURL('**/register?*');
  });

  it.each(['auditor', 'administrator', 'registrar'] as const)(
    'teaches the %s, for whom nothing comes here',
    async (who) => {
      const { page, signIn } = ground();
      await signIn(who);
      await page.getByRole('heading', { name: 'Nothing is asked of you here' }).waitFor();
      expect(await page.locator('.today-empty a').count()).toBeGreaterThan(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it.each(['ru', 'be'] as const)('speaks %s, on a narrow window as well', async (language) => {
    const { page, signIn, problems } = ground();
    for (const who of ['officer', 'manager', 'auditor'] as const) {
      await signIn(who, language);
      expect(await page.locator('main').innerText()).not.toMatch(/\b(Overdue|Report|Nothing|Under your)\b/);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    expect(problems).toEqual([]);
  });
});
