import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, PASSWORD, PEOPLE, settled } from './browser-ground.js';

interface Preferences {
  language: string;
  timeZone: string;
  morning: string;
  digest: string;
  digestWeekday: number;
  urgent: string;
  version: number;
}

/** What the register keeps, asked for with the session of the page. */
const stored = (page: Page): Promise<Preferences> =>
  page.evaluate(async () => (await fetch('/api/v1/session/preferences')).json() as Promise<never>);

/** As if from another device. */
const changeElsewhere = (page: Page, change: object, version: number): Promise<number> =>
  page.evaluate(
    async ({ body, ifMatch }) => {
      const headers = { 'content-type': 'application/json', 'if-match': `"${ifMatch}"` };
      const answer = await fetch('/api/v1/session/preferences', { method: 'PATCH', headers, body });
      return answer.status;
    },
    { body: JSON.stringify(change), ifMatch: String(version) },
  );

describeInBrowser('the profile', (ground) => {
  it('stores what was changed, by keyboard alone, and says what follows', async () => {
    const { page, open, signIn } = ground();
    await signIn('manager');
    await open('/profile');
    const before = await stored(page);
    await page.getByRole('combobox', { name: 'Time zone' }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('yerevan');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('08:15');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Planned reminders move to the new hour at once: 08:15.').waitFor();
    await page.getByText(/your morning in the new zone/).waitFor();
    expect(await stored(page)).toEqual({
      ...before,
      timeZone: 'Asia/Yerevan',
      morning: '08:15',
      version: before.version + 1,
    });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('asks for a weekday only where the digest is weekly', async () => {
    const { page, open, signIn } = ground();
    await signIn('controller');
    await open('/profile');
    await page.getByRole('combobox', { name: 'Day of the weekly digest' }).click();
    await page.getByRole('option', { name: 'Thursday' }).click();
    await page.getByRole('radio', { name: 'At once, by a mail of their own' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Day: Thursday.').waitFor();
    expect(await stored(page)).toMatchObject({ digest: 'weekly', digestWeekday: 4, urgent: 'immediate' });
    await page.getByRole('radio', { name: 'Never' }).check();
    expect(await page.getByRole('combobox', { name: 'Day of the weekly digest' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    await page.getByRole('combobox', { name: 'Day of the weekly digest' }).waitFor();
  });

  it('speaks the chosen language at once, and lets it go before the one chosen at the top', async () => {
    const { page, open, signIn } = ground();
    await signIn('registrar', 'en');
    await open('/profile');
    await page.getByRole('combobox', { name: 'Language of screens and mails' }).click();
    await page.getByRole('option', { name: 'Русский' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Профиль' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('pacta.language'))).toBeNull();
    expect(await stored(page)).toMatchObject({ language: 'ru' });
    await open('/profile');
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
  });

  it('shows both versions where somebody changed it elsewhere, and loses nothing', async () => {
    const { page, open, signIn } = ground();
    await signIn('auditor');
    await open('/profile');
    const { version } = await stored(page);
    expect(await changeElsewhere(page, { urgent: 'immediate', digest: 'daily' }, version)).toBe(200);
    await page.getByRole('radio', { name: 'Never' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /^Digest .+ Every working day Never$/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await stored(page)).toMatchObject({ digest: 'daily' });
    await page.getByRole('button', { name: 'Send mine anyway' }).click();
    await page.getByText('No digest comes any more; reminders do.').waitFor();
    expect(await stored(page)).toMatchObject({ digest: 'off', urgent: 'immediate' });
  });

  it('shows where somebody is signed in, and ends what they choose', async () => {
    const { page, open, signIn, url } = ground();
    const elsewhere = async (program: string) => {
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': program },
        body: JSON.stringify({ email: PEOPLE.ambassador.email, password: PASSWORD }),
      });
      const { token } = (await answer.json()) as { token: string };
      return async () =>
        (await fetch(`${url}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } })).status;
    };
    const [library, phone, tablet] = [
      await elsewhere('Library/1'),
      await elsewhere('Phone/1'),
      await elsewhere('Tablet/1'),
    ];
    await signIn('ambassador');
    await open('/profile');
    await page.getByRole('button', { name: /^End this session: Library/ }).press('Enter');
    await page.getByText('1 session ended').waitFor();
    expect([await library(), await phone(), await tablet()]).toEqual([401, 200, 200]);
    expect(await page.locator('.devices li', { hasText: 'this browser' }).getByRole('button').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'End all others' }).click();
    await page.getByText('2 sessions ended').waitFor();
    expect([await phone(), await tablet()]).toEqual([401, 401]);
    await page.getByText('Nowhere else.').waitFor();
    await open('/profile');
    expect(await page.locator('.devices li').count()).toBe(1);
  });

  it('changes the password, which ends every other session and the old password', async () => {
    const { page, open, signIn, url, problems } = ground();
    const { email } = PEOPLE.manager;
    const enter = (password: string) =>
      fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
    const { token } = (await (await enter(PASSWORD)).json()) as { token: string };
    await signIn('manager');
    await open('/profile');
    const form = page.getByRole('form', { name: 'Change my password' });
    const change = form.getByRole('button', { name: 'Change the password' });
    await change.press('Enter');
    await form.getByText('Your current password is needed').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'current-password');
    const send = async (current: string, password: string) => {
      await form.getByLabel('Current password').fill(current);
      await form.getByLabel('New password').fill(password);
      await change.press('Enter');
    };
    await send('not the password', 'a new one for tests');
    await form.getByText('This is not your password').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'current-password');
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await send(PASSWORD, email);
    await form.getByText('Others would guess this').waitFor();
    await send(PASSWORD, 'a new one for tests');
    await form.getByText('Your password is changed').waitFor();
    expect(await form.getByLabel('New password').inputValue()).toBe('');
    expect(await accessibilityFaults(page)).toEqual([]);
    const elsewhere = await fetch(`${url}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } });
    expect([elsewhere.status, (await enter(PASSWORD)).status]).toEqual([401, 401]);
    expect((await enter('a new one for tests')).status).toBe(201);
    await open('/profile');
    await form.waitFor();
    expect(problems).toEqual([]);
  });

  it.each([
    ['en', ['First Deputy Minister of Industry', 'Officer', 'For official use']],
    ['ru', ['Первый заместитель', 'Исполнитель', 'Для служебного пользования']],
    ['be', ['Першы намеснік', 'Выканаўца', 'Для службовага карыстання']],
  ] as const)('says in words what somebody is, in %s', async (language, parts) => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer', language);
    await open('/profile');
    const words = await page.locator('main').innerText();
    for (const part of parts) expect(words).toContain(part);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
