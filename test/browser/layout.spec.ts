import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pacta } from '../end-to-end/processes.js';
import { accessibilityFaults, overflow } from './accessibility.js';
import { type BrowserGround, describeInBrowser, settled } from './browser-ground.js';
import { ask, dayIn } from './control-ground.js';

/** No way sideways, and nothing that axe finds. */
const isSound = async (page: Page) => expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);

/** Whether the whole of it is in the window. */
async function isInSight(page: Page, shown: Locator): Promise<boolean> {
  const box = (await shown.boundingBox())!;
  const { width, height } = page.viewportSize()!;
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

async function idOf({ page }: BrowserGround, list: string): Promise<string> {
  const { items } = await page.evaluate(
    async (path) => (await fetch(`/api/v1/${path}`)).json() as Promise<{ items: { id: string }[] }>,
    list,
  );
  return items[0].id;
}

/** Cells of the list on the screen that do not say what they are; a button or a link says it by itself. */
const unlabelled = (page: Page) =>
  page.locator('.list-table td:not([data-label])').evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const rest = cell.cloneNode(true) as HTMLElement;
        rest.querySelectorAll('button, a').forEach((one) => one.remove());
        return rest.textContent !== '';
      })
      .map((cell) => cell.textContent),
  );

/** A deputy and a checkpoint, of which the sample has none. */
async function fillLists({ page, database }: BrowserGround): Promise<void> {
  const { items } = await ask<{ items: { id: string }[] }>(page, '/persons?limit=2');
  const [absentId, deputyId] = items.map(({ id }) => id);
  const { iso: day } = dayIn(0);
  await ask(page, '/deputyships', { body: { absentId, deputyId, startsOn: day, endsOn: day }, version: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'pacta-proof-'));
  try {
    await pacta(['checkpoint'], { DATABASE_URL: database, PACTA_DATA_DIR: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeInBrowser('what stands on a screen', (ground) => {
  it('does not change with the screens that were seen before', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('auditor');
    await page.setViewportSize({ width: 1280, height: 900 });
    await open('/measures');
    await page.getByRole('link', { name: 'Register', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Register', exact: true }).waitFor();
    await settled(page);
    const fields = page.locator('.filters').locator('input, button').filter({ visible: true });
    expect(await fields.count()).toBeGreaterThan(6);
    const overlaps = await fields.evaluateAll((all) => {
      const boxes = all.map((one) => one.closest('.mantine-Input-wrapper, .mantine-Checkbox-root, button') ?? one);
      const apart = [...new Set(boxes)].map((one) => one.getBoundingClientRect());
      return apart.flatMap((one, index) =>
        apart
          .slice(index + 1)
          .filter((other) => one.left < other.right && other.left < one.right)
          .filter((other) => one.top < other.bottom && other.top < one.bottom),
      ).length;
    });
    expect(overlaps).toBe(0);
    expect(problems).toEqual([]);
  });

  it('has the filters of the register behind one button on a phone, which tells how many are on', async () => {
    const { page, open, signIn } = ground();
    await signIn('controller');
    await page.setViewportSize({ width: 320, height: 700 });
    await open('/register');
    const overdue = page.getByRole('checkbox', { name: 'Overdue' });
    expect(await overdue.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filters', exact: true }).press('Enter');
    await overdue.check();
    await page.getByRole('button', { name: 'Filters, 1 set' }).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Filters, 1 set' }).click();
    expect(await overdue.isVisible()).toBe(false);
    await page.getByRole('searchbox').waitFor();
  });

  it('has accounts as cards on a phone, with all that is said of each', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 2400 });
      await open('/accounts');
      const change = page.getByRole('button', { name: /^Change the account/ });
      expect(await isInSight(page, change.first())).toBe(true);
      const hidden = await page
        .getByRole('region', { name: 'Accounts' })
        .evaluate((region) => region.scrollWidth - region.clientWidth);
      expect(hidden).toBe(0);
      await isSound(page);
    }
  });

  it('says in every cell of a list on a phone what it is', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator');
    await fillLists(ground());
    await page.setViewportSize({ width: 320, height: 900 });
    for (const path of ['/accounts', '/deputyships', '/history', '/areas', '/persons']) {
      await open(path);
      await page.locator('.list-table td').first().waitFor();
      expect({ path, unlabelled: await unlabelled(page) }).toEqual({ path, unlabelled: [] });
      await isSound(page);
    }
    expect(problems).toEqual([]);
  });

  it('says of an address that leads nowhere where to go instead', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar');
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const path of ['/commitments/xyz', '/meetings/abc/brief', '/nowhere']) {
      await open(path);
      await page.getByRole('heading', { name: 'This address leads nowhere, or not for you' }).waitFor();
      expect(await page.getByRole('main').getByRole('link', { name: 'Register' }).count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    // What a page could not be shown for is told to the console too.
    expect(problems.splice(0).filter((words) => !/: 422 invalid/.test(words))).toEqual([]);
    // A day that does not exist is no moment: the page is that of today.
    await open(`/commitments/${await idOf(ground(), 'commitments?q=fleet')}?asOf=2026-02-31`);
    await page.locator('#reports').waitFor();
    expect(await page.locator('.as-of-banner').count()).toBe(0);
  });

  it('folds a report of many pages, and is not driven off by it in a dialog', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer');
    await page.setViewportSize({ width: 1280, height: 900 });
    const id = await idOf(ground(), 'commitments?q=fleet');
    await open(`/commitments/${id}?do=report`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was done').fill('It was done, and this as well. '.repeat(300));
    const send = dialog.getByRole('button', { name: 'Send the final report' });
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      for (const place of [0, 99_999]) {
        await page.locator('.mantine-Modal-content').evaluate((box, top) => (box.scrollTop = top), place);
        expect(await isInSight(page, dialog.getByRole('heading').first())).toBe(true);
        expect(await isInSight(page, send)).toBe(true);
      }
      await page.locator('.mantine-Modal-content').evaluate((box) => (box.scrollTop = 0));
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(`/commitments/${id}`);
    const more = page.locator('#reports').getByRole('button', { name: 'Show all of it' });
    const text = page.locator('#reports .long-text');
    await more.waitFor();
    const height = () => text.evaluate((one) => one.clientHeight);
    const folded = await height();
    expect(folded).toBeLessThan(400);
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(2 * folded);
    await page.emulateMedia({ media: 'screen' });
    await more.click();
    expect(await height()).toBeGreaterThan(2 * folded);
    await page.locator('#reports').getByRole('button', { name: 'Show less' }).click();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await isSound(page);
    }
    expect(problems).toEqual([]);
  });

  it('keeps what can be done with a sentence, and the words that a form is filled from, in the window', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar');
    const path = `/documents/${await idOf(ground(), `meetings/${await idOf(ground(), 'meetings')}/documents`)}`;
    await page.setViewportSize({ width: 360, height: 740 });
    await open(path);
    const pick = (number: number) => page.getByRole('button', { name: new RegExp(`^Pick.*sentence ${number}$`) });
    const enter = page.locator('.picked-bar').getByRole('button', { name: 'Enter a commitment' });
    await pick(12).click();
    expect(await isInSight(page, enter)).toBe(true);
    await isSound(page);
    await page.setViewportSize({ width: 1280, height: 600 });
    await open(path);
    await pick(4).click();
    await enter.click();
    await page.getByRole('heading', { name: 'A new commitment' }).waitFor();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const beside = page.getByRole('region', { name: 'Text' });
    const { y, height } = (await beside.boundingBox())!;
    expect(y).toBeLessThan(300);
    expect(y + height).toBeGreaterThan(300);
    await isSound(page);
    expect(problems).toEqual([]);
  });
});
