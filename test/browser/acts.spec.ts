import { eventually } from '../end-to-end/processes.js';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';
import { ask, commitmentOf, dayIn, dialogOf, type Read, said } from './control-ground.js';

interface Whole extends Read {
  title: string;
  priority: string;
  counterpartStatus: string;
  observers: { name: string }[];
  coExecutors: { title: string }[];
  parts: { number: number; completedAt: string | null }[];
}
interface Meeting {
  id: string;
  title: string;
  place: string;
  nextMeetingOn: string | null;
  version: number;
  participants: unknown[];
}

describeInBrowser('acts on a commitment and on a meeting', (ground) => {
  afterEach(() => expect(ground().problems.splice(0)).toEqual([]));

  const faults = () => accessibilityFaults(ground().page);
  const read = (id: string) => ask<Whole>(ground().page, `/commitments/${id}`);
  const open = async (number: string, kind?: string) => {
    const { page, open: go } = ground();
    const { id } = await commitmentOf(page, number);
    await go(`/commitments/${id}${kind === undefined ? '' : `?do=${kind}`}`);
    if (kind !== undefined) await dialogOf(page).locator('button[type=submit]').waitFor();
    return id;
  };
  /** Somebody else changes it, while a form is open on it. */
  const changeMeanwhile = async (path: string, body: object) => {
    const { version } = await ask<{ version: number }>(ground().page, path);
    await ask(ground().page, path, { method: 'PATCH', version, body });
  };

  it('a registrar edits what was entered, and takes back nothing that others have changed beside it', async () => {
    const { page, signIn } = ground();
    await signIn('registrar');
    const id = await open('04');
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = dialogOf(page);
    await dialog.getByText('Nothing is changed yet').waitFor();
    await dialog.getByText('On control the deadline stands').waitFor();
    const title = dialog.getByLabel('Title');
    await title.fill('Logistics and sites');
    await dialog.getByText('1 field changes').waitFor();
    await page.keyboard.press('Escape');
    await changeMeanwhile(`/commitments/${id}`, { priority: 'high' });

    // What was typed is found again; what was not touched is as it is now.
    await open('04', 'edit');
    await dialog.getByText('has been kept').waitFor();
    expect(await title.inputValue()).toBe('Logistics and sites');
    expect(await dialog.getByLabel('Priority').inputValue()).toBe('high');
    await dialog.getByLabel('Another observer').fill('Kavylnaya');
    await page.getByRole('option', { name: /Kavylnaya/ }).click();
    await dialog.getByLabel('Observer 1').waitFor();
    await changeMeanwhile(`/commitments/${id}`, { verifiable: false });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Somebody has changed it while you were writing').waitFor();
    await dialog.getByRole('rowheader', { name: 'Can be verified' }).waitFor();
    expect(await title.inputValue()).toBe('Logistics and sites');
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Send mine anyway' }).click();
    expect(await said(page)).toMatch(/is changed/);
    await page.reload();
    await page.getByRole('heading', { name: 'Logistics and sites' }).waitFor();
    expect(await read(id)).toMatchObject({
      priority: 'high',
      verifiable: false,
      observers: [{ name: 'Надзея Кавыльная' }],
    });
  });

  it('what the API refuses stands at its field', async () => {
    const { page } = ground();
    await open('04', 'edit');
    const dialog = dialogOf(page);
    const field = (label: string) => dialog.getByLabel(label, { exact: true }).and(page.locator('input'));
    // A moment after the form its fields have the names of who is chosen.
    const nameIn = (label: string) => eventually(20, async () => (await field(label).inputValue()) || null);
    const [lead, before] = [await nameIn('Lead'), await nameIn('Controller')];
    const controller = field('Controller');
    await controller.fill(lead);
    await page.getByRole('option', { name: lead }).first().click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Never the lead').waitFor();
    expect(await controller.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    await open('04', 'edit');
    expect(await nameIn('Controller')).toBe(lead);
    await page.route(/\/api\/v1\/posts/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.fallback();
    });
    await dialog.getByRole('button', { name: 'Discard it' }).click();
    await dialog.getByText('Nothing is changed yet').waitFor();
    // Until the name of who is chosen has come, no other name stands there.
    expect(await nameIn('Controller')).toBe(before);
    await page.unroute(/\/api\/v1\/posts/);
  });

  it('a part is done, beside its words', async () => {
    const { page } = ground();
    const id = await open('04');
    await page.getByRole('button', { name: 'Done: part 2' }).click();
    const dialog = dialogOf(page);
    await dialog.getByText('the other parts are still to be done').waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Say that it is done' }).click();
    expect(await said(page)).toBe('Part 2 is done.');
    await page.reload();
    await page.getByText('1 of 2 complete').waitFor();
    await page.getByRole('button', { name: 'Done: part 1' }).waitFor();
    expect(await page.getByRole('button', { name: 'Done: part 2' }).count()).toBe(0);
    expect((await read(id)).parts.map(({ completedAt }) => completedAt !== null)).toEqual([false, true]);
  });

  it('where the other side stands is noted, and what reminders say has local dates', async () => {
    const { page } = ground();
    const id = await open('04', 'move_counterpart');
    const dialog = dialogOf(page);
    await dialog.getByRole('button', { name: 'Note it' }).click();
    await dialog.getByText('Say where it stands now').waitFor();
    await dialog.getByLabel('Reported').check();
    await dialog.getByLabel('How it has become known').fill('By their letter.');
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Note it' }).click();
    await said(page);
    expect(await read(id)).toMatchObject({ counterpartStatus: 'reported' });
    const reminders = page.getByRole('region', { name: 'Reminders', exact: true });
    await reminders.getByRole('row').nth(1).waitFor();
    expect(await reminders.innerText()).not.toMatch(/UTC|\dT\d\d:/);
  });

  it('the controller moves a deadline unasked; a registrar says whose decision it is', async () => {
    const { page, signIn } = ground();
    const later = dayIn(70);
    await open('04', 'extend_by_decision');
    await dialogOf(page).getByRole('radiogroup', { name: 'Whose decision it is' }).getByRole('radio').nth(1).waitFor();
    await signIn('controller');
    const id = await open('04', 'extend_by_decision');
    const dialog = dialogOf(page);
    await dialog.getByText('It is entered as the decision of').waitFor();
    await dialog.getByLabel('New deadline').fill(later.typed);
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Why the deadline moves').fill('The sites froze.');
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Move the deadline' }).click();
    expect(await said(page)).toMatch(/^The deadline is /);
    expect(await read(id)).toMatchObject({
      ...{ currentDeadline: later.iso, extensions: [{ state: 'granted', origin: 'decision' }] },
    });
  });

  it('a meeting is edited on its page, and both versions stand beside each other where two edit it', async () => {
    const { page, signIn, open: go } = ground();
    await signIn('controller');
    const [meeting] = (await ask<{ items: Meeting[] }>(page, '/meetings')).items as [Meeting];
    await go(`/meetings/${meeting.id}`);
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    await signIn('registrar');
    await go(`/meetings/${meeting.id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel('Place').fill('Minsk, Palace of Independence');
    await dialog.getByLabel('Next meeting').fill('');
    await changeMeanwhile(`/meetings/${meeting.id}`, { title: 'Working meeting with the Governor' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('cell', { name: 'Working meeting with the Governor', exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Send mine anyway' }).click();
    await page.getByText('The meeting is changed.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Working meeting with the Governor' }).waitFor();
    await page.getByText('Minsk, Palace of Independence').waitFor();
    const after = await ask<Meeting>(page, `/meetings/${meeting.id}`);
    expect(after.participants).toEqual(meeting.participants);
  });

  it.each(['ru', 'be'] as const)('each speaks %s, on a narrow window as well', async (language) => {
    const { page, signIn, open: go } = ground();
    await signIn('registrar', language);
    for (const kind of ['edit', 'move_counterpart', 'extend_by_decision']) {
      await open('05', kind);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await dialogOf(page).innerText()).not.toMatch(/\b(Save|Close|Deadline|Another|Rules|Note)\b/);
        expect([kind, await overflow(page), await faults()]).toEqual([kind, 0, []]);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    const [{ id }] = (await ask<{ items: Meeting[] }>(page, '/meetings')).items as [Meeting];
    await page.setViewportSize({ width: 320, height: 800 });
    await open('05');
    expect([await overflow(page), await faults()]).toEqual([0, []]);
    await go(`/meetings/${id}`);
    await page.getByRole('button', { name: language === 'ru' ? 'Изменить' : 'Змяніць' }).click();
    await settled(page);
    await dialogOf(page).locator('button[type=submit]').waitFor();
    expect([await overflow(page), await faults()]).toEqual([0, []]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
