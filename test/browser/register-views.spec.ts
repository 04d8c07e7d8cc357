import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { type BrowserGround, describeInBrowser } from './browser-ground.js';

// Several looks of axe at a full page, on a machine that may be doing other things.
jest.setTimeout(120_000);

async function inDatabase<Row extends object>(
  ground: BrowserGround,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ground.database });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const addressOf = ({ page }: BrowserGround) => new URL(page.url()).searchParams;
const found = ({ page }: BrowserGround, count: string) => page.locator('.found', { hasText: count }).waitFor();
const today = () => Temporal.Now.plainDateISO('Europe/Minsk');

/** On a desk and on a phone: no way sideways, and nothing that axe finds. */
async function isSound({ page }: BrowserGround): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
}

describeInBrowser('the register as a timeline', (ground) => {
  it('draws what was promised first and what it became, and says the same in words', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar');
    const moved = `UPDATE TABLE SET current_deadline = original_deadline + 40 WHERE `;
    await inDatabase(ground(), moved.replace('TABLE', 'commitments') + 'number = 2');
    await open('/register');
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.waitForURL(/view=timeline/);
    const row = page.getByRole('row').filter({ hasText: '/02' });
    await row.getByText('+40 days').waitFor();
    await row.getByText(/originally \d+ \w+ \d{4}/).waitFor();
    expect(await row.locator('.mark.original').count()).toBe(1);
    const [first, last] = await Promise.all(
      ['.mark.original', '.mark.current'].map((mark) => row.locator(mark).boundingBox()),
    );
    expect(first!.x).toBeLessThan(last!.x);
    await isSound(ground());
    await page.getByRole('link', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'Lead' }).waitFor();
    expect(addressOf(ground()).has('view')).toBe(false);
    expect(problems).toEqual([]);
  });

  it.each([
    ['ru', 'Шкала сроков', 'Обязательства по срокам'],
    ['be', 'Шкала тэрмінаў', 'Абавязацельствы па тэрмінах'],
  ] as const)('speaks %s', async (language, view, table) => {
    const { page, open, signIn } = ground();
    await signIn('manager', language);
    await open('/register?view=timeline');
    expect(await page.getByRole('link', { name: view }).getAttribute('aria-current')).toBe('page');
    await page.getByRole('table', { name: table }).waitFor();
    await isSound(ground());
  });
});

