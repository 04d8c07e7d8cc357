import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pacta } from '../end-to-end/processes.js';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';
import { ask, dialogOf } from './control-ground.js';

interface Regime {
  urgencies: Record<string, number>;
  defaultMonths: number;
  recurringDay: number;
  days: string;
  roll: string;
  standing: object;
  version: number;
}
interface Area {
  code: string;
  name: { en: string; ru: string | null; be: string | null };
  version: number;
}

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
const regimeOf = (page: Page) => ask<Regime>(page, '/regimes/cis');

/** Nothing that axe finds, nor anything wider than a phone. */
async function looksWell(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 860 });
}

describeInBrowser('areas, rules for deadlines, the proof of the history, who may read a document', (ground) => {
  it('an area is added, renamed over what somebody else called it, and leads to its commitments', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator');
    await open('/areas');
    const administration = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Administration' });
    expect(await administration.getAttribute('aria-current')).toBe('page');
    await page.getByRole('button', { name: 'Add an area' }).press('Enter');
    await dialogOf(page).getByRole('button', { name: 'Add the area' }).press('Enter');
    await dialogOf(page).getByText('Say what the area is called').waitFor();
    await dialogOf(page).getByLabel('Name in English').fill('Space and satellites');
    await dialogOf(page).getByLabel('Name in Russian').fill('Космос и спутники');
    expect(await dialogOf(page).getByLabel('Code').inputValue()).toBe('space-and-satellites');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Add the area' }).press('Enter');
    await said(page, 'Space and satellites is in the register.');
    await looksWell(page);

    await page.getByRole('button', { name: 'Rename the area: Space and satellites' }).press('Enter');
    await dialogOf(page).getByLabel('Name in English').fill('Space');
    const body = { name: { be: 'Космас' } };
    await ask(page, '/areas/space-and-satellites', { body, version: 1, method: 'PATCH' });
    await dialogOf(page).getByRole('button', { name: 'Save the name' }).press('Enter');
    await dialogOf(page).getByText('Somebody has changed it while you were writing').waitFor();
    await dialogOf(page).getByText('Космас').first().waitFor();
    await dialogOf(page).getByRole('button', { name: /mine/i }).press('Enter');
    await said(page, 'The area is called Space from now on.');
    const { name } = await ask<Area>(page, '/areas/space-and-satellites');
    expect(name).toEqual({ en: 'Space', ru: 'Космос и спутники', be: 'Космас' });

    await page.getByRole('link', { name: 'In the register: Transport' }).press('Enter');
    await page.getByRole('heading', { name: 'Register', exact: true }).waitFor();
    await page.getByRole('row', { name: 'Joint specification' }).waitFor();
    expect(new URL(page.url()).searchParams.get('areaCode')).toBe('transport');
    expect(problems).toEqual([]);
  });

  it('what was done is said, though the connection is gone before the screen could be read again', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator');
    await open('/areas');
    await page.getByRole('button', { name: 'Rename the area: Health' }).press('Enter');
    await dialogOf(page).getByLabel('Name in English').fill('Health care');
    // Asked, and never answered.
    await page.route('**/api/v1/areas', () => undefined);
    await dialogOf(page).getByRole('button', { name: 'Save the name' }).press('Enter');
    await said(page, 'The area is called Health care from now on.');
    await dialogOf(page).waitFor({ state: 'detached' });
    await page.unroute('**/api/v1/areas');
    expect(problems).toEqual([]);
  });

  it('the rules for deadlines are changed, with what somebody else changed in them left as it is', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator');
    await open('/regimes');
    const before = await regimeOf(page);
    await looksWell(page);
    await page.getByRole('button', { name: 'Change the rules: Deadlines in calendar days' }).press('Enter');
    const promptly = dialogOf(page).getByLabel('Promptly, in days');
    const standing = dialogOf(page).getByRole('group', { name: 'A standing commitment is reported by' });
    await standing.getByLabel('Day of the month').waitFor();
    await standing.getByLabel('Month of the next year').waitFor();
    await promptly.fill('400');
    await dialogOf(page).getByRole('button', { name: 'Save the rules' }).press('Enter');
    await dialogOf(page).getByText('A whole number from 1 to 365').waitFor();
    expect(await promptly.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await promptly.fill('14');

    const { version, days, roll, urgencies, recurringDay } = before;
    const rules = { days, roll, urgencies, defaultMonths: 2, recurringDay, standing: before.standing };
    await ask(page, '/regimes/cis', { body: { rules }, version, method: 'PATCH' });
    await dialogOf(page).getByRole('button', { name: 'Save the rules' }).press('Enter');
    await dialogOf(page).getByText('Months after signing: 2').waitFor();
    await dialogOf(page).getByRole('button', { name: /mine/i }).press('Enter');
    await said(page, 'The rules are saved.');
    await page.getByText('Days after signing: 14').waitFor();
    expect(await regimeOf(page)).toMatchObject({
      ...{ urgencies: { ...urgencies, promptly: 14 }, defaultMonths: 2, recurringDay, version: version + 2 },
    });
    expect(problems).toEqual([]);
  });

  it('an auditor asks for a checkpoint, sees it once a worker has signed it, and takes the whole history along', async () => {
    const { page, open, signIn, problems, database } = ground();
    const folder = mkdtempSync(join(tmpdir(), 'pacta-proof-'));
    try {
      await signIn('auditor');
      await page.getByRole('link', { name: 'History', exact: true }).press('Enter');
      await page.getByRole('heading', { name: 'History and its proof' }).waitFor();
      await page.getByText('There is no checkpoint yet.').waitFor();
      await page.getByRole('button', { name: 'Ask for a checkpoint now' }).press('Enter');
      await pacta(['checkpoint'], { DATABASE_URL: database, PACTA_DATA_DIR: folder });
      await said(page, 'Checkpoint 1 is signed.');
      await page.getByText('Show the note of checkpoint 1').click();
      await page.getByText(/^pacta\.history\//).waitFor();
      await looksWell(page);

      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Export the whole history' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('history.ndjson');
      await open('/areas');
      expect(await page.getByRole('button', { name: 'Add an area' }).count()).toBe(0);
      expect(problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([
    ['officer', ['An auditor or an administrator asks for a checkpoint', 'An auditor exports the whole history.']],
    ['administrator', ['Ask for a checkpoint, so that', 'An auditor exports the whole history.']],
    ['auditor', ['Ask for a checkpoint, so that', 'Export the whole history.']],
  ] as const)('the history offers the %s what they may do', async (who, steps) => {
    const { page, open, signIn } = ground();
    await signIn(who);
    await open('/history');
    for (const step of steps) await page.getByRole('listitem').filter({ hasText: step }).waitFor();
    const asking = page.getByRole('button', { name: 'Ask for a checkpoint now' });
    expect(await asking.count()).toBe(who === 'officer' ? 0 : 1);
    const exporting = page.getByRole('link', { name: 'Export the whole history' });
    expect(await exporting.count()).toBe(who === 'auditor' ? 1 : 0);
    await looksWell(page);
  });

  it('a registrar closes a document, and cannot open it further than its commitments are', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar');
    const { items } = await ask<{ items: { id: string }[] }>(page, '/meetings');
    const documents = await ask<{ items: { id: string }[] }>(page, `/meetings/${items[0]?.id}/documents`);
    await open(`/documents/${documents.items[0]?.id}`);
    await page.getByRole('button', { name: 'Who may read it' }).press('Enter');
    await dialogOf(page).getByLabel('For official use').check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Save who may read it' }).press('Enter');
    await said(page, 'The document is now: For official use.');
    await looksWell(page);

    const commitments = await ask<{ items: { id: string; version: number }[] }>(page, '/commitments?limit=1');
    const [{ id, version } = { id: '', version: 0 }] = commitments.items;
    await ask(page, `/commitments/${id}`, { body: { classification: 'official' }, version, method: 'PATCH' });
    await page.getByRole('button', { name: 'Who may read it' }).press('Enter');
    await dialogOf(page).getByLabel('Public').check();
    await dialogOf(page).getByRole('button', { name: 'Save who may read it' }).press('Enter');
    await dialogOf(page).getByText('it cannot be more open than they are').waitFor();
    expect(problems).toEqual([]);
  });
});
