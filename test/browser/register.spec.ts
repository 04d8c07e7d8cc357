import { readFileSync } from 'node:fs';
import pg from 'pg';
import { HAVINGS } from '#commitments';
import { HAVING_WORDS } from '../../apps/web/features/register/register-search.rules.js';
import { accessibilityFaults, overflow } from './accessibility.js';
import { type BrowserGround, describeInBrowser } from './browser-ground.js';

// Several looks of axe at a full table, on a machine that may be doing other things.
jest.setTimeout(120_000);

/** Copies of one commitment of the sample, each due on another day: many more than a window shows. */
const MANY = `
  WITH copies AS (
    INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
      controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
      original_deadline, current_deadline, controlled_at)
    SELECT c.reference || '-copy-' || n, c.meeting_id, 1000 + n, 'commitment', 'ours', c.area_code,
      'Поставка автобусов, партия ' || n, c.text, true, c.lead_post_id, c.controller_post_id, c.author_post_id, 'active',
      c.regime_code, c.signed_on, 'stated', current_date + 40 + n / 20, current_date + 40 + n / 20,
      current_date + 40 + n / 20, now()
    FROM generate_series(1, $1::integer) n, (SELECT * FROM commitments WHERE number = 2) c
    RETURNING id, signed_on, original_deadline, current_deadline)
  INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
  SELECT id, 1, signed_on, original_deadline, current_deadline FROM copies`;

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
const rows = ({ page }: BrowserGround) => page.locator('tbody tr[data-index]');
const found = ({ page }: BrowserGround, count: string) => page.locator('.found', { hasText: count }).waitFor();

describe('the words of the address', () => {
  it('know everything that can be said of a period', () => {
    expect([...HAVING_WORDS].sort()).toEqual([...HAVINGS].sort());
  });

  it('know every filter of the API', () => {
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
    };
    const names = paths['/api/v1/commitments/count']?.get.parameters.map(({ name }) => name);
    const rules = readFileSync('apps/web/features/register/register-search.rules.ts', 'utf8');
    const known = /const FILTERS = \{([\s\S]*?)\n\}/.exec(rules)?.[1]?.match(/^ {2}(\w+):/gm) ?? [];
    expect(known.map((name) => name.trim().replace(':', '')).sort()).toEqual(names?.sort());
  });
});

