import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';
import { ask, commitmentOf, dayIn, dialogOf, type Read, said } from './control-ground.js';

describeInBrowser('reporting, extending and deciding', (ground) => {
  afterEach(() => ground().page.context().setOffline(false));

  const open = async (number: string, kind: string) => {
    const { page, open: go } = ground();
    const commitment = await commitmentOf(page, number);
    await go(`/commitments/${commitment.id}?do=${kind}`);
    await dialogOf(page).locator('button[type=submit]').waitFor();
    return commitment;
  };
  const read = (id: string) => ask<Read>(ground().page, `/commitments/${id}`);
  const faults = () => accessibilityFaults(ground().page);

  it('an officer who comes from a mail reports with a sentence and evidence', async () => {
    const { page, signIn, problems } = ground();
    await signIn('officer');
    const { id } = await open('01', 'report');
    const dialog = dialogOf(page);
    await dialog.getByText('is asked to accept it').waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the final report' }).click();
    await dialog.getByText('Say what was done').waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByLabel('What was done').fill('The specification is agreed and signed.');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'protocol.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
    });
    await dialog.getByText('protocol.pdf').waitFor();
    await dialog.getByRole('button', { name: 'Add a link' }).click();
    await dialog.getByLabel('Address of the page').fill('https://example.org/specification');
    await dialog.getByLabel('What it shows').fill('The text');
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the final report' }).click();
    expect(await said(page)).toMatch(/waits to be accepted/);
    expect(new URL(page.url()).search).toBe('');
    // As long as it waits, a report is not what is asked of its lead; another one is added to it.
    await page.locator('button[data-variant=default]', { hasText: /^Report$/ }).click();
    await dialog.getByText(/^The final report of .* waits for its decision; this is added to it\.$/).waitFor();
    await dialog.getByText('While it waits, no reminders').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const [report] = (await read(id)).reports;
    expect(report).toMatchObject({ kind: 'final', text: 'The specification is agreed and signed.' });
    expect(report?.evidence.map(({ title, url }) => [title, url])).toEqual([
      ['protocol.pdf', null],
      ['The text', 'https://example.org/specification'],
    ]);
    expect(problems).toEqual([]);
  });

  it('the controller returns it with a reason and a new term, which is typed', async () => {
    const { page, signIn } = ground();
    await signIn('controller');
    const { id } = await open('01', 'decide_report');
    const dialog = dialogOf(page);
    await dialog.getByText('The specification is agreed and signed.').waitFor();
    await dialog.getByLabel('Return for more work').check();
    await dialog.getByRole('button', { name: 'Return' }).click();
    await dialog.getByText('Say what is missing').waitFor();
    await dialog.getByLabel('What is missing').fill('The prices are missing.');
    const term = dayIn(40);
    await dialog.getByLabel('New term').fill(term.typed);
    await page.keyboard.press('Tab');
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Return', exact: true }).click();
    expect(await said(page)).toMatch(/returned/);
    const after = await read(id);
    expect(after).toMatchObject({ status: 'active', currentDeadline: term.iso });
    expect(after.reports[0]?.decision).toMatchObject({ outcome: 'return', reason: 'The prices are missing.' });
  });

  it('an officer asks for an extension by keyboard alone, and the controller grants it', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const commitment = await commitmentOf(page, '05');
    await ground().open(`/commitments/${commitment.id}`);
    await page.getByRole('button', { name: 'Ask for an extension' }).focus();
    await page.keyboard.press('Enter');
    const dialog = dialogOf(page);
    await dialog.getByText('It has not been moved yet').waitFor();
    const later = dayIn(60);
    await dialog.getByLabel('New deadline').focus();
    await page.keyboard.type(later.typed);
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Why it takes longer').focus();
    await page.keyboard.type('The supplier is late.');
    expect(await faults()).toEqual([]);
    for (let tabs = 0; tabs < 5; tabs += 1) {
      if (await dialog.getByRole('button', { name: 'Ask for it' }).evaluate((node) => node === document.activeElement))
        break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    expect(await said(page)).toMatch(/request is sent/);
    expect((await read(commitment.id)).extensions).toMatchObject([{ to: later.iso, state: 'requested' }]);

    await signIn('controller');
    await open('05', 'decide_extension');
    await dialog.getByText('The supplier is late.').waitFor();
    await dialog.getByLabel('Grant').check();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Grant' }).click();
    expect(await said(page)).toMatch(/granted/);
    expect(await read(commitment.id)).toMatchObject({ currentDeadline: later.iso, extensions: [{ state: 'granted' }] });
  });

  it('what is typed survives a reload, can be thrown away, and goes when its writer signs out', async () => {
    const { page, url, signIn } = ground();
    await signIn('officer');
    await open('05', 'report');
    const text = dialogOf(page).getByLabel('What was done');
    await text.fill('Half of it is built.');
    await page.reload();
    await dialogOf(page).getByText('has been kept').waitFor();
    expect(await text.inputValue()).toBe('Half of it is built.');
    expect(await faults()).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Discard it' }).click();
    expect(await text.inputValue()).toBe('');
    await text.fill('A third of it is built.');
    await page.keyboard.press('Escape');
    await page.locator('.account').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(`${url}/sign-in`);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('pacta.draft')))).toEqual(
      [],
    );
  });

  it('a lost connection loses nothing, and what arrived unheard is not done twice', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const { id, reports } = await open('05', 'report');
    const dialog = dialogOf(page);
    await dialog.getByLabel('Not yet').check();
    await dialog.getByLabel('What was done').fill('Two thirds are built.');
    await page.context().setOffline(true);
    await dialog.getByText('Write on').waitFor();
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('nothing is done twice').waitFor();
    expect(await dialog.getByText('No connection').count()).toBe(1);
    expect(await faults()).toEqual([]);
    expect(await dialog.getByLabel('What was done').inputValue()).toBe('Two thirds are built.');
    await page.context().setOffline(false);
    // The request arrives and is done; its answer is lost on the way back.
    await page.route('**/reports', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('nothing is done twice').waitFor();
    await page.unroute('**/reports');
    await page.reload();
    await dialog.getByText('has been kept').waitFor();
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    expect(await said(page)).toMatch(/report is sent/);
    expect((await read(id)).reports).toHaveLength(reports.length + 1);
  });

  it('somebody else’s change in between is shown beside what was there, and mine can be sent all the same', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const { id } = await open('05', 'report');
    const dialog = dialogOf(page);
    await dialog.getByLabel('Not yet').check();
    await dialog.getByLabel('What was done').fill('All is built but the roof.');
    const { version, reports } = await read(id);
    const willReportBy = dayIn(20).iso;
    await ask(page, `/commitments/${id}/acknowledgements`, { version, body: { willReportBy } });
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('Somebody has changed it while you were writing').waitFor();
    await dialog.getByRole('rowheader', { name: 'Said to report by' }).waitFor();
    await dialog.getByRole('alert').and(page.locator(':focus')).waitFor();
    expect(await faults()).toEqual([]);
    expect((await read(id)).reports).toHaveLength(reports.length);
    // Decided once: a connection that is lost just then does not ask again.
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Send mine anyway' }).click();
    await dialog.getByText('nothing is done twice').waitFor();
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    expect(await said(page)).toMatch(/report is sent/);
    expect((await read(id)).reports.at(-1)?.text).toBe('All is built but the roof.');
  });

  it('a registrar is told for whom the report is entered', async () => {
    const { page, signIn } = ground();
    await signIn('registrar');
    await open('05', 'report');
    expect(await dialogOf(page).getByText('The report is entered for:').innerText()).toMatch(/, .* \(.+\)$/);
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('button[data-variant=default]', { hasText: /^Report$/ }).waitFor();
  });

  it('a session that ends in the middle loses nothing', async () => {
    const { page, signIn } = ground();
    await signIn('officer');
    const { id } = await open('05', 'report');
    await dialogOf(page).getByLabel('What was done').fill('The roof is on.');
    // A final report is not sent as long as a part is open: it is said where the parts are.
    await dialogOf(page).getByRole('button', { name: 'Send the final report' }).click();
    await dialogOf(page).getByText('Tick every part, or send an interim report').waitFor();
    await dialogOf(page).getByLabel('1. ').and(page.locator(':focus')).waitFor();
    expect(await faults()).toEqual([]);
    for (const part of await dialogOf(page).getByRole('checkbox').all()) await part.check();
    await page.context().clearCookies();
    await dialogOf(page).getByRole('button', { name: 'Send the final report' }).click();
    const back = dialogOf(page).getByRole('link', { name: 'Sign in again' });
    await back.waitFor();
    expect(await back.getAttribute('href')).toBe(`/sign-in?to=${encodeURIComponent(`/commitments/${id}?do=report`)}`);
    await signIn('officer');
    await open('05', 'report');
    expect(await dialogOf(page).getByLabel('What was done').inputValue()).toBe('The roof is on.');
  });

  it.each(['ru', 'be'] as const)('every form speaks %s, on a narrow window as well', async (language) => {
    const { page, signIn, problems } = ground();
    await signIn('officer', language);
    for (const kind of ['report', 'acknowledge', 'ask_extension', 'block']) {
      await open('05', kind);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await dialogOf(page).innerText()).not.toMatch(/\b(Report|Send|Close|Deadline|Reminders)\b/);
      expect([kind, await overflow(page)]).toEqual([kind, 0]);
      expect([kind, ...(await faults())]).toEqual([kind]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    expect(problems).toEqual([]);
  });

  it('says by when it will be reported, and chooses the day in the calendar with labelled buttons', async () => {
    const { page, signIn } = ground();
    await signIn('officer', 'be');
    const { id, acknowledgements } = await open('05', 'acknowledge');
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox').first().click();
    await page.getByRole('button', { name: 'Наступны месяц' }).click();
    expect(await faults()).toEqual([]);
    await page.locator('[data-dates-dropdown] td button:not([data-outside])').nth(9).click();
    await dialog.locator('button[type=submit]').click();
    await said(page);
    const after = await read(id);
    expect(after.acknowledgements).toHaveLength(acknowledgements.length + 1);
    expect(after.acknowledgements.at(-1)?.willReportBy).toMatch(/-10$/);
  });
});