describeInBrowser('the register as a calendar', (ground) => {
  it('goes from day to day by arrows, over the end of the month, and lists each day', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar');
    await open(`/register?view=calendar&month=${today().toString().slice(0, 7)}`);
    const chosen = page.locator('.day-button[aria-pressed=true]');
    await chosen.focus();
    await page.keyboard.press('End');
    for (let week = 0; week < 6 && !addressOf(ground()).get('month')?.endsWith(nextMonth()); week += 1) {
      await page.keyboard.press('ArrowDown');
      await page.locator('.day-button[aria-pressed=true]:focus').waitFor();
    }
    expect(addressOf(ground()).get('month')).toBe(today().add({ months: 1 }).toString().slice(0, 7));
    await page.goBack();
    await page.getByRole('button', { name: /^To / }).last().click();
    await page.waitForURL(new RegExp(`month=${today().add({ months: 1 }).toString().slice(0, 7)}`));
    expect(problems).toEqual([]);
  });

  it('shows what is due in its month alone', async () => {
    const { page, open } = ground();
    const [due] = await inDatabase<{ day: string; count: number }>(
      ground(),
      `SELECT current_deadline::text AS day, count(*)::integer FROM commitments WHERE current_deadline IS NOT NULL
       GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    );
    await open(`/register?view=calendar&month=${due?.day.slice(0, 7)}`);
    const day = page.locator('.day-button', { hasText: `${due?.count} commitments` });
    await day.click();
    expect(await page.locator('.day-list li').count()).toBe(due?.count);
    await isSound(ground());
    await page.getByRole('link', { name: 'This day as a table' }).click();
    await found(ground(), `${due?.count} commitments`);
    expect(addressOf(ground()).get('dueFrom')).toBe(due?.day);
    await open('/register?view=calendar&month=1999-01');
    await page.getByText('0 commitments are due').waitFor();
  });

  it.each([
    ['ru', 'Календарь', 'пн'],
    ['be', 'Каляндар', 'пн'],
  ] as const)('speaks %s', async (language, view, monday) => {
    const { page, open, signIn } = ground();
    await signIn('manager', language);
    await open('/register?view=calendar');
    expect(await page.getByRole('link', { name: view }).getAttribute('aria-current')).toBe('page');
    await page.getByRole('columnheader', { name: monday }).waitFor();
    await isSound(ground());
  });
});

const nextMonth = () => today().add({ months: 1 }).toString().slice(5, 7);

describeInBrowser('views and work on many', (ground) => {
  it('keeps a view under a name, opens it, renames it, and removes it', async () => {
    const { page, open, signIn } = ground();
    await signIn('officer');
    await open('/register?timeliness=overdue&sort=-due&view=timeline');
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByLabel('Save what is shown now as').fill('Late ones');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Late ones' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const kept = await inDatabase<{ address: string }>(
      ground(),
      `SELECT address FROM saved_views WHERE name = 'Late ones'`,
    );
    expect(kept).toEqual([{ address: 'timeliness=overdue&sort=-due&view=timeline' }]);
    await open('/register');
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByRole('link', { name: 'Late ones' }).click();
    await page.waitForURL(/timeliness=overdue&sort=-due&view=timeline/);
    await open('/register');
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByRole('button', { name: 'Rename Late ones' }).click();
    await page.getByLabel('New name of Late ones').fill('Overdue ones');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Overdue ones' }).waitFor();
    await page.locator('button:focus').and(page.getByLabel('Rename Overdue ones')).waitFor();
    await page.route('**/session/views/*', (route) => route.abort());
    await page.getByRole('button', { name: 'Remove Overdue ones' }).click();
    await page.getByRole('alert').filter({ hasText: 'No connection' }).waitFor();
    await page.unroute('**/session/views/*');
    await page.getByRole('button', { name: 'Remove Overdue ones' }).click();
    await page.getByText('None yet').waitFor();
    expect(await inDatabase(ground(), 'SELECT 1 FROM saved_views')).toEqual([]);
  });

  it('is for registrars: others select nothing', async () => {
    const { page, open } = ground();
    await open('/register');
    await found(ground(), 'commitment');
    expect(await page.getByRole('checkbox', { name: /^Select/ }).count()).toBe(0);
  });

  it('gives several to another post, after what would follow was seen', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar');
    await open('/register?sort=reference');
    for (const number of ['02', '03']) await page.getByRole('checkbox', { name: new RegExp(`/${number}$`) }).check();
    await page.getByText('2 commitments are selected').waitFor();
    await page.getByRole('button', { name: 'Change them together' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change together' });
    await dialog.getByRole('button', { name: 'See what would follow' }).click();
    await dialog.getByText('Choose a lead, a controller, or both').waitFor();
    await dialog.getByRole('combobox', { name: 'New lead' }).and(page.locator(':focus')).waitFor();
    await dialog.getByRole('radio', { name: 'Move the deadline by a decision' }).check();
    await dialog.getByRole('button', { name: 'See what would follow' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'One new deadline for all' }).and(page.locator(':focus')).waitFor();
    await dialog.getByRole('radio', { name: 'Give to other posts' }).check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'New lead' }).fill('Minister of Health');
    await page
      .getByRole('option', { name: /^Minister of Health/ })
      .first()
      .click();
    expect(await dialog.getByRole('combobox', { name: 'New lead' }).inputValue()).toBe('Minister of Health');
    expect(await page.locator('[role=option]:visible').count()).toBe(0);
    expect(await dialog.getByPlaceholder('Do not change').count()).toBe(2);
    await dialog.getByLabel('Reason, if there is one to keep').fill('The council decided so.');
    await dialog.getByRole('button', { name: 'See what would follow' }).click();
    await dialog.getByText('2 commitments would change.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Change 2 commitments' }).click();
    await dialog.waitFor({ state: 'detached' });
    const led = `SELECT c.number FROM commitments c JOIN posts p ON p.id = c.lead_post_id
      WHERE p.title_en = 'Minister of Health' AND c.number IN (2, 3) ORDER BY 1`;
    expect(await inDatabase(ground(), led)).toEqual([{ number: 2 }, { number: 3 }]);
  });

  it('names by its commitment what stands in the way, and does nothing', async () => {
    const { page, open, problems } = ground();
    // Told of what the test before has done, the screen would read the list again, and know the newest version of each.
    await page.route('**/api/v1/changes', (route) => route.abort());
    await open('/register?sort=reference');
    for (const number of ['05', '06']) await page.getByRole('checkbox', { name: new RegExp(`/${number}$`) }).check();
    await inDatabase(ground(), 'UPDATE commitments SET version = version + 1 WHERE number = 6');
    await page.getByRole('button', { name: 'Change them together' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change together' });
    await dialog.getByRole('radio', { name: 'Classify' }).check();
    await dialog.getByLabel('Classification').selectOption('official');
    await dialog.getByRole('button', { name: 'See what would follow' }).click();
    const fault = dialog
      .getByRole('alert')
      .getByRole('listitem')
      .filter({ hasText: 'Somebody has changed it meanwhile' });
    expect(await fault.innerText()).toMatch(/\/06 /);
    const classified = await inDatabase(ground(), `SELECT 1 FROM commitments WHERE classification = 'official'`);
    expect(classified).toEqual([]);
    await page.unroute('**/api/v1/changes');
    expect(problems).toEqual([]);
  });
});