describeInBrowser('the register', (ground) => {
  it.each([
    ['en', null],
    ['ru', 'en'],
    ['be', 'en'],
  ] as const)('in %s says which language a title is written in', async (language, lang) => {
    const { page, open, signIn } = ground();
    await signIn('officer', language);
    await open('/register');
    const title = rows(ground()).getByRole('link').first();
    await title.waitFor();
    expect(await title.getAttribute('lang')).toBe(lang);
    await title.click();
    const heading = page.locator('article.commitment h1');
    await heading.waitFor();
    expect(await heading.getAttribute('lang')).toBe(lang);
  });

  it('is narrowed by pressing, says so in its address, and goes back', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar');
    await open('/register');
    await found(ground(), '15 commitments');
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('16');
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Draft' }).click();
    await page.keyboard.press('Escape');
    await found(ground(), '0 commitments');
    expect(addressOf(ground()).get('status')).toBe('draft');
    await page.getByText('Nothing fits all of these filters').waitFor();
    await page.getByRole('link', { name: 'Without Status: Draft' }).click();
    await found(ground(), '15 commitments');
    await page.goBack();
    await found(ground(), '0 commitments');
    await page.getByRole('button', { name: 'Take away: Status: Draft' }).click();
    await found(ground(), '15 commitments');
    expect(addressOf(ground()).get('status')).toBeNull();
  });

  it('is narrowed by days and a month that are typed and chosen as everywhere', async () => {
    const { page, open, problems } = ground();
    await open('/register');
    await page.getByRole('textbox', { name: 'Due to' }).fill('31.12.2998');
    await page.keyboard.press('Enter');
    await page.waitForURL(/dueTo=2998-12-31/);
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('button', { name: 'First promised for' }).click();
    await page.getByRole('button', { name: /^March \d{4}$/ }).click();
    await page.waitForURL(/originalMonth=\d{4}-03/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Due to' }).inputValue()).toContain('2998');
    await page.setViewportSize({ width: 320, height: 800 });
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('link', { name: 'Clear all' }).click();
    await page.waitForURL(/\/register$/);
    expect(problems).toEqual([]);
  });

  it('opens as an address says, with every filter in words, and drops what nobody knows', async () => {
    const { page, open } = ground();
    const [area] = await inDatabase<{ code: string; meeting: string; body: string }>(
      ground(),
      `SELECT c.area_code AS code, c.meeting_id AS meeting, p.body_id AS body FROM commitments c
       JOIN posts p ON p.id = c.lead_post_id WHERE c.number = 1`,
    );
    await open(
      `/register?status=active,reported,nonsense&timeliness=overdue&areaCode=${area?.code}&meetingId=${area?.meeting}` +
        `&leadBodyId=${area?.body}&having=overdue_current&dueTo=2999-01-01&colour=red`,
    );
    await found(ground(), '1 commitment');
    const chips = page.getByRole('list', { name: 'Filters that are on' });
    await chips.getByText('With a period that: is past the current deadline').waitFor();
    await chips.getByText('Body of the lead: Ministry of Industry of the Republic of Belarus').waitFor();
    expect(await chips.getByRole('listitem').count()).toBe(8);
    await page.getByRole('link', { name: 'Clear all' }).click();
    await found(ground(), '15 commitments');
    await page.getByRole('checkbox', { name: 'Overdue' }).check();
    await found(ground(), '1 commitment');
    expect(page.url().split('?')[1]).toBe('timeliness=overdue');
  });

  it('searches in Russian by the stem of a word', async () => {
    const { page, open } = ground();
    await inDatabase(ground(), MANY, [3]);
    await open('/register');
    await page.getByRole('searchbox', { name: 'Search' }).fill('автобусов');
    await found(ground(), '3 commitments');
    expect(addressOf(ground()).get('q')).toBe('автобусов');
    await page.getByRole('searchbox', { name: 'Search' }).fill('автобус');
    await page.waitForURL(/%D0%B1%D1%83%D1%81$/);
    await found(ground(), '3 commitments');
    await page.goBack();
    await found(ground(), '18 commitments');
    expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('');
  });

  it('is sorted by a press on a head, and says so', async () => {
    const { page, open } = ground();
    await open('/register');
    const head = (name: string) => page.getByRole('columnheader', { name });
    expect(await head('Deadline').getAttribute('aria-sort')).toBe('ascending');
    await head('Commitment').getByRole('button').click();
    await page.waitForURL(/sort=reference/);
    expect(await head('Commitment').getAttribute('aria-sort')).toBe('ascending');
    expect(await head('Deadline').getAttribute('aria-sort')).toBe('none');
    await rows(ground()).first().getByText('/01', { exact: false }).waitFor();
    await head('Commitment').getByRole('button').click();
    await page.waitForURL(/sort=-reference/);
    await rows(ground()).first().getByText('/15', { exact: false }).waitFor();
  });

  it('shows the columns that were chosen, the next time too', async () => {
    const { page, open } = ground();
    await open('/register');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Area' }).check();
    await page.getByRole('checkbox', { name: 'Updated' }).uncheck();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await open('/register');
    await page.getByRole('columnheader', { name: 'Area' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Updated' }).count()).toBe(0);
    await page.evaluate(() => localStorage.removeItem('pacta.register.columns'));
  });

  it('is used by keyboard alone', async () => {
    const { page, open } = ground();
    await open('/register?mine=true');
    await page.getByRole('link', { name: 'Clear all' }).focus();
    await page.keyboard.press('Enter');
    await found(ground(), '18 commitments');
    await page.getByRole('button', { name: 'More filters' }).press('Enter');
    await page.getByRole('combobox', { name: 'Priority' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('columnheader', { name: 'Updated' }).getByRole('button').press('Enter');
    await page.waitForURL(/sort=updated/);
    await rows(ground()).first().getByRole('link').first().press('Enter');
    await page.waitForURL(/\/commitments\//);
  });

  it('leads to a file of what fits', async () => {
    const { page, open } = ground();
    await open('/register?status=active&q=bus');
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await page.getByRole('menuitem', { name: /CSV/ }).getAttribute('href');
    expect(Object.fromEntries(new URL(file ?? '', page.url()).searchParams)).toEqual({
      ...{ format: 'csv', status: 'active', q: 'bus', language: 'en' },
    });
    await page.keyboard.press('Escape');
  });

  it.each([
    ['en', 'Register', 'Deadline'],
    ['ru', 'Реестр', 'Срок'],
    ['be', 'Рэестр', 'Тэрмін'],
  ] as const)('speaks %s, on a desk and as cards on a phone', async (language, heading, deadline) => {
    const { page, open, signIn, problems } = ground();
    await page.setViewportSize({ width: 1280, height: 900 });
    await signIn('manager', language);
    await open('/register');
    expect(await page.locator('h1').innerText()).toBe(heading);
    await page.getByRole('columnheader', { name: deadline }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await rows(ground()).first().locator('.line-label', { hasText: deadline }).waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await open('/register?q=qqqq&status=draft');
    await page.locator('.without-each a').first().waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });

  it('stays small in the page while 10,000 lines go by, and prints what is loaded', async () => {
    const { page, open, signIn, problems } = ground();
    await inDatabase(
      ground(),
      `DELETE FROM commitment_periods WHERE commitment_id IN (SELECT id FROM commitments WHERE number > 1000)`,
    );
    await inDatabase(ground(), `DELETE FROM commitments WHERE number > 1000`);
    await inDatabase(ground(), MANY, [10_000]);
    await signIn('registrar');
    await open('/register');
    await found(ground(), '10,015 commitments');
    const table = page.getByRole('table', { name: 'Commitments' });
    expect(await table.getAttribute('aria-rowcount')).toBe('10016');
    for (const reached of [99, 199, 299]) {
      await page.waitForFunction((least) => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        const last = document.querySelector(
          'tbody tr[data-index]:last-of-type, tbody tr[data-index]:nth-last-child(2)',
        );
        return Number(last?.getAttribute('aria-rowindex') ?? 0) > least;
      }, reached);
      expect(await rows(ground()).count()).toBeLessThan(60);
    }
    expect(await page.locator('*').count()).toBeLessThan(3_000);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    expect(await page.locator('.print-only').innerText()).toMatch(/^Printed: [\d,]+ of 10,015 commitments\.$/);
    // A page that was on its way when the print began may still come: the paper says of itself how many it has.
    await page.waitForFunction(() => {
      const printed = /: ([\d,]+) of/.exec(document.querySelector('.print-only')?.textContent ?? '')?.[1];
      return document.querySelectorAll('tbody tr[data-index]').length === Number(printed?.replace(',', ''));
    });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await overflow(page)).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
