import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';
import { ask, commitmentOf, dialogOf } from './control-ground.js';

interface Meeting {
  id: string;
  heldOn: string;
}

describeInBrowser('fields', (ground) => {
  afterEach(() => expect(ground().problems.splice(0)).toEqual([]));

  const focused = () =>
    ground().page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.innerText);
  const openForm = async (number: string, kind: string) => {
    const { page, open } = ground();
    const { id } = await commitmentOf(page, number);
    await open(`/commitments/${id}?do=${kind}`);
    await dialogOf(page).locator('button[type=submit]').waitFor();
  };

  it('of dates send the date that they show, and nothing as long as they show none', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar');
    const { id, heldOn } = (await ask<{ items: [Meeting] }>(page, '/meetings')).items[0];
    await open(`/meetings/${id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = dialogOf(page);
    const field = dialog.getByRole('textbox', { name: 'Date', exact: true });
    const day = Number(heldOn.slice(8));
    const other = day === 19 ? 18 : 19;
    const shown = await field.inputValue();
    await field.fill(shown.replace(String(day), '31 Brumaire'));
    await page.keyboard.press('Enter');
    await dialog.getByText('This is no date').waitFor();
    expect([await field.inputValue(), await focused()]).toEqual([
      shown.replace(String(day), '31 Brumaire'),
      expect.stringMatching(/^Date/),
    ]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill(shown.replace(String(day), String(other)).toUpperCase());
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe(shown.replace(String(day), String(other)));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The meeting is changed.').waitFor();
    expect((await ask<Meeting>(page, `/meetings/${id}`)).heldOn).toBe(`${heldOn.slice(0, 8)}${other}`);
  });

  it('of dates open their calendar by a click alone: who has no pointer types', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    await openForm('05', 'ask_extension');
    const day = dialogOf(page).getByRole('textbox', { name: 'New deadline' });
    const calendar = page.locator('[data-dates-dropdown]:visible');
    await dialogOf(page).locator('button[type=submit]').click();
    await dialogOf(page).getByText('Say until when').waitFor();
    await day.and(page.locator(':focus')).waitFor();
    expect(await calendar.count()).toBe(0);
    // The focus stays in the field: what a key opened, no key could reach.
    await page.keyboard.press('ArrowDown');
    expect([await calendar.count(), await day.getAttribute('aria-keyshortcuts')]).toEqual([0, null]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await day.and(page.locator(':focus')).waitFor();
    expect(await calendar.count()).toBe(0);
    await day.click();
    await calendar.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await calendar.waitFor({ state: 'detached' });
  });

  it('that choose several keep the focus where something is chosen and taken away', async () => {
    const { page, signIn } = ground();
    await signIn('registrar');
    await openForm('04', 'edit');
    const dialog = dialogOf(page);
    await dialog.getByLabel('Another observer').fill('Kavylnaya');
    await page.getByRole('option', { name: /Kavylnaya/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Observer 1').waitFor();
    expect(await focused()).toBe('Observer 1');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Another observer');
    await page.keyboard.press('Shift+Tab');
    const field = dialog.locator('.found-select', { has: page.getByLabel('Observer 1') });
    await field.locator('[aria-label="Clear the choice"]').click();
    await dialog.getByLabel('Observer 1').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Another observer');
    // By keyboard alone: emptied, and left.
    await dialog.getByLabel('Another observer').fill('Kavylnaya');
    await page.getByRole('option', { name: /Kavylnaya/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Observer 1').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Observer 1').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('that are found again name what was chosen in them', async () => {
    const { page, signIn } = ground();
    await signIn('controller');
    await openForm('05', 'terminate');
    const successor = dialogOf(page).getByLabel('Kept instead').and(page.locator('input'));
    await successor.click();
    await page.getByRole('option').nth(3).click();
    const chosen = await successor.inputValue();
    expect(chosen).not.toBe('');
    await page.keyboard.press('Escape');
    await openForm('05', 'terminate');
    await page.waitForFunction(
      (name) => [...document.querySelectorAll('input')].some(({ value }) => value === name),
      chosen,
    );
    expect(await successor.inputValue()).toBe(chosen);
    await dialogOf(page).getByRole('button', { name: 'Discard it' }).click();
    expect(await successor.inputValue()).toBe('');
  });

  it('of dates hold nothing once what was found again is discarded, and the focus stays in the form', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    await openForm('05', 'ask_extension');
    await dialogOf(page).getByLabel('Why it takes longer').fill('Snow');
    await page.keyboard.press('Escape');
    await openForm('05', 'ask_extension');
    const day = dialogOf(page).getByRole('textbox', { name: 'New deadline' });
    await day.fill('31 Brumaire');
    await dialogOf(page).getByRole('button', { name: 'Discard it' }).press('Enter');
    expect([await day.inputValue(), await dialogOf(page).getByLabel('Why it takes longer').inputValue()]).toEqual([
      '',
      '',
    ]);
    await page.waitForFunction(
      () =>
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.labels?.[0]?.innerText === 'New deadline',
    );
    await page.keyboard.press('Escape');
  });

  it('that search follow the address', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await open('/accounts');
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(2).waitFor();
    const box = page.getByRole('searchbox', { name: 'Find an account' });
    await box.fill('office-head');
    await page.waitForURL(/q=office-head/);
    await page.getByRole('main').getByRole('link', { name: 'Accounts' }).click();
    await page.waitForURL(/\/accounts$/);
    await rows.nth(2).waitFor();
    expect(await box.inputValue()).toBe('');
  });
});
