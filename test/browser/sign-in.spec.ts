import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, PASSWORD, PEOPLE } from './browser-ground.js';

describeInBrowser('signing in', (ground) => {
  it.each([
    ['/register?q=bus', '/register?q=bus'],
    ['/sign-in?to=https://elsewhere.test/', '/'],
    ['/sign-in?to=//elsewhere.test/', '/'],
    ['/sign-in?to=/%5Celsewhere.test/', '/'],
  ])('after %s leads on to %s, and nowhere outside', async (opened, then) => {
    const { page, url, open } = ground();
    await page.context().clearCookies();
    await open(opened);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.locator('input[type=email]').fill(PEOPLE.officer.email);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.account').waitFor();
    expect(page.url()).toBe(`${url}${then}`);
  });

  it('says the same of an unknown address and of a wrong password', async () => {
    const { page, open } = ground();
    await page.context().clearCookies();
    const answers = [];
    for (const email of ['first-deputy@industry.by.example.org', 'nobody@industry.by.example.org']) {
      await open('/sign-in');
      await page.locator('input[type=email]').fill(email);
      await page.locator('input[type=password]').fill('not the password');
      await page.keyboard.press('Enter');
      answers.push(await page.getByRole('alert').innerText());
    }
    expect(answers[0]).toMatch(/do not fit together/);
    expect(answers[1]).toBe(answers[0]);
  });

  it('names what is missing, at the field', async () => {
    const { page, open } = ground();
    await open('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your password').waitFor();
    expect(await page.locator('input[type=email]').getAttribute('aria-invalid')).toBe('true');
    await page.locator('input[type=email]:focus').waitFor();
    await page.keyboard.type('somebody@ministry');
    await page.getByRole('button', { name: 'Sign in' }).press('Enter');
    await page.locator('input[type=password]:focus').waitFor();
  });

  it('keeps the session where no script can read it, and ends it when somebody signs out', async () => {
    const { page, url, signIn } = ground();
    await signIn('officer');
    const cookies = await page.context().cookies();
    const session = cookies.find(({ name }) => name === 'pacta_session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.locator('.account').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(`${url}/sign-in`);
    const after = await fetch(`${url}/api/v1/session`, {
      headers: { cookie: `pacta_session=${session?.value ?? ''}` },
    });
    expect(after.status).toBe(401);
  });

  it.each([
    ['en', 'Sign in', 'Today'],
    ['ru', 'Вход', 'Сегодня'],
    ['be', 'Уваход', 'Сёння'],
  ] as const)('speaks %s', async (language, heading, today) => {
    const { page, open, signIn, problems } = ground();
    await signIn('officer', language);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('h1').innerText()).toBe(today);
    await page.context().clearCookies();
    await open('/sign-in');
    expect(await page.locator('h1').innerText()).toBe(heading);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
