import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled, type Who } from './browser-ground.js';

const QUOTE = 'Engineers of both sides are to agree promptly on one joint specification for the fleet.';

interface Commitment {
  id: string;
  version: number;
  currentDeadline: string;
  reports: { id: string }[];
}

/** Several people sign in one after another. */
const LONG = 120_000;

describeInBrowser('the page of a commitment', (ground) => {
  beforeEach(() => void ground().problems.splice(0));

  /** Asks the API as whoever is signed in on the page. */
  function ask<T>(method: string, path: string, more: { body?: object; version?: number } = {}): Promise<T> {
    return ground().page.evaluate(
      async ({ method, path, body, version }) => {
        const headers: Record<string, string> = { 'content-type': 'application/json' };
        if (version !== undefined) headers['if-match'] = `"${version}"`;
        const response = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
        if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
        return (await response.json()) as T;
      },
      { method, path, ...more },
    );
  }

  /** The bus specification, the first commitment of the sample. */
  async function buses(): Promise<Commitment> {
    const { items } = await ask<{ items: { id: string; reference: string }[] }>('GET', '/commitments');
    const found = items.find(({ reference }) => reference.endsWith('/01'));
    return ask('GET', `/commitments/${found?.id ?? ''}`);
  }

  async function openAs(who: Who, language: 'en' | 'ru' | 'be' = 'en', more = ''): Promise<Commitment> {
    const { signIn, open, page } = ground();
    await signIn(who, language);
    const commitment = await buses();
    await open(`/commitments/${commitment.id}${more}`);
    await page.locator('#history .event, #history .quiet').first().waitFor();
    await settled(page);
    return commitment;
  }

  const text = (selector: string) => ground().page.locator(selector).innerText();

  it(
    'marks the words in their document, and tells four things apart',
    async () => {
      await openAs('officer');
      const { page } = ground();
      expect(await text('mark.passage')).toBe(QUOTE);
      await page.getByText('The region intends to renew its public transport').waitFor();
      expect(await page.locator('.source-text').getAttribute('lang')).toBe('en');
      expect(await page.locator('.source-link a').getAttribute('href')).toMatch(/^\/documents\/[0-9a-f-]{36}#passage-/);
      const fields = await page.locator('.field h3').allInnerTexts();
      expect(fields).toEqual(['Control status', 'Fulfilment', 'Timeliness', 'Conformity']);
      expect(await text('#standing')).toMatch(/No evidence\s+Nobody has judged it yet[\s\S]+Not compared yet/);
      expect(await text('#people')).toMatch(/Lead\s+\S+[\s\S]+Controller\s+\S+[\s\S]+Author\s+/);
      await page.locator('#reminders tbody tr').first().waitFor();
      expect(await text('#reminders')).toContain('working days before the deadline, to the lead');
      expect(await text('#history')).toMatch(/Unbroken, \d+ events/);
    },
    LONG,
  );

  it(
    'tells of reports, promises, moves of the deadline and decisions, and keeps what was there before',
    async () => {
      await openAs('officer');
      const { page } = ground();
      const { id, version, currentDeadline } = await buses();
      const later = Temporal.Now.plainDateISO().add({ days: 30 }).toString();
      await ask('POST', `/commitments/${id}/acknowledgements`, {
        version,
        body: { willReportBy: later, note: 'Next week.' },
      });
      const asked = { to: later, reason: 'The line is being rebuilt.' };
      const extension = await ask<{ id: string }>('POST', `/commitments/${id}/extensions`, {
        version: version + 1,
        body: asked,
      });
      await ground().signIn('controller');
      const grant = { version: version + 2, body: { outcome: 'grant', reason: '' } };
      await ask('POST', `/extensions/${extension.id}/decision`, grant);
      await ground().signIn('officer');
      const evidence = [{ title: 'Minutes of the engineers', url: 'https://example.org/minutes' }];
      const body = { kind: 'final', text: 'The specification was signed.', evidence };
      const report = await ask<{ id: string }>('POST', `/commitments/${id}/reports`, { version: version + 3, body });
      await ground().signIn('controller');
      const decision = { outcome: 'return', reason: 'The annex is missing.' };
      await ask('POST', `/reports/${report.id}/decision`, { version: version + 4, body: decision });

      await openAs('auditor');
      expect(await text('#deadlines')).toContain('Moved once');
      expect(await text(`#extension-${extension.id}`)).toMatch(
        /granted[\s\S]+asked for after the deadline[\s\S]+rebuilt/,
      );
      expect(await text(`#report-${report.id}`)).toMatch(/Final report\s+to the controller[\s\S]+Returned[\s\S]+annex/);
      expect(await page.getByRole('link', { name: 'Minutes of the engineers' }).getAttribute('href')).toBe(
        evidence[0]?.url,
      );
      expect(await text('#reports')).toContain('Seen; will report by');
      const events = await page.locator('#history .event .record-title').allInnerTexts();
      expect(events.slice(0, 5)).toEqual([
        'The final report returned',
        'A report made',
        'Extended',
        'An extension asked for',
        'Seen, a report promised',
      ]);
      // The keyboard alone opens what was there before and after, and goes on to the page as of then.
      const extended = page.locator('#history .event').nth(2);
      await extended.locator('summary').focus();
      await page.keyboard.press('Enter');
      const words = await extended.locator('.difference').innerText();
      expect(words).toMatch(/Field\s+Before\s+After/);
      expect(words).toContain('Current deadline');
      expect(await extended.locator('time').count()).toBeGreaterThan(0);
      expect(words).not.toContain(currentDeadline);
      expect(await accessibilityFaults(page)).toEqual([]);
      await extended.getByRole('link', { name: 'The whole page as of then' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.as-of-banner').waitFor();
      await page.locator('#history .event').first().waitFor();
      expect(await text('#reports')).not.toContain('Final report');
      expect(await text('#history .event .record-title >> nth=0')).toBe('Extended');
    },
    LONG,
  );

  it(
    'shows a past day without anything to do, and leads back',
    async () => {
      const { page } = ground();
      await openAs('controller');
      const today = Temporal.Now.plainDateISO('Europe/Minsk').toString();
      await ground().open(`${new URL(page.url()).pathname}?asOf=${today}`);
      await page.locator('.as-of-banner').waitFor();
      expect(await page.locator('.page-actions button').count()).toBe(0);
      expect(await page.locator('#reminders').count()).toBe(0);
      await page.locator('#history .event').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('link', { name: 'Back to today' }).click();
      await page.locator('#reminders').waitFor();
      expect(page.url()).not.toContain('asOf');
      // It was entered today: of yesterday, and of a day to come, there is nothing to see, and that is what is said.
      for (const day of [Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(), '2990-01-01']) {
        await ground().open(`${new URL(page.url()).pathname}?asOf=${day}`);
        await page.getByRole('heading', { name: /^As of .+ there is nothing here$/ }).waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.getByRole('link', { name: 'See it as of today' }).click();
        await page.locator('#reminders').waitFor();
        expect(page.url()).not.toContain('asOf');
      }
    },
    LONG,
  );

  it(
    'bears its marking, and is not there for whoever may not see it',
    async () => {
      const { page, open, signIn } = ground();
      await signIn('registrar');
      const { id, version } = await buses();
      await ask('PATCH', `/commitments/${id}`, { version, body: { classification: 'official' } });
      await openAs('auditor');
      expect(await text('.marking')).toBe('For official use');
      await signIn('administrator');
      await open(`/commitments/${id}`);
      await page.getByText('It is not there, or it is not open to you.').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('specification');
      expect(await accessibilityFaults(page)).toEqual([]);
      await signIn('registrar');
      await ask('PATCH', `/commitments/${id}`, { version: version + 1, body: { classification: 'public' } });
      await signIn('administrator');
      await open(`/commitments/${id}`);
      await page.getByText('The history is for those who have a part').waitFor();
      expect(await page.locator('.marking').count()).toBe(0);
    },
    LONG,
  );

  it.each([
    ['en', 'Where the promise was given', 'History'],
    ['ru', 'Где дано обещание', 'История'],
    ['be', 'Дзе дадзена абяцанне', 'Гісторыя'],
  ] as const)(
    'speaks %s, on a phone as well',
    async (language, first, last) => {
      const { page, problems } = ground();
      await openAs('officer', language);
      const titles = await page.locator('main h2').allInnerTexts();
      expect(titles).toEqual(expect.arrayContaining([first, last]));
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflow(page)).toBe(0);
        expect(await accessibilityFaults(page)).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(problems).toEqual([]);
    },
    LONG,
  );

  it(
    'goes onto paper without what can only be pressed',
    async () => {
      const { page } = ground();
      await openAs('controller');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.top').isVisible()).toBe(false);
      expect(await page.locator('.as-of').isVisible()).toBe(false);
      for (const section of ['passage', 'standing', 'people', 'deadlines', 'reports', 'reminders', 'history']) {
        expect(await page.locator(`#${section}`).isVisible()).toBe(true);
      }
      expect(
        await page.locator('main button').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
      ).toBe(0);
      await page.emulateMedia({ media: null });
    },
    LONG,
  );

  it(
    'leads to a section that the address names',
    async () => {
      const { page } = ground();
      await openAs('officer', 'en', '#history');
      await page.waitForFunction(() => {
        const top = document.querySelector('#history')?.getBoundingClientRect().top ?? Infinity;
        return top < window.innerHeight;
      });
    },
    LONG,
  );
});
