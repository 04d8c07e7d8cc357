import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';
import { ask, dayIn, dialogOf } from './control-ground.js';

interface Listed {
  items: { id: string; name: string }[];
}
const idOf = async (page: Page, path: string): Promise<string> => (await ask<Listed>(page, path)).items[0]?.id ?? '';

/** What somebody reads on a page, and what is read to them. */
const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
    return [document.body.innerText, ...labels].join('\n');
  });

describeInBrowser('persons', (ground) => {
  it.each([
    ['ru', { me: 'Игорь Вересович', ambassador: 'Дмитрий Крутой', officer: 'Елена Рябиновая' }],
    ['be', { me: 'Ігар Верасовіч', ambassador: 'Дзмітрый Круты', officer: 'Алена Рабінавая' }],
  ] as const)('are called in %s as they are called there, on every screen', async (language, names) => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator', language);
    const { items: everybody } = await ask<Listed>(page, '/persons?limit=100');
    const [post, officer, me] = [
      await idOf(page, '/posts?q=by-ambassador-ru'),
      await idOf(page, '/persons?q=rabinavaya'),
      await idOf(page, '/persons?q=verasovich'),
    ];
    const body = (await ask<{ bodyId: string }>(page, `/posts/${post}`)).bodyId;
    const startsOn = dayIn(language === 'ru' ? 10 : 20).iso;
    const days = { absentId: officer, deputyId: me, startsOn, endsOn: startsOn };
    await ask(page, '/deputyships', { body: days, version: 0 });
    await ask(page, '/mail/hold', { body: { reason: '2099' }, version: 0 });

    expect(await page.locator('.account').innerText()).toBe(names.me);
    for (const [path, shown] of [
      ['/profile', [names.me, names.officer]],
      ['/accounts', [names.me, names.officer]],
      ['/deputyships', [names.officer, names.me]],
      [`/posts/${post}`, [names.ambassador]],
      [`/bodies?body=${body}`, [names.ambassador]],
      ['/mail', [names.me]],
    ] as const) {
      await open(path);
      await page.getByRole('main').getByText(shown[0]).first().waitFor();
      const words = await wordsOf(page);
      for (const name of shown)
        expect({ path, words }).toEqual({ path, words: expect.stringContaining(name) as string });
      const latin = everybody.filter(({ name }) => words.includes(name)).map(({ name }) => name);
      await page.setViewportSize({ width: 320, height: 900 });
      expect({ path, latin, wide: await overflow(page) }).toEqual({ path, latin: [], wide: 0 });
      await page.setViewportSize({ width: 1280, height: 900 });
    }

    // Where the three spellings belong, the reader's own comes first.
    await open('/persons');
    const row = page.getByRole('rowheader', { name: names.officer });
    expect(await row.innerText()).toBe(`${names.officer} Alena Rabinavaya`);
    await row.getByRole('link').press('Enter');
    await page.getByRole('heading', { level: 1, name: names.officer }).waitFor();
    await page.locator('main [lang=en]', { hasText: 'Alena Rabinavaya' }).waitFor();
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect({ width, wide: await overflow(page), faults: await accessibilityFaults(page) }).toEqual({
        ...{ width, wide: 0, faults: [] },
      });
    }

    // What is typed may be in any language; what is offered, and said of it, is in the reader's.
    await open('/deputyships');
    await page.locator('.page-actions button').click();
    const field = dialogOf(page).getByRole('combobox').first();
    await field.fill('rabinavaya');
    await page.locator('[role=option]:visible', { hasText: names.officer }).click();
    expect(await field.inputValue()).toBe(names.officer);
    expect(problems).toEqual([]);
  });
});
