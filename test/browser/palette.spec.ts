import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';

describeInBrowser('the palette', (ground) => {
  it('leads to a screen by keyboard alone', async () => {
    const { page, url, signIn } = ground();
    await signIn('officer');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await field.waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('re');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/register`);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('finds commitments and meetings by words and by reference, and tells which is chosen', async () => {
    const { page, url, signIn } = ground();
    await signIn('registrar');
    await page.getByRole('button', { name: 'Find' }).click();
    const field = page.getByRole('combobox');
    await field.fill('BY-RU-MOS/2023-12-18/07');
    const option = page.getByRole('option', { name: 'BY-RU-MOS/2023-12-18/07' });
    await option.waitFor();
    await page.getByText(/^\d+ found$/).waitFor();
    while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/commitments/*`);
  });

  it('leads to the register with all that has the words, where there is more', async () => {
    const { page, url, signIn } = ground();
    await signIn('registrar');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('BY-RU-MOS');
    await page.getByRole('option', { name: 'All with “BY-RU-MOS”' }).click();
    await page.waitForURL(`${url}/register?q=BY-RU-MOS`);
    await page.getByRole('searchbox').first().waitFor();
    expect(await page.getByRole('searchbox').first().inputValue()).toBe('BY-RU-MOS');
  });

  it.each([
    ['Minister of Industry', 'Post', /\/posts\//],
    ['Rabinavaya', 'Person', /\/persons\//],
  ] as const)('finds %s', async (words, kind, address) => {
    const { page, signIn } = ground();
    await signIn('officer');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(words);
    await page
      .getByRole('option', { name: new RegExp(`${words}.*${kind}`) })
      .first()
      .click();
    await page.waitForURL(address);
  });

  it('closes by Escape, and gives the focus back', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const button = page.getByRole('button', { name: 'Find' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Find'));
  });

  it.each([
    ['en', 'Register'],
    ['ru', 'Реестр'],
    ['be', 'Рэестр'],
  ] as const)('speaks %s, and everybody can use it', async (language, register) => {
    const { page, signIn, problems } = ground();
    await signIn('officer', language);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: register }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
