import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, settled } from './browser-ground.js';

const ask = <Answer>(page: Page, path: string): Promise<Answer> =>
  page.evaluate(async (asked) => (await fetch(`/api/v1${asked}`)).json() as Promise<never>, path);

interface Listed<Item> {
  items: Item[];
}
interface Post {
  id: string;
  title: { en: string };
  holder: { id: string; name: string } | null;
}
interface Tenure {
  person: { name: string };
  startsOn: string;
  endsOn: string | null;
}

const ambassador = async (page: Page): Promise<Post> => {
  const { items } = await ask<Listed<Post>>(page, '/posts?q=ambassador&limit=100');
  const found = items.find(({ title }) => title.en.includes('Belarus'));
  if (!found) throw new Error('the sample has an ambassador');
  return found;
};

jest.setTimeout(180_000);

describeInBrowser('people and posts', (ground) => {
  it('are reached from Administration, where administrators find a body and its posts', async () => {
    const { page, signIn } = ground();
    await signIn('administrator');
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByRole('searchbox', { name: 'Find a body' }).fill('пасольства');
    await page.getByRole('link', { name: /^Embassy of the Republic of Belarus/ }).press('Enter');
    const { items } = await ask<Listed<Post>>(
      page,
      `/posts?bodyId=${new URL(page.url()).searchParams.get('body') ?? ''}`,
    );
    await page.getByRole('link', { name: items[0].title.en }).waitFor();
    expect(await page.locator('table.list-table tbody tr').count()).toBe(items.length);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: items[0].title.en }).click();
    await page.waitForURL(/\/posts\//);
    await page.getByRole('heading', { name: 'Who holds it, and held it' }).waitFor();
  });

  it('are open to others too, who find bodies, people and deputies, and change nothing', async () => {
    const { page, open, signIn } = ground();
    await signIn('officer');
    expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await page.getByRole('link', { name: 'People and posts' }).click();
    const places = page.getByRole('navigation', { name: 'People and posts' });
    for (const place of ['Deputies', 'People', 'Bodies and posts']) {
      await places.getByRole('link', { name: place }).click();
      await page.getByRole('heading', { level: 1, name: place }).waitFor();
      expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0);
      const here = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]');
      expect(await here.innerText()).toBe('People and posts');
    }
    await page.setViewportSize({ width: 320, height: 900 });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'People and posts' }).waitFor();
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    const post = await ambassador(page);
    await open(`/posts/${post.id}`);
    await page.getByRole('heading', { name: 'Who holds it, and held it' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Hand the post over' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /Change|correct|Add/ }).count()).toBe(0);
    await page.locator('.list-table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Posts they hold, and held' }).waitFor();
    expect(await page.getByRole('button', { name: /Change|Erase/ }).count()).toBe(0);
    await open('/accounts');
    await page.getByRole('alert').waitFor();
  });

  it('hand a post over by keyboard, after saying in words what follows', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    const post = await ambassador(page);
    await open(`/posts/${post.id}`);
    const button = page.getByRole('button', { name: 'Hand over', exact: true });
    expect(await button.isDisabled()).toBe(true);
    const successor = page.getByRole('combobox', { name: 'Successor' });
    await successor.focus();
    await page.keyboard.type(post.holder?.name ?? '');
    // Everybody is offered until the answer to what was typed is there.
    await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(`${post.holder?.name ?? ''} holds this post already.`).waitFor();
    expect(await button.isDisabled()).toBe(true);
    const { items: persons } = await ask<Listed<{ id: string; name: string }>>(page, '/persons?limit=100');
    const next = persons.find(({ id }) => id !== post.holder?.id)!;
    await successor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(next.name);
    await page.getByRole('option', { name: next.name }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`^${next.name} holds the post from .*, until further notice`)).waitFor();
    await page.getByText(new RegExp(`^The last day of ${post.holder?.name ?? ''} in the post is`)).waitFor();
    await page.getByText(/commitments? on control that it leads/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Handed over').waitFor();
    const tomorrow = Temporal.Now.plainDateISO('Europe/Minsk').add({ days: 1 });
    const { items } = await ask<Listed<Tenure>>(page, `/tenures?postId=${post.id}&sort=-startsOn`);
    expect(items.slice(0, 2)).toMatchObject([
      { person: { name: next.name }, startsOn: tomorrow.toString(), endsOn: null },
      { person: { name: post.holder?.name }, endsOn: tomorrow.subtract({ days: 1 }).toString() },
    ]);
    await page.locator('table.list-table tbody th', { hasText: next.name }).waitFor();
  });

  it('tell what somebody may read to those alone who have to do with it', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator');
    const { holder } = await ambassador(page);
    for (const [who, told] of [
      ['administrator', 1],
      ['registrar', 1],
      ['auditor', 0],
    ] as const) {
      await signIn(who);
      await open(`/persons/${holder?.id}`);
      await page.locator('.facts').getByText('Time zone').waitFor();
      expect({ who, told: await page.getByText('May read up to').count() }).toEqual({ who, told });
    }
    await open('/persons');
    expect(await page.getByText('For official use').or(page.getByText('Confidential')).count()).toBeLessThan(2);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['en', 'Posts they hold, and held', 'Bodies and posts', 'People', 'Deputies'],
    ['ru', 'Должности сейчас и прежде', 'Органы и должности', 'Люди', 'Замещение'],
    ['be', 'Пасады цяпер і раней', 'Органы і пасады', 'Людзі', 'Замяшчэнне'],
  ] as const)('speak %s, and fit a phone', async (language, tenures, ...titles) => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator', language);
    const { id, holder } = await ambassador(page);
    const paths = ['/bodies', '/persons', '/deputyships', `/posts/${id}`, `/persons/${holder?.id}`];
    for (const [index, path] of paths.entries()) {
      await open(path);
      if (titles[index] !== undefined) expect(await page.locator('h1').innerText()).toBe(titles[index]);
      // Whoever comes to a table with the keyboard alone hears which one it is.
      const name = path === '/persons' ? titles[index] : path.startsWith('/persons/') ? tenures : undefined;
      if (name !== undefined) await page.getByRole('region', { name, exact: true }).waitFor();
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await settled(page);
        expect({ path, width, overflow: await overflow(page) }).toEqual({ path, width, overflow: 0 });
        expect(await accessibilityFaults(page)).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
