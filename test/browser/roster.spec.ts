import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';

/** A dialog as it lies over the page, looked at on a desk and on a phone. */
async function isSound(page: Page): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    expect({ width, overflow: await overflow(page), faults: await accessibilityFaults(page) }).toEqual({
      ...{ width, overflow: 0, faults: [] },
    });
  }
}

/** As somebody else does it meanwhile. @returns the status of the answer */
function changeElsewhere(page: Page, at: string, change: object): Promise<number> {
  return page.evaluate(
    async ([path, body]) => {
      const { version } = (await (await fetch(path)).json()) as { version: number };
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
      return (await fetch(path, { method: 'PATCH', headers, body })).status;
    },
    [at, JSON.stringify(change)] as const,
  );
}

const today = () => Temporal.Now.plainDateISO('Europe/Minsk');

describeInBrowser('bodies, posts and people', (ground) => {
  const button = (name: string | RegExp) => ground().page.getByRole('button', { name, exact: true });
  const field = (name: string) => ground().page.getByRole('textbox', { name });
  const choose = async (label: string, option: string) => {
    const { page } = ground();
    await page.getByRole('combobox', { name: label }).fill(option);
    await page.getByRole('option', { name: option }).first().click();
  };
  let post = '';

  it('are added: a body below another, and a post in it', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await open('/bodies');
    await page.getByRole('searchbox', { name: 'Find a body' }).fill('Government of');
    await page.locator('ul.tree a').first().click();
    await button('Add a body').click();
    await button('Add the body').click();
    await page.getByText('Say what the body is called').waitFor();
    await field('Name in English').fill('Ministry of Bridges');
    await field('Name in Russian').fill('Министерство мостов');
    expect(await field('Code').inputValue()).toBe('by-ministry-of-bridges');
    await isSound(page);
    await button('Add the body').click();
    await page.getByText('Ministry of Bridges is in the register.').waitFor();
    await page.getByRole('heading', { level: 2, name: 'Ministry of Bridges' }).waitFor();
    expect(new URL(page.url()).searchParams.get('body')).toMatch(/^[0-9a-f-]{36}$/);
    await button('Add a post').click();
    await field('Title in English').fill('Minister of Bridges');
    await isSound(page);
    await button('Add the post').click();
    await page.locator('h1:focus', { hasText: 'Minister of Bridges' }).waitFor();
    await page.getByText('Nobody has held this post yet.').waitFor();
    post = page.url();
  });

  it('are changed: whoever was overtaken sees both versions, and loses nothing', async () => {
    const { page } = ground();
    await page.getByRole('link', { name: 'Ministry of Bridges' }).click();
    await button('Change the body').click();
    await field('Name in Belarusian').fill('Міністэрства мастоў');
    const at = `/api/v1/bodies/${new URL(page.url()).searchParams.get('body')}`;
    expect(await changeElsewhere(page, at, { name: { en: 'Ministry of Long Bridges' } })).toBe(200);
    await button('Save the body').click();
    await page.getByRole('row', { name: /Ministry of Bridges.*Ministry of Long Bridges/ }).waitFor();
    expect(await field('Name in Belarusian').inputValue()).toBe('Міністэрства мастоў');
    await button('Send mine anyway').click();
    await page.getByText(/is saved\./).waitFor();
    await page.reload();
    // Each has changed another language of its name: both stand.
    await page.getByRole('heading', { level: 2, name: 'Ministry of Long Bridges' }).waitFor();
    await page.getByRole('searchbox', { name: 'Find a body' }).fill('мастоў');
    await page.locator('ul.tree').getByRole('link', { name: 'Ministry of Long Bridges' }).waitFor();
  });

  it('are changed without undoing what was read again beneath the form', async () => {
    const { page } = ground();
    await page.clock.install();
    await page.goto(post);
    await button('Change the post').click();
    await field('Title in Russian').fill('Министр мостов');
    await choose('Reports to', 'Prime Minister');
    const at = new URL(post).pathname.replace('/posts', '/api/v1/posts');
    expect(await changeElsewhere(page, at, { title: { be: 'Міністр мастоў' } })).toBe(200);
    // Whoever looks something up in another tab for a while has it read again.
    await page.clock.fastForward(60_000);
    const again = page.waitForResponse((response) => response.url().endsWith(at));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await again;
    await button('Save the post').click();
    await page.getByRole('row', { name: /Міністр мастоў/ }).waitFor();
    await button('Send mine anyway').click();
    await page.getByText('The post is saved.').waitFor();
    const saved = await page.evaluate(async (path) => (await (await fetch(path)).json()) as object, at);
    expect(saved).toMatchObject({ title: { ru: 'Министр мостов', be: 'Міністр мастоў' } });
    // What was said of this post is not said of the next.
    await page.locator('.facts').getByRole('link', { name: 'Prime Minister' }).click();
    await page.locator('h1:focus', { hasText: 'Prime Minister' }).waitFor();
    expect(await page.getByText('The post is saved.').count()).toBe(0);
  });

  it('have a first holder, whose tenure is ended again', async () => {
    const { page, open } = ground();
    await open('/persons');
    await button('Add a person').click();
    await field('Full name in English').fill('Bridget Builder');
    await field('E-mail address').fill('bridget@bridges.by.example.org');
    await isSound(page);
    await button('Add the person').click();
    await page.getByRole('heading', { level: 1, name: 'Bridget Builder' }).waitFor();
    await page.goto(post);
    await button('Add a tenure').click();
    await choose('Person', 'Bridget Builder');
    await page.getByText(/^Bridget Builder holds the post from .*, until further notice/).waitFor();
    await isSound(page);
    await button('Add the tenure').click();
    await page.getByText('Bridget Builder stands in the list of holders.').waitFor();
    await page.reload();
    await button(/^End or correct the tenure of Bridget Builder/).click();
    await button('Let it end today').click();
    await page.getByText(/the post is vacant: its mail goes to the post that it reports to/).waitFor();
    await button('Save the tenure').click();
    await page.getByText('The tenure of Bridget Builder is saved.').waitFor();
    await page.reload();
    await settled(page);
    const ends = await page.evaluate(async () => {
      const at = `/api/v1/tenures?postId=${location.pathname.split('/').at(-1)}`;
      return ((await (await fetch(at)).json()) as { items: { endsOn: string }[] }).items.map(({ endsOn }) => endsOn);
    });
    expect(ends).toEqual([today().toString()]);
    // Today they hold it still: that has to end before they can be erased.
    await page.getByRole('link', { name: 'Bridget Builder' }).first().click();
    await button('Erase for good…').click();
    await page.getByText('This has to end first').waitFor();
    expect(await button('Erase for good').isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('link', { name: 'Minister of Bridges' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('are erased for good, after saying what goes and what stays', async () => {
    const { page, open, signIn, problems } = ground();
    await open('/persons');
    await button('Add a person').click();
    await field('Full name in English').fill('Gone Tomorrow');
    await field('E-mail address').fill('gone@bridges.by.example.org');
    await button('Add the person').click();
    await page.getByRole('heading', { level: 1, name: 'Gone Tomorrow' }).waitFor();
    await button('Erase for good…').click();
    await page.getByText('What stays', { exact: true }).waitFor();
    await button('Erase for good').click();
    await page.getByText('Tick it to go on').waitFor();
    await field('Why').fill('Asked for it on leaving.');
    await page.getByRole('checkbox', { name: 'I know that nobody can undo this' }).check();
    await isSound(page);
    await button('Erase for good').click();
    await page.locator('h1:focus', { hasText: 'Erased person' }).waitFor();
    await page.reload();
    await page.getByText('Who this was has been erased for good.').waitFor();
    expect(await button('Erase for good…').count()).toBe(0);
    const erased = page.url();
    await open('/persons?q=Gone');
    await page.getByText('Nobody is called so.').waitFor();
    // In another language nothing of it stays English.
    await signIn('administrator', 'be');
    await page.goto(erased);
    await page.getByRole('heading', { level: 1, name: 'Абязлічаная асоба' }).waitFor();
    await page.goto(post);
    await page.getByRole('link', { name: 'Bridget Builder' }).first().click();
    await page.locator('table').getByRole('link', { name: 'Міністр мастоў' }).waitFor();
    expect(problems).toEqual([]);
  });
});
