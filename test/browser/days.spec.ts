import { accessibilityFaults, describeInBrowser, overflow, settled } from './browser-ground.js';
import { ask, dialogOf, type Read, said } from './control-ground.js';
import { type Spoken, spokenIn } from './spoken.js';

/** A promise as a protocol has it, with its date, in each language. */
const PROMISES: Record<Spoken, string> = {
  en: 'The parties will agree on an invented timetable by 1 March 2099.',
  ru: 'Стороны согласуют вымышленное расписание до 1 марта 2099 года.',
  be: 'Бакі ўзгодняць прыдуманы расклад да 1 сакавіка 2099 года.',
};

interface Post {
  code: string;
  title: Record<Spoken, string>;
}

// One promise goes through all hands: each test goes on where the one before it ended.
describeInBrowser('a day', (ground) => {
  describe.each(['en', 'ru', 'be'] as const)('in %s', (language) => {
    let say: (english: string) => string;
    let reference = '';
    let id = '';

    beforeAll(async () => {
      say = await spokenIn(language);
    });
    afterEach(async () => {
      const { page, problems } = ground();
      const [faults, wide] = [await accessibilityFaults(page), await overflow(page)];
      expect({ faults, wide, problems: problems.splice(0) }).toEqual({ faults: [], wide: 0, problems: [] });
    });

    const button = (english: string) => ground().page.getByRole('button', { name: say(english), exact: true });
    const inNavigation = (english: string) =>
      ground()
        .page.getByRole('navigation', { name: say('Main') })
        .getByRole('link', { name: say(english) });

    const choosePost = async (label: string, code: string) => {
      const { page } = ground();
      const { items } = await ask<{ items: Post[] }>(page, '/posts?limit=100');
      const title = items.find((post) => post.code === code)?.title[language] ?? code;
      const field = page.getByRole('combobox', { name: say(label), exact: true });
      await field.fill(title);
      await page.getByRole('option', { name: title }).first().click();
    };

    it('a registrar adds a document, marks a promise, enters it and puts it on control', async () => {
      const { page, signIn } = ground();
      await signIn('registrar', language);
      await inNavigation('Meetings').click();
      await page.locator('main a[href^="/meetings/"]').first().click();
      await button('Add a document').click();
      const dialog = dialogOf(page);
      await dialog.getByLabel(say('Title')).fill(`+ ${language}`);
      await dialog.getByLabel(say('Text'), { exact: true }).fill(PROMISES[language]);
      await dialog.getByLabel(say('Language of the text')).selectOption(language);
      await dialog.getByRole('button', { name: say('Add the document') }).click();
      await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
      await page
        .getByRole('listitem')
        .filter({ hasText: PROMISES[language].slice(0, 30) })
        .getByRole('button')
        .click();
      await button('Enter a commitment').click();
      // The date was read out of the sentence.
      expect(await page.getByLabel(say('Date'), { exact: true }).inputValue()).toMatch(/2099/);
      await page.getByRole('combobox', { name: say('Area'), exact: true }).click();
      await page.getByRole('option').first().click();
      await choosePost('Lead', 'by-industry-first-deputy');
      await choosePost('Controller', 'by-government-office-head');
      await choosePost('Author', 'by-prime-minister');
      await button('Enter the commitment').click();
      await button('Put on control').click();
      await button('Put on control').waitFor({ state: 'detached' });
      const { items } = await ask<{ items: Read[] }>(page, '/commitments?sort=-updated&limit=1');
      [{ id, reference }] = items;
      expect(items).toMatchObject([{ status: 'active', currentDeadline: '2099-03-01' }]);
    });

    it('an officer finds it and reports', async () => {
      const { page, signIn } = ground();
      await signIn('officer', language);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(reference);
      await page.getByRole('option', { name: reference }).click();
      await page.waitForURL(`**/commitments/${id}`);
      await button('Report').click();
      await dialogOf(page).getByLabel(say('What was done')).fill(PROMISES[language]);
      await dialogOf(page)
        .getByRole('button', { name: say('Send the final report') })
        .click();
      await said(page);
      expect(await ask<Read>(page, `/commitments/${id}`)).toMatchObject({ status: 'reported' });
    });

    it('the controller accepts, and nothing of it waits any more', async () => {
      const { page, signIn } = ground();
      await signIn('controller', language);
      const line = page.locator('.today-group li').filter({ hasText: reference });
      await line.getByRole('button').click();
      await dialogOf(page).getByText(PROMISES[language]).first().waitFor();
      await dialogOf(page).getByLabel(say('Accept: it is done')).check();
      await dialogOf(page)
        .getByRole('button', { name: say('Accept'), exact: true })
        .click();
      await said(page);
      await line.waitFor({ state: 'detached' });
      expect(await ask<Read>(page, `/commitments/${id}`)).toMatchObject({
        status: 'closed',
        reports: [{ text: PROMISES[language], decision: { outcome: 'accept' } }],
      });
    });

    it('a manager sees what is overdue under their posts, the measures, and the brief for the next meeting', async () => {
      const { page, signIn } = ground();
      await signIn('manager', language);
      await page.locator('.today-numbers a').first().click();
      await page.waitForURL('**/register?*');
      await page.locator('tbody tr[data-index]').first().waitFor();
      await inNavigation('Measures').click();
      await page.getByRole('heading', { name: say('Measures'), level: 1 }).waitFor();
      await inNavigation('Meetings').click();
      await page.locator('main a[href^="/meetings/"]').first().click();
      await page.getByRole('link', { name: say('Brief') }).click();
      await page.waitForURL('**/brief');
      await settled(page);
    });

    it('an administrator gives the officer a deputy', async () => {
      const { page, open, signIn } = ground();
      await signIn('administrator', language);
      await inNavigation('Administration').click();
      await page.waitForURL('**/bodies');
      await open('/deputyships');
    });
  });
});
