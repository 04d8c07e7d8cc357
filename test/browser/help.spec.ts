import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled, type Who } from './browser-ground.js';
import { commitmentOf, dialogOf, said } from './control-ground.js';

const steps = (page: Page) => page.getByRole('region', { name: /^First steps/ });
const done = (page: Page) => steps(page).getByRole('listitem').filter({ hasText: '(done)' });

describeInBrowser('help', (ground) => {
  it('tells what a word means, beside the word, by keyboard and to a screen reader', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer');
    const { id } = await commitmentOf(page, '01');
    await open(`/commitments/${id}`);
    const mark = page.getByRole('button', { name: 'What “Fulfilment” means' });
    await mark.focus();
    await page.keyboard.press('Enter');
    const meaning = page.getByRole('dialog').getByText(/^Fulfilment\. .*did not do the work/);
    await meaning.waitFor();
    expect(await meaning.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await mark.getAttribute('aria-expanded')).toBe('true');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await meaning.waitFor({ state: 'detached' });
    // The next question mark of the same field.
    const next = page.getByRole('button', { name: 'What “No evidence” means' });
    expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);

    await open(`/commitments/${id}?do=report`);
    await dialogOf(page).getByRole('button', { name: 'What “Removal from control” means' }).click();
    await page.getByText(/^Removal from control\. /).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Removal from control\. /).waitFor({ state: 'detached' });
    expect(await dialogOf(page).getByLabel('What was done').count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it('shows somebody new what to do first, ticks it when it is done, and goes away for good', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer');
    await steps(page).getByRole('link', { name: 'Look through all that is yours' }).click();
    await page.waitForURL(/\/register\?mine=true/);
    // Looked at is what stood there: an address that was left before its screen came is not ticked.
    await page.getByRole('heading', { name: 'Register', level: 1 }).waitFor();
    await page.waitForFunction(() => JSON.stringify(localStorage).includes('/register'));
    await open('/');
    await done(page).filter({ hasText: 'Look through all' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await steps(page).getByRole('link', { name: 'Report in a sentence' }).click();
    await dialogOf(page).getByLabel('What was done').fill('Signed by both sides.');
    await dialogOf(page).getByRole('button', { name: 'Send the final report' }).click();
    await said(page);
    await open('/');
    await done(page).filter({ hasText: 'Report in a sentence' }).waitFor();

    await steps(page)
      .getByRole('button', { name: /^Put the first steps away/ })
      .click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.reload();
    await settled(page);
    await page.locator('.today-group').first().waitFor();
    expect(await steps(page).count()).toBe(0);

    await page.locator('.account').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'First steps' }).press('Enter');
    await steps(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'first-steps');
    expect(await done(page).count()).toBe(3);
    expect(problems).toEqual([]);
  });

  it.each<[Who, number]>([
    ['manager', 3],
    ['registrar', 3],
    ['controller', 3],
    ['administrator', 4],
    ['auditor', 4],
  ])('leads a %s to %i screens that are there', async (who, count) => {
    const { page, open, signIn } = ground();
    await signIn(who);
    await steps(page).waitFor();
    const addresses = await steps(page)
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses).toHaveLength(count);
    for (const address of new Set(addresses)) {
      await open(address);
      expect(await page.getByText('This address leads nowhere').count()).toBe(0);
    }
  });

  it.each([
    ['en', { menu: 'Menu', register: 'Register', found: '1 found' }],
    ['ru', { menu: 'Меню', register: 'Реестр', found: 'Найдено: 1' }],
    ['be', { menu: 'Меню', register: 'Рэестр', found: 'Знойдзена: 1' }],
  ] as const)('in %s has a bar of two lines on a phone', async (language, { menu, register, found }) => {
    const { page, url, signIn } = ground();
    await page.setViewportSize({ width: 320, height: 800 });
    await signIn('administrator', language);
    await page.locator('.first-steps').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('.top').evaluate((bar) => bar.getBoundingClientRect().height)).toBeLessThan(100);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: menu, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('menuitem').first().getAttribute('aria-current')).toBe('page');
    await page.getByRole('menuitem', { name: register }).press('Enter');
    await page.waitForURL(`${url}/register`);
    await page.keyboard.press('Control+k');
    await dialogOf(page).getByRole('combobox').fill('BY-RU-MOS/2023-12-18/07');
    await page.getByText(found, { exact: true }).waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
