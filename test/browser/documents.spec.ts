import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';

const BRIDGE = 'The region will open the new bridge by 1 March 2099';
const SCHOOLS = 'Schools are to exchange pupils quarterly';
const TEXT = `𝔸 invented text 🙂.\nIt was said: ${BRIDGE}, as both sides agreed. ${SCHOOLS}. Nothing else was said.`;

interface Rested {
  items: { id: string; startsAt: number; quote: string; commitments: { id: string; reference: string }[] }[];
}

describeInBrowser('a document and what is marked in it', (ground) => {
  let path = '';

  const get = <Answer>(at: string): Promise<Answer> =>
    ground().page.evaluate(async (place) => (await fetch(`/api/v1${place}`)).json() as Promise<never>, at);
  const passages = async () => (await get<Rested>(`${path}/passages`)).items;

  /** Drags the mouse from inside of one word to inside of another. */
  const drag = async (from: string, to: string) => {
    const { page } = ground();
    const centre = (word: string) =>
      page.evaluate((wanted) => {
        for (const run of document.querySelectorAll('[data-run]')) {
          const text = run.firstChild as Text;
          const at = text.data.indexOf(wanted);
          if (at === -1) continue;
          const range = document.createRange();
          range.setStart(text, at + 1);
          range.setEnd(text, at + wanted.length - 1);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        throw new Error(`${wanted} does not stand on the page`);
      }, word);
    await page.locator('.frozen').scrollIntoViewIfNeeded();
    const [start, end] = [await centre(from), await centre(to)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 8 });
    await page.mouse.up();
  };

  const choosePost = async (label: string, search: string) => {
    const { page } = ground();
    const field = page.getByRole('combobox', { name: label, exact: true });
    await field.click();
    await field.fill(search);
    await page.getByRole('option', { name: search }).first().click();
  };

  it('is added to its meeting by a registrar', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar');
    const [meeting] = (await get<{ items: { id: string }[] }>('/meetings')).items;
    await open(`/meetings/${meeting?.id}`);
    await page.getByRole('button', { name: 'Add a document' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add the document' }).click();
    await dialog.getByText('Paste the text of the document').waitFor();
    await dialog.getByLabel('Title').and(page.locator(':focus')).waitFor();
    await dialog.getByLabel('Title').fill('An invented protocol');
    await dialog.getByLabel('Text', { exact: true }).fill(TEXT);
    await dialog.getByLabel('Language of the text').selectOption('en');
    // What was typed survives a reload; an answer that is lost makes neither two files nor two documents.
    await page.reload();
    await page.getByRole('button', { name: 'Add a document' }).click();
    await dialog.getByText('has been kept').waitFor();
    expect(await dialog.getByLabel('Text', { exact: true }).inputValue()).toBe(TEXT);
    const file = { name: 'protocol.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) };
    await dialog.locator('input[type=file]').setInputFiles(file);
    const sent: string[] = [];
    await page.route(/\/api\/v1\/(files|meetings\/[^/]+\/documents)$/, async (route) => {
      const { method, key } = { method: route.request().method(), key: route.request().headers()['idempotency-key'] };
      if (method !== 'POST') return route.continue();
      const answer = await route.fetch();
      const isFirst = !sent.includes(key ?? '');
      sent.push(key ?? '');
      return isFirst ? route.abort() : route.fulfill({ response: answer });
    });
    const add = dialog.getByRole('button', { name: 'Add the document' });
    // The answer on the file is lost, then the one on the document.
    for (const times of [1, 3]) {
      await add.click();
      while (sent.length < times) await page.waitForTimeout(50);
      await dialog.getByText('nothing is done twice').waitFor();
    }
    await add.click();
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
    await page.unroute(/\/api\/v1\/(files|meetings\/[^/]+\/documents)$/);
    path = new URL(page.url()).pathname;
    await page.getByRole('heading', { name: 'An invented protocol' }).waitFor();
    const { items } = await get<{ items: { title: string }[] }>(`/meetings/${meeting?.id}/documents`);
    expect(items.filter(({ title }) => title === 'An invented protocol')).toHaveLength(1);
    expect([sent.length, new Set(sent).size]).toEqual([4, 2]);
    const { text, sha256 } = await get<{ text: string; sha256: string }>(path);
    expect(text).toBe(TEXT);
    await page.getByText(sha256).waitFor();
    expect(await page.locator('.frozen').getAttribute('lang')).toBe('en');
  });

  it('is marked by mouse: half-selected words are taken whole, places count code points', async () => {
    const { page } = ground();
    await drag('region', 'March');
    const picked = page.getByRole('group', { name: 'Picked words' });
    await picked.getByText('region will open the new bridge by 1 March', { exact: true }).waitFor();
    await picked.getByRole('button', { name: 'Begin a word earlier' }).click();
    await picked.getByRole('button', { name: 'End a word later' }).click();
    await picked.getByText(BRIDGE, { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picked.getByRole('button', { name: 'Only mark the words' }).click();
    await page.locator('mark', { hasText: BRIDGE }).waitFor();
    expect(await passages()).toMatchObject([
      { quote: BRIDGE, startsAt: Array.from(TEXT.slice(0, TEXT.indexOf(BRIDGE))).length, commitments: [] },
    ]);
    await page.getByText('marked, no commitment yet:').waitFor({ state: 'attached' });
  });

  it('is marked by keyboard alone, by a sentence, and entered as a commitment', async () => {
    const { page, problems } = ground();
    await page.getByRole('listitem').filter({ hasText: SCHOOLS }).getByRole('button').focus();
    await page.keyboard.press('Enter');
    const picked = page.getByRole('group', { name: 'Picked words' });
    await picked.getByText(SCHOOLS, { exact: true }).waitFor();
    await picked.getByRole('button', { name: 'Enter a commitment' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Suggested by the words “quarterly”').waitFor();
    expect(await page.getByLabel('How often').inputValue()).toBe('quarterly');
    expect(await page.getByLabel('Title').inputValue()).toBe(SCHOOLS);
    await page.getByRole('button', { name: 'Enter the commitment' }).click();
    await page.getByText('Choose the post that answers for it').waitFor();
    await page.getByRole('combobox', { name: 'Area', exact: true }).and(page.locator(':focus')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('keeps what was typed, and enters it: the register has it, the mark names it', async () => {
    const { page, problems } = ground();
    await page.getByLabel('Title').fill('Exchange of pupils');
    await page.reload();
    await settled(page);
    await page.getByRole('listitem').filter({ hasText: SCHOOLS }).getByRole('button').click();
    await page.getByRole('button', { name: 'Enter a commitment', exact: true }).click();
    await page.getByText('Your draft was kept.').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Exchange of pupils');
    await page.getByRole('combobox', { name: 'Area', exact: true }).click();
    await page.getByRole('option', { name: 'Youth' }).click();
    await choosePost('Lead', 'Minister of Education');
    await choosePost('Controller', 'Minister of Education');
    await page.getByRole('button', { name: 'Enter the commitment' }).click();
    await page.getByText('Never the lead').waitFor();
    await choosePost('Controller', 'Minister of Health');
    await choosePost('Author', 'President');
    await choosePost('Co-executor (may be left out)', 'Minister of Education');
    await page.getByRole('button', { name: 'Enter the commitment' }).click();
    await page.getByText('The lead does not need to be named again').waitFor();
    await choosePost('Co-executor 1', 'Minister of Economy');
    await page.getByRole('button', { name: 'Enter the commitment' }).click();
    await page.getByRole('heading', { name: 'Entered' }).waitFor();
    await page.getByRole('button', { name: 'Put on control' }).click();
    // Its first period has passed long ago: it is overdue at once.
    await page.getByText('Overdue', { exact: true }).first().waitFor();
    const [, marked] = await passages();
    const [entered] = marked?.commitments ?? [];
    expect(marked?.quote).toBe(SCHOOLS);
    const listed = await get<{ items: object[] }>('/commitments?q=pupils');
    expect(listed.items).toMatchObject([{ id: entered?.id, status: 'active', basis: 'recurring' }]);
    const read = await get<{ coExecutors: { title: string }[] }>(`/commitments/${entered?.id}?language=en`);
    expect(read.coExecutors.map(({ title }) => title)).toEqual(['Minister of Economy']);
    await page.getByText(`marked, commitment ${entered?.reference}:`).waitFor({ state: 'attached' });
    await page.getByRole('link', { name: `end of the mark, commitment ${entered?.reference}` }).waitFor();
    expect(problems).toEqual([]);
  });

  it('leads to a passage that the address names, marks may overlap', async () => {
    const { page, url } = ground();
    await page.getByRole('button', { name: 'Back to the text' }).click();
    await drag('bridge', 'Schools');
    await page.getByRole('button', { name: 'Only mark the words' }).click();
    await page.locator('mark.passage-several').first().waitFor();
    const [, overlapping] = await passages();
    expect(overlapping?.quote).toMatch(/^bridge by 1 March 2099, .* Schools$/);
    await page.goto(`${url}${path}#passage-${overlapping?.id}`);
    await page.reload();
    await page.locator('mark.passage-chosen').first().waitFor();
    const chosen = await page.locator('mark.passage-chosen').allInnerTexts();
    expect(chosen.join('')).toBe(overlapping?.quote);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`passage-${overlapping?.id}`);
  });

  it('shows an officer the marks, and no controls', async () => {
    const { page, open, signIn } = ground();
    await signIn('manager');
    await open(path);
    await page.locator('mark').first().waitFor();
    for (const name of [/^Pick/, 'Enter a commitment', 'Only mark the words']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
  });

  it('is there for whoever comes back once it is open to them', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer');
    const closed = { status: 404, code: 'not_found', detail: 'not there', faults: [] };
    await page.route(`**/api/v1${path}`, (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', body: JSON.stringify(closed) }),
    );
    await open(path);
    await page.getByRole('heading', { name: 'This address leads nowhere, or not for you' }).waitFor();
    await page.unroute(`**/api/v1${path}`);
    await page.getByRole('main').getByRole('link', { name: 'Register' }).click();
    await page.getByRole('heading', { name: 'Register', level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'An invented protocol' }).waitFor();
    expect(problems.splice(0).filter((problem) => !problem.includes('404'))).toEqual([]);
  });

  it.each([
    ['en', 'Mark a promise', 'Enter a commitment', 'A new commitment'],
    ['ru', 'Отметить обещание', 'Внести обязательство', 'Новое обязательство'],
    ['be', 'Адзначыць абяцанне', 'Унесці абавязацельства', 'Новае абавязацельства'],
  ] as const)(
    'holds at every width in %s, the form open too',
    async (language, ...[heading, enter, form]) => {
      const { page, open, signIn, problems } = ground();
      await signIn('registrar', language);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await open(path);
        await page.getByRole('heading', { name: heading }).waitFor();
        expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
        await page.getByRole('button', { name: enter }).first().click();
        await page.getByRole('heading', { name: form }).waitFor();
        expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
