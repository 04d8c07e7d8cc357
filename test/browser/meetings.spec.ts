import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';

interface Listed {
  items: { id: string; code: string; title: string; participants: { body: { name: { en: string } } }[] }[];
}

describeInBrowser('meetings', (ground) => {
  const get = <Answer>(path: string): Promise<Answer> =>
    ground().page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).json() as Promise<never>, path);

  const choose = async (label: string, { nth, search, option }: { nth: number; search: string; option: string }) => {
    const { page } = ground();
    const field = page.getByRole('dialog').getByLabel(label, { exact: true }).and(page.locator('input')).nth(nth);
    await field.click();
    await field.fill(search);
    await page
      .getByRole('option', { name: new RegExp(`^${option}`) })
      .first()
      .click();
  };

  it('shows a meeting with what it left, and its commitments', async () => {
    const { page, open, signIn } = ground();
    await signIn('officer');
    await open('/meetings');
    await page.getByRole('link', { name: /Working meeting of the President/ }).click();
    await settled(page);
    await page.getByRole('table').getByRole('row').nth(2).waitFor();
    await page.getByText('Spoke for it: Governor of Moscow Oblast').waitFor();
    await page.getByText('This is the first meeting on record').waitFor();
    expect(await page.getByRole('button', { name: 'Add a document' }).count()).toBe(0);
    await open('/meetings');
    expect(await page.getByRole('button', { name: 'Enter a meeting' }).count()).toBe(0);
  });

  it('teaches where nothing is found', async () => {
    const { page, open } = ground();
    await open('/meetings');
    await page.getByLabel('Search').fill('no such meeting');
    await page.getByText('No meeting is found by these words').waitFor();
  });

  it('names at the fields what is missing, and what the API refuses', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar');
    await open('/meetings');
    await page.getByRole('button', { name: 'Enter a meeting' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Enter the meeting' }).click();
    await dialog.getByText('Say what the meeting is called').waitFor();
    await dialog.getByLabel('Title').and(page.locator(':focus')).waitFor();
    expect(await dialog.getByLabel('Title').getAttribute('aria-invalid')).toBe('true');
    expect(await accessibilityFaults(page)).toEqual([]);
    const [{ code }] = (await get<Listed>('/meetings')).items as [Listed['items'][0]];
    await dialog.getByLabel('Title').fill('Again');
    await dialog.getByLabel('Code').fill(code);
    await dialog.getByLabel('Date', { exact: true }).fill('2026-11-20');
    await dialog.getByRole('button', { name: 'Enter the meeting' }).click();
    await dialog.getByRole('alert').getByText('This code is taken already.').waitFor();
    expect(await dialog.getByLabel('Code').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Code').and(page.locator(':focus')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    // What was typed is there again after the page has been loaded anew.
    await page.reload();
    await page.getByRole('button', { name: 'Enter a meeting' }).click();
    await dialog.getByText('has been kept').waitFor();
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Again');
  });

  it('says in the reader’s language what is refused and when to try again', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar', 'ru');
    await open('/meetings');
    await page.getByRole('button', { name: 'Внести встречу' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Название').fill('Слово '.repeat(100));
    const send = dialog.getByRole('button', { name: 'Внести встречу' });
    await send.click();
    const refusal = dialog.getByRole('alert');
    await refusal.getByText('Знаков: не больше 500').waitFor();
    expect(await refusal.innerText()).toContain('Название: Знаков: не больше 500');
    expect(await dialog.locator('[lang=en]').count()).toBe(0);
    expect(await dialog.getByLabel('Название').getAttribute('aria-invalid')).toBe('true');
    await page.setViewportSize({ width: 320, height: 800 });
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await dialog.getByLabel('Название').fill('Слово');
    await page.route('**/api/v1/meetings', (route) =>
      route.fulfill({ status: 429, headers: { 'retry-after': '15' }, json: { code: 'too_many', faults: [] } }),
    );
    await send.click();
    await refusal.getByText('Повторите через 15 секунд.').waitFor();
    expect(await dialog.getByLabel('Название').inputValue()).toBe('Слово');
    // The role was taken away meanwhile.
    const taken = { code: 'not_by_role', detail: 'Your roles do not allow this.', faults: [] };
    await page.route('**/api/v1/meetings', (route) => route.fulfill({ status: 403, json: taken }));
    await send.click();
    await refusal.getByText('Для этого нужна роль, которой у вас нет; её даёт администратор.').waitFor();
    expect(await dialog.locator('[lang=en]').count()).toBe(0);
    await page.unroute('**/api/v1/meetings');
    await dialog.getByRole('button', { name: 'Удалить' }).click();
    expect(problems).toEqual([]);
  });

  it('is entered by a registrar, who sees what it carries over', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('registrar');
    await open('/meetings');
    await page.getByRole('button', { name: 'Enter a meeting' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('The meeting to come');
    await dialog.getByLabel('Code').fill('BY-RU-MOS/2099-01-15');
    await dialog.getByLabel('Date', { exact: true }).fill('2099-01-15');
    await dialog.getByLabel('Place (may be left out)').fill('Minsk');
    await choose('Body', { nth: 0, search: 'Republic of Bel', option: 'Republic of Belarus' });
    await choose('Body', { nth: 1, search: 'Moscow Obl', option: 'Moscow Oblast' });
    await choose('Who spoke for it (may be left out)', { nth: 1, search: 'Governor', option: 'Governor of Moscow' });
    await dialog.getByRole('button', { name: 'Enter the meeting' }).click();
    await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'The meeting to come' }).waitFor();
    await page.getByText('From 1 earlier meeting.').waitFor();
    const { items } = await get<Listed>('/meetings?q=BY-RU-MOS/2099');
    expect(items).toMatchObject([{ title: 'The meeting to come' }]);
    expect(items[0]?.participants.map(({ body }) => body.name.en)).toEqual(['Republic of Belarus', 'Moscow Oblast']);
    await open('/meetings');
    const coming = page.getByRole('region', { name: 'Next meetings' });
    await coming.getByRole('link', { name: 'The meeting to come' }).waitFor();
    expect(problems).toEqual([]);
  });

  it.each([
    ['en', 'Meetings', 'Add a document'],
    ['ru', 'Встречи', 'Добавить документ'],
    ['be', 'Сустрэчы', 'Дадаць дакумент'],
  ] as const)(
    'holds at every width in %s',
    async (language, heading, add) => {
      const { page, open, signIn, problems } = ground();
      await signIn('registrar', language);
      const [{ id }] = (await get<Listed>('/meetings?q=2099')).items as [Listed['items'][0]];
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await open('/meetings');
        expect(await page.locator('h1').innerText()).toBe(heading);
        expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
        await open(`/meetings/${id}`);
        await page.locator('.side-columns').waitFor();
        expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
        await page.getByRole('button', { name: add }).click();
        await page.getByRole('dialog').getByRole('textbox').first().waitFor();
        expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
