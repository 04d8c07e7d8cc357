import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';

interface CalendarDays {
  version: number;
  days: { day: string; working: boolean; name: string; origin: string; source: string }[];
}

const YEAR = Temporal.Now.plainDateISO('Europe/Minsk').year;

const ask = <Answer>(page: Page, path: string): Promise<Answer> =>
  page.evaluate(async (asked) => (await fetch(`/api/v1${asked}`)).json() as Promise<never>, path);

const daysOf = (page: Page, year = YEAR) =>
  ask<CalendarDays>(page, `/calendars/BY/days?from=${year}-01-01&to=${year}-12-31`);

const put = (page: Page, day: string, { body, version }: { body: unknown; version: number }): Promise<number> =>
  page.evaluate(
    async ({ date, given, match }) => {
      const headers = { 'content-type': 'application/json', 'if-match': `"${match}"` };
      const init = { method: 'PUT', headers, body: JSON.stringify(given) };
      return (await fetch(`/api/v1/calendars/BY/days/${date}`, init)).status;
    },
    { date: day, given: body, match: version },
  );

/** A Saturday and a Wednesday of which the calendar says nothing in particular. */
const [SATURDAY, WEDNESDAY] = [6, 3].map((weekday) => {
  const tenth = Temporal.PlainDate.from({ year: YEAR + 3, month: 8, day: 10 });
  return tenth.add({ days: (weekday - tenth.dayOfWeek + 7) % 7 }).toString();
}) as [string, string];

describeInBrowser('calendars', (ground) => {
  it('are read by everybody: holidays by name, the year in the address, and no button to change', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer');
    await open('/calendars');
    await page.getByRole('link', { name: 'Belarus' }).click();
    await page.waitForURL(/\/calendars\/BY$/);
    await page.getByRole('row', { name: new RegExp(`3 July ${YEAR}.*day off.*Independence Day`) }).waitFor();
    expect(await page.locator('.special-days tbody tr').count()).toBe((await daysOf(page)).days.length);
    expect(await page.getByRole('button', { name: /^Set/ }).count()).toBe(0);
    await page.getByRole('link', { name: String(YEAR + 1) }).press('Enter');
    await page.waitForURL(new RegExp(`year=${YEAR + 1}$`));
    await page.getByRole('row', { name: new RegExp(`3 July ${YEAR + 1}`) }).waitFor();
    await open('/calendars/BY?year=nonsense');
    await page.getByRole('row', { name: new RegExp(`3 July ${YEAR}`) }).waitFor();
    expect(await put(page, `${YEAR}-07-03`, { body: { working: true }, version: (await daysOf(page)).version })).toBe(
      403,
    );
    await open('/calendars/ZZ');
    await page.getByRole('heading', { name: 'This address leads nowhere, or not for you' }).waitFor();
    // The browser tells of the answer that the screen shows.
    problems.splice(0);
  });

  it('get a moved day by keyboard, marked as set here, and give it back', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await open(`/calendars/BY?year=${YEAR + 3}`);
    const before = await daysOf(page, YEAR + 3);
    await page.getByRole('button', { name: 'Set a day' }).press('Enter');
    const dialog = page.getByRole('dialog');
    // One press must not change a day of a whole country: neither the day nor its kind stands there already.
    await dialog.getByRole('button', { name: 'Set the day' }).press('Enter');
    await dialog.getByText('Say which day').waitFor();
    await dialog.getByText('Say whether it is worked').waitFor();
    await page.getByLabel('Day', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.getByLabel('Day', { exact: true }).fill(SATURDAY);
    await dialog.getByText('as the week has it').waitFor();
    await dialog.getByRole('button', { name: 'Set the day' }).press('Enter');
    await dialog.getByRole('radio', { name: 'worked' }).and(page.locator(':focus')).press('Space');
    await dialog.getByText(/Reminders to bodies of this country/).waitFor();
    await dialog.getByRole('textbox', { name: /^What it is/ }).fill('Worked for Monday');
    await dialog.getByRole('textbox', { name: /^Legal act/ }).fill('Resolution No. 1');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(/is set\. Reminders are planned anew\.$/).waitFor();
    const set = await daysOf(page, YEAR + 3);
    expect(set.days).toContainEqual({
      ...{ day: SATURDAY, working: true, name: 'Worked for Monday', origin: 'manual', source: 'Resolution No. 1' },
    });
    const row = page.locator('.special-days').getByRole('row', { name: /Worked for Monday/ });
    expect(await row.innerText()).toContain('Set here');
    expect(await accessibilityFaults(page)).toEqual([]);
    // Asked for by a day, the opposite of what it is stands there already.
    await row.getByRole('button', { name: /^Set otherwise/ }).press('Enter');
    await dialog.getByText('As it is now:').waitFor();
    expect(await dialog.getByRole('radio', { name: 'a day off' }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
    await row.getByRole('button', { name: /^Take back/ }).press('Enter');
    await page.getByRole('button', { name: 'Take the day back' }).press('Enter');
    await page.getByText(/is taken back\. Reminders are planned anew\.$/).waitFor();
    expect((await daysOf(page, YEAR + 3)).days).toEqual(before.days);
  });

  it('show what somebody else has set meanwhile, and lose nothing of what was typed', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await open(`/calendars/BY?year=${YEAR + 3}`);
    await page.getByRole('button', { name: 'Set a day' }).click();
    const dialog = page.getByRole('dialog');
    await page.getByLabel('Day', { exact: true }).fill(WEDNESDAY);
    await dialog.getByText('as the week has it').waitFor();
    await dialog.getByRole('textbox', { name: /^What it is/ }).fill('Mine');
    const { version } = await daysOf(page, YEAR + 3);
    expect(await put(page, WEDNESDAY, { body: { working: false, name: 'Theirs' }, version })).toBe(200);
    await dialog.getByRole('radio', { name: 'a day off' }).check();
    await dialog.getByRole('button', { name: 'Set the day' }).click();
    await dialog.getByText('Somebody has changed it while you were writing').waitFor();
    await dialog.getByRole('cell', { name: 'a day off, Theirs' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send mine anyway' }).click();
    await page.getByText(/is set\. Reminders are planned anew\.$/).waitFor();
    expect((await daysOf(page, YEAR + 3)).days).toContainEqual(
      expect.objectContaining({ day: WEDNESDAY, working: false, name: 'Mine', origin: 'manual' }),
    );
  });

  it.each([
    ['en', 'Calendars', 'Calendar: Belarus', 'Independence Day'],
    ['ru', 'Календари', 'Календарь: Беларусь', 'День Независимости'],
    ['be', 'Календары', 'Каляндар: Беларусь', 'Дзень Незалежнасці'],
  ] as const)('speak %s, and fit a phone', async (language, ...words) => {
    const [list, title, holiday] = words;
    const { page, open, signIn, problems } = ground();
    await page.setViewportSize({ width: 320, height: 900 });
    await signIn('administrator', language);
    await open('/calendars');
    expect(await page.locator('h1').innerText()).toBe(list);
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await open('/calendars/BY');
    expect(await page.locator('h1').innerText()).toBe(title);
    await page.locator('.special-days').getByText(holiday).waitFor();
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
