import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';

interface Cell {
  count: number;
  commitments: number;
}
interface Rate {
  value: number | null;
  over: number;
}
interface Numbers {
  periods: Cell;
  timeliness: {
    current: Record<'inTime' | 'late' | 'overdue' | 'running', Cell> & { onTime: Rate };
    original: { onTime: Rate; inTime: Cell };
    undated: Cell;
  };
  kept: Record<'byUs' | 'byThem', { rate: Rate; kept: Cell }>;
  onControl: Record<'overdue' | 'atRisk', Cell>;
  waitingReports: Cell;
}
interface Table {
  whole: { measures: Numbers };
  groups: { measures: Numbers }[];
}

/** An answer of the API, asked for with the session of the page. */
const ask = <Answer>(page: Page, path: string): Promise<Answer> =>
  page.evaluate(async (asked) => (await fetch(`/api/v1${asked}`)).json() as Promise<never>, path);

interface Act {
  path: string;
  body: object;
  version: number;
}
const act = <Answer>(page: Page, { path, body, version }: Act): Promise<Answer> =>
  page.evaluate(
    async ({ path: to, text, ifMatch }) => {
      const headers = { 'content-type': 'application/json', 'if-match': ifMatch };
      const answer = await fetch(`/api/v1${to}`, { method: 'POST', headers, body: text });
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`);
      return answer.json() as Promise<never>;
    },
    { path, text: JSON.stringify(body), ifMatch: `"${version}"` },
  );

const cell = ({ count, commitments }: Cell) =>
  count === commitments ? String(count) : `${count} in ${commitments} commitment${commitments === 1 ? '' : 's'}`;
const rate = ({ value, over }: Rate, part: Cell) =>
  value === null ? '–' : `${Math.round(value * 100)}% ${part.count} of ${over}`;

/** A row of the table as the API's numbers make it. */
function expected({ periods, timeliness: { current, original, undated }, kept, onControl, waitingReports }: Numbers) {
  return [
    ...[periods, current.inTime, current.late, current.overdue, current.running, undated].map(cell),
    rate(current.onTime, current.inTime),
    rate(original.onTime, original.inTime),
    rate(kept.byUs.rate, kept.byUs.kept),
    rate(kept.byThem.rate, kept.byThem.kept),
    ...[onControl.overdue, onControl.atRisk, waitingReports].map(cell),
  ];
}

const shown = (page: Page): Promise<string[][]> =>
  page
    .locator('table.groups tbody tr, table.groups tfoot tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((one) => one.innerText.replace(/\s+/g, ' ').trim())),
    );

/** Every number that leads somewhere: what it says, and how many commitments that is. */
const links = (page: Page): Promise<{ query: string; commitments: number }[]> =>
  page.locator('main a.number').evaluateAll((all) =>
    all.map((link) => {
      const note = link.parentElement?.querySelector('small.in-commitments')?.textContent ?? '';
      const commitments = Number(/\d+/.exec(note)?.[0] ?? link.textContent);
      return { query: (link as HTMLAnchorElement).href.split('?')[1] ?? '', commitments };
    }),
  );

/** How many commitments are in the list behind each of them. */
const lengths = (page: Page, found: { query: string }[]): Promise<{ query: string; commitments: number }[]> =>
  page.evaluate(
    (queries) =>
      Promise.all(
        queries.map(async (query) => {
          const { count } = (await (await fetch(`/api/v1/commitments/count?${query}`)).json()) as { count: number };
          return { query, commitments: count };
        }),
      ),
    found.map(({ query }) => query),
  );

jest.setTimeout(180_000);

describeInBrowser('measures', (ground) => {
  it('come with something kept, something waiting, something moved', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const { items } = await ask<{ items: { id: string; version: number }[] }>(
      page,
      '/commitments?mine=true&status=active',
    );
    const [first] = items;
    await act(page, {
      path: `/commitments/${first.id}/reports`,
      body: { kind: 'final', text: 'Done.' },
      version: first.version,
    });
    expect(await ask(page, `/commitments/${first.id}`)).toMatchObject({ status: 'reported' });
  });

  it.each(['body', 'post', 'area', 'side', 'meeting', 'counterpart', 'month'])(
    'by %s are those of the API, and each number opens a list of so many',
    async (groupBy) => {
      const { page, open, signIn } = ground();
      if (groupBy === 'body') await signIn('auditor');
      await open(`/measures?groupBy=${groupBy}`);
      await page.locator('table.groups tfoot').waitFor();
      const table = await ask<Table>(page, `/measures?groupBy=${groupBy}`);
      expect(await shown(page)).toEqual([...table.groups, table.whole].map(({ measures }) => expected(measures)));
      const found = await links(page);
      expect(found.length).toBeGreaterThan(8);
      expect(await lengths(page, found)).toEqual(found);
    },
  );

  it('are narrowed by filters that stand in the address', async () => {
    const { page, open, signIn, url } = ground();
    await signIn('auditor');
    await open('/measures');
    await page.getByRole('combobox', { name: 'Side', exact: true }).click();
    await page.getByRole('option', { name: 'Joint' }).click();
    await page.waitForURL(`${url}/measures?side=joint`);
    const { whole } = await ask<Table>(page, '/measures?side=joint');
    const { commitments } = whole.measures.periods;
    await page.getByText(new RegExp(`^${commitments} commitments? counted`)).waitFor();
    await page.getByRole('link', { name: 'By area' }).press('Enter');
    await page.waitForURL(/groupBy=area/);
    expect(page.url()).toContain('side=joint');
    await page.getByRole('button', { name: 'Take the filters away' }).click();
    await page.waitForURL(`${url}/measures?groupBy=area`);
    await open('/measures?dueFrom=nonsense');
    await page.getByRole('alert').waitFor();
    await open('/measures?dueFrom=2090-01-01');
    await page.getByText('Nothing to measure here yet').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('go from each grouping to the next on the page', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('auditor');
    await open('/measures?groupBy=side');
    for (const [link, column] of [
      ['By month', 'Month of the original deadline'],
      ['By side', 'Side'],
      ['By area', 'Area'],
      ['By month', 'Month of the original deadline'],
    ] as const) {
      await page.getByRole('link', { name: link }).click();
      await page.getByRole('columnheader', { name: column, exact: true }).waitFor();
    }
    expect(problems.splice(0)).toEqual([]);
  });

  it('are asked for and drawn once for a choice', async () => {
    const { page, open, signIn } = ground();
    await signIn('auditor');
    await open('/measures?groupBy=side');
    await page.locator('table.groups tfoot').waitFor();
    const written = await page.evaluateHandle(() => {
      const format = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format')!;
      const numbers = { count: 0 };
      Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
        ...format,
        get(this: Intl.NumberFormat) {
          numbers.count += 1;
          return format.get!.call(this) as Intl.NumberFormat['format'];
        },
      });
      return numbers;
    });
    const asked: string[] = [];
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/measures?*', async (route) => {
      asked.push(route.request().url());
      await held;
      await route.continue();
    });
    await page.getByRole('link', { name: 'By month' }).click();
    await page.locator('[aria-busy=true] table.groups').waitFor();
    const before = await written.evaluate(({ count }) => count);
    answer();
    await page.getByRole('columnheader', { name: 'Month of the original deadline' }).waitFor();
    const after = await written.evaluate(({ count }) => count);
    // The head of the page says over how many commitments it all is.
    expect(before).toBeLessThanOrEqual(1);
    expect(after).toBeGreaterThan(10);
    expect(asked).toHaveLength(1);
    await page.unroute('**/api/v1/measures?*');
  });

  it('are as of a date, lists and all', async () => {
    const { page, open, signIn } = ground();
    await signIn('auditor');
    const today = Temporal.Now.plainDateISO('Europe/Minsk').toString();
    await open(`/measures?asOf=${today}`);
    await page.locator('table.groups tfoot').waitFor();
    const queries = (await links(page)).map(({ query }) => query);
    for (const query of queries) expect(query).toContain(`asOf=${today}`);
  });

  it('print as one table that is not cut off', async () => {
    const { page, open, signIn } = ground();
    await signIn('auditor');
    await open('/measures');
    await page.locator('table.groups tfoot').waitFor();
    await page.emulateMedia({ media: 'print' });
    // A4 upright, less its margins, at 96 points an inch.
    await page.setViewportSize({ width: 718, height: 1000 });
    const width = await page.locator('table.groups').evaluate((table) => table.getBoundingClientRect().right);
    expect(width).toBeLessThanOrEqual(718);
    expect(await page.getByRole('search').isVisible()).toBe(false);
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('compare two dates: each count opens as many commitments', async () => {
    const { page, open, signIn } = ground();
    await signIn('auditor');
    await open('/comparison');
    await page.locator('table.changes').waitFor();
    const { counts } = await ask<{ counts: Record<string, number> }>(page, '/comparison?from=2020-01-01');
    expect(counts['new']).toBeGreaterThan(3);
    const link = page.getByRole('link', { name: `${counts['new']} New` });
    await link.press('Enter');
    await page.getByRole('heading', { name: 'New', exact: true }).waitFor();
    expect(await page.locator('table.changes tbody tr').count()).toBe(counts['new']);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('table.changes tbody a').first().click();
    await page.waitForURL(/\/commitments\//);
  });

  it.each([
    ['en', 'Measures', 'What has changed'],
    ['ru', 'Показатели', 'Что изменилось'],
    ['be', 'Паказчыкі', 'Што змянілася'],
  ] as const)('speak %s, and fit a phone', async (language, title, changed) => {
    const { page, open, signIn, problems } = ground();
    await signIn('controller', language);
    await open('/measures?groupBy=month');
    await page.locator('table.groups tfoot').waitFor();
    expect(await page.locator('h1').innerText()).toBe(title);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await open('/comparison');
    expect(await page.locator('h1').innerText()).toBe(changed);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
