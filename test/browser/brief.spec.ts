import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';

interface Named {
  id: string;
  participants: { body: { id: string }; side: string }[];
}
interface Counted {
  numbers: Record<string, { open: { count: number; filter: string } }>;
}

describeInBrowser('the brief before a meeting', (ground) => {
  const call = <Answer>(path: string, body?: object): Promise<Answer> =>
    ground().page.evaluate(
      async ([at, sent]) => {
        const init =
          sent === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent };
        return (await fetch(`/api/v1${at}`, init)).json() as Promise<never>;
      },
      [path, body && JSON.stringify(body)] as const,
    );
  let id = '';
  let first = '';

  /** A second meeting with the counterpart of the sample. */
  const meetAgain = async () => {
    const [meeting] = (await call<{ items: Named[] }>('/meetings')).items as [Named];
    first = meeting.id;
    const participants = meeting.participants.map(({ body, side }) => ({ bodyId: body.id, side }));
    const again = { title: 'Second meeting', code: 'BY-RU-MOS/2098-01-15', heldOn: '2098-01-15', participants };
    ({ id } = await call<Named>('/meetings', again));
  };

  it('says of a first meeting that there is nothing to brief on yet', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar');
    await meetAgain();
    await open(`/meetings/${first}/brief`);
    await page.getByText('There is nothing to brief on yet').waitFor();
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
  });

  it('is had for the next meeting before anybody has entered that', async () => {
    const { page, open, problems } = ground();
    await open(`/meetings/${first}`);
    await page.getByRole('link', { name: 'Brief for the next meeting' }).click();
    await page.getByRole('heading', { level: 1, name: 'Brief for the meeting after' }).waitFor();
    await page.getByText('No day is set yet').waitFor();
    const { numbers } = await call<Counted>(`/meetings/${id}/brief`);
    const cells = await page
      .getByRole('row', { name: /^On control/ })
      .getByRole('cell')
      .allInnerTexts();
    expect(cells).toEqual(['ours', 'theirs', 'joint'].map((side) => String(numbers[side]?.open.count)));
    expect(await accessibilityFaults(page)).toEqual([]);
    const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
    await open(`/meetings/${first}/brief?next=true&asOf=${now}`);
    await page.getByRole('link', { name: 'Back to today' }).click();
    await page.getByText('No day is set yet').waitFor();
    expect(new URL(page.url()).search).toBe('?next=true');
    expect(problems).toEqual([]);
  });

  it('has the sides apart, each number with the list behind it', async () => {
    const { page, open } = ground();
    await open(`/meetings/${id}/brief`);
    const { numbers } = await call<Counted>(`/meetings/${id}/brief`);
    const row = page.getByRole('row', { name: /^On control/ });
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells).toEqual(['ours', 'theirs', 'joint'].map((side) => String(numbers[side]?.open.count)));
    const { count, filter } = numbers['ours']?.open ?? { count: 0, filter: '' };
    expect(count).toBeGreaterThan(0);
    const link = row.getByRole('link').first();
    expect(await link.getAttribute('href')).toBe(`/register?${filter}`);
    const behind = await call<{ items: object[] }>(`/commitments?${filter}`);
    expect(behind.items.length).toBe(count);
  });

  it('stays when it cannot be read again', async () => {
    const { page, open } = ground();
    await page.clock.install();
    await open(`/meetings/${id}/brief`);
    await page.route('**/brief?*', (route) => route.abort());
    // Whoever comes back to a tab after a while has it read again.
    await page.clock.fastForward(60_000);
    const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/brief?'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await failed;
    await page.clock.runFor(10_000);
    await page.getByRole('heading', { name: 'Brief: Second meeting' }).waitFor();
    await page.unroute('**/brief?*');
  });

  it('is of any day of the past: in the address, on the page, in the lists behind', async () => {
    const { page, open } = ground();
    const words = page.getByText('Every number and every line is as it stood then.');
    const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
    await open(`/meetings/${id}/brief?asOf=${now}`);
    await words.waitFor();
    const link = page
      .getByRole('row', { name: /^On control/ })
      .getByRole('link')
      .first();
    expect(new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams.get('asOf')).toBe(now);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.locator('main a[href^="/commitments/"]').first().click();
    await page.getByText('Everything on this page is as it stood then.').waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(now);
    await page.goBack();
    await words.waitFor();
    await page.getByRole('link', { name: 'Back to today' }).click();
    await words.waitFor({ state: 'detached' });
    const day = Temporal.Now.plainDateISO('Europe/Minsk').subtract({ days: 3 }).toString();
    const asked = page.getByRole('textbox', { name: 'As of a date' });
    await asked.fill(day.split('-').reverse().join('.'));
    await asked.press('Enter');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(new RegExp(`asOf=${day}`));
    // The meeting was entered today.
    await page.getByText('This meeting was not in the register yet').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each([
    ['en', 'Brief: Second meeting', 'Print or save as PDF'],
    ['ru', 'Справка: Second meeting', 'Печать или PDF'],
    ['be', 'Даведка: Second meeting', 'Друк або PDF'],
  ] as const)(
    'is one page on paper, in %s',
    async (language, heading, print) => {
      const { page, open, signIn, problems } = ground();
      await signIn('manager', language);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await open(`/meetings/${id}/brief`);
        expect(await page.locator('h1').innerText()).toBe(heading);
        // Of the heading, somebody wrote the title of the meeting alone.
        expect(await page.locator('h1[lang]').count()).toBe(0);
        expect(await page.locator('h1 [lang=en]').allInnerTexts()).toEqual(language === 'en' ? [] : ['Second meeting']);
        expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
        expect(await page.title()).toBe(`${heading} · Pacta`);
      }
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute('data-printed', '');
      });
      await page.getByRole('button', { name: print }).click();
      await page.locator('body[data-printed]').waitFor();
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(pdf).toMatch(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
