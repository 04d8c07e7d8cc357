import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';
import { ask, dayIn, dialogOf, type Read, said } from './control-ground.js';
import { type Spoken, spokenIn } from './spoken.js';

/** A promise as a protocol has it, with its date, in each language. */
const PROMISES: Record<Spoken, string> = {
  en: 'The parties will agree on an invented timetable by 3 March 2099.',
  ru: 'Стороны согласуют вымышленное расписание до 3 марта 2099 года.',
  be: 'Бакі ўзгодняць прыдуманы расклад да 3 сакавіка 2099 года.',
};

/** Whole weeks of absence that do not touch each other, as days from now. */
const AWAY: Record<Spoken, [number, number]> = { en: [10, 16], ru: [20, 26], be: [30, 36] };

interface Post {
  code: string;
  title: Record<Spoken, string>;
}
interface Person {
  id: string;
  name: string;
  names: Record<Exclude<Spoken, 'en'>, string>;
}

/** Somebody who has no account yet, and somebody who has one. */
async function peopleOf(page: Page): Promise<{ newcomer: Person; absent: Person }> {
  const { items: persons } = await ask<{ items: Person[] }>(page, '/persons?limit=100');
  const { items: accounts } = await ask<{ items: { personId: string }[] }>(page, '/accounts?limit=100');
  const hasAccount = ({ id }: Person) => accounts.some(({ personId }) => personId === id);
  const [newcomer, absent] = [persons.find((person) => !hasAccount(person)), persons.find(hasAccount)];
  if (!newcomer || !absent) throw new Error('everybody of the sample has an account, or nobody');
  return { newcomer, absent };
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
    // Where each test ends, the screen holds on a desk and on a phone.
    afterEach(async () => {
      const { page, problems } = ground();
      const found = [];
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        found.push({ width, faults: await accessibilityFaults(page), wide: await overflow(page) });
      }
      expect({ found, problems: problems.splice(0) }).toEqual({
        found: [
          { width: 320, faults: [], wide: 0 },
          { width: 1280, faults: [], wide: 0 },
        ],
        problems: [],
      });
    });

    const button = (english: string) => ground().page.getByRole('button', { name: say(english), exact: true });
    /** Until its heading stands there: while its code comes, the screen before stays, with links of its own. */
    const goTo = async (english: string, navigation = 'Main') => {
      const { page } = ground();
      const places = page.getByRole('navigation', { name: say(navigation) });
      await places.getByRole('link', { name: say(english) }).click();
      await page.getByRole('heading', { name: say(english), level: 1 }).waitFor();
    };

    /** Types into a field that searches and takes what is called so. Options of the browser's own lists are no answers. */
    const choose = async (label: string, name: string) => {
      const { page } = ground();
      const field = page.getByRole('combobox', { name: say(label), exact: true });
      await field.click();
      await field.fill(name);
      await page.locator('[role=option]:visible', { hasText: name }).first().click();
    };
    const choosePost = async (label: string, code: string) => {
      const { items } = await ask<{ items: Post[] }>(ground().page, '/posts?limit=100');
      await choose(label, items.find((post) => post.code === code)?.title[language] ?? code);
    };

    it('a registrar adds a document, marks a promise, enters it and puts it on control', async () => {
      const { page, signIn } = ground();
      await signIn('registrar', language);
      await goTo('Meetings');
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
      await page.locator('[role=option]:visible').first().click();
      await choosePost('Lead', 'by-industry-first-deputy');
      await choosePost('Controller', 'by-government-office-head');
      await choosePost('Author', 'by-prime-minister');
      await button('Enter the commitment').click();
      await button('Put on control').click();
      await button('Put on control').waitFor({ state: 'detached' });
      const { items } = await ask<{ items: Read[] }>(page, '/commitments?sort=-updated&limit=1');
      [{ id, reference }] = items;
      expect(items).toMatchObject([{ status: 'active', currentDeadline: '2099-03-03' }]);
    });

    it('an officer finds it and reports', async () => {
      const { page, signIn } = ground();
      await signIn('officer', language);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(reference);
      await page.getByRole('option', { name: reference }).click();
      await page.waitForURL(`**/commitments/${id}`);
      await button('Report').click();
      await dialogOf(page)
        .getByRole('textbox', { name: say('What was done') })
        .fill(PROMISES[language]);
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
      await goTo('Measures');
      await goTo('Meetings');
      await page.locator('main a[href^="/meetings/"]').first().click();
      await page.getByRole('link', { name: say('Brief for this meeting'), exact: true }).click();
      await page.locator('.brief h1').waitFor();
    });

    it('an administrator gives somebody an account and a deputy, and sees that all is well', async () => {
      const { page, signIn } = ground();
      await signIn('administrator', language);
      const { newcomer, absent } = await peopleOf(page);
      const called = ({ name, names }: Person) => (language === 'en' ? name : names[language]);
      await page
        .getByRole('navigation', { name: say('Main') })
        .getByRole('link', { name: say('Administration') })
        .click();
      await goTo('Accounts', 'Administration');
      await button('Give a person an account').click();
      await choose('Person', called(newcomer));
      await dialogOf(page)
        .getByRole('checkbox', { name: say('Observer') })
        .check();
      await dialogOf(page)
        .getByRole('button', { name: say('Make one up') })
        .click();
      await dialogOf(page)
        .getByRole('button', { name: say('Give the account') })
        .click();
      await dialogOf(page).waitFor({ state: 'detached' });
      expect(await ask<object>(page, `/accounts/${newcomer.id}`)).toMatchObject({ roles: ['observer'] });

      await goTo('Deputies', 'Administration');
      await button('Add a deputy').click();
      await choose('Who is away', called(absent));
      await choose('Who stands in', called(newcomer));
      const [first, last] = AWAY[language].map(dayIn);
      await dialogOf(page).getByLabel(say('First day')).fill(first.typed);
      await dialogOf(page).getByLabel(say('Last day')).fill(last.typed);
      await dialogOf(page)
        .getByRole('button', { name: say('Add the deputy') })
        .click();
      await dialogOf(page).waitFor({ state: 'detached' });
      expect(await ask<object>(page, `/deputyships?deputyId=${newcomer.id}`)).toMatchObject({
        items: [{ absent: { id: absent.id }, startsOn: first.iso, endsOn: last.iso }],
      });

      await goTo('Health', 'Administration');
      await settled(page);
    });
  });
});
