import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, PEOPLE } from './browser-ground.js';
import { ask, dayIn, dialogOf } from './control-ground.js';

interface Account {
  personId: string;
  name: string;
  email: string;
  roles: string[];
  disabledAt: string | null;
  version: number;
}
interface Person {
  id: string;
  name: string;
  email: string;
}
interface Deputyship {
  id: string;
  absent: Person;
  deputy: Person;
  startsOn: string;
  endsOn: string;
}
interface Listed<Item> {
  items: Item[];
}

const accountOf = (page: Page, personId: string) => ask<Account>(page, `/accounts/${personId}`);

async function withoutAccount(page: Page): Promise<Person> {
  const { items: persons } = await ask<Listed<Person>>(page, '/persons?limit=100');
  const { items: accounts } = await ask<Listed<Account>>(page, '/accounts?limit=100');
  const found = persons.find(({ id }) => !accounts.some(({ personId }) => personId === id));
  if (!found) throw new Error('everybody of the sample has an account');
  return found;
}

/** As somebody else does it meanwhile. */
async function changeElsewhere(page: Page, { personId, version }: Account, change: object): Promise<void> {
  await page.evaluate(
    async ([path, etag, body]) => {
      const headers = { 'content-type': 'application/json', 'if-match': etag };
      const { ok, status } = await fetch(path, { method: 'PATCH', headers, body });
      if (!ok) throw new Error(`${path}: ${status}`);
    },
    [`/api/v1/accounts/${personId}`, `"${version}"`, JSON.stringify(change)] as const,
  );
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = dialogOf(page).getByRole('combobox', { name: label });
  // A dialog takes the focus once it is there.
  await page.waitForFunction(() => document.querySelector('[role=dialog]')?.contains(document.activeElement) ?? false);
  await field.focus();
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).first().waitFor();
  // Everybody is offered until the answer to what was typed is there.
  await page.waitForFunction(() => {
    const options = [...document.querySelectorAll('[role=option]')];
    return options.filter((option) => option.checkVisibility()).length <= 2;
  });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Chooses what to do with an account in the menu of its row, by keyboard. */
async function begin(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Change the account: ${name}` }).press('Enter');
  await page.getByRole('menuitem', { name: item }).press('Enter');
  await dialogOf(page).waitFor();
}

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

describeInBrowser('accounts', (ground) => {
  it('are given, found, changed and closed', async () => {
    const { page, open, signIn, url, problems } = ground();
    const tokenOf = async (email: string, password: string) => {
      const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const body = JSON.stringify({ email, password });
      const response = await fetch(`${url}/api/v1/session`, { ...options, body });
      return response.ok ? ((await response.json()) as { token: string }).token : null;
    };
    const isSignedIn = async (token: string) =>
      (await fetch(`${url}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } })).ok;
    await signIn('administrator');
    await open('/accounts');
    const person = await withoutAccount(page);

    await page.getByRole('button', { name: 'Give a person an account' }).press('Enter');
    await choose(page, 'Person', person.name);
    await dialogOf(page).getByText(`${person.name} can sign in at once, with ${person.email}`).waitFor();
    await dialogOf(page).getByRole('button', { name: 'Give the account' }).press('Enter');
    await dialogOf(page).getByText('At least 12 characters', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialogOf(page).getByRole('checkbox', { name: 'Observer' }).press('Space');
    await dialogOf(page).getByRole('button', { name: 'Make one up' }).press('Enter');
    const password = await dialogOf(page).getByLabel('Password', { exact: true }).inputValue();
    await dialogOf(page).getByRole('button', { name: 'Give the account' }).press('Enter');
    await said(page, `${person.name} can sign in with ${person.email}`);
    expect(await accountOf(page, person.id)).toMatchObject({ roles: ['observer'], disabledAt: null });
    const token = (await tokenOf(person.email, password)) ?? '';
    expect(await isSignedIn(token)).toBe(true);

    await page.getByRole('button', { name: 'Give a person an account' }).click();
    await choose(page, 'Person', person.name);
    await dialogOf(page).getByRole('button', { name: 'Make one up' }).click();
    await dialogOf(page).getByRole('button', { name: 'Give the account' }).click();
    await dialogOf(page).getByText('This person has an account already.').waitFor();
    await page.keyboard.press('Escape');

    const { items: called } = await ask<Listed<Account>>(page, `/accounts?q=${person.email}`);
    await page.getByRole('searchbox', { name: 'Find an account' }).fill(person.email);
    await page.waitForURL(/\?q=/);
    await page.waitForFunction((count) => document.querySelectorAll('tbody tr').length === count, called.length);

    await begin(page, person.name, 'Change the roles');
    await changeElsewhere(page, await accountOf(page, person.id), { roles: ['assessor'] });
    await dialogOf(page).getByRole('checkbox', { name: 'Auditor' }).press('Space');
    await dialogOf(page).getByRole('button', { name: 'Change the roles' }).press('Enter');
    await dialogOf(page).getByRole('row', { name: 'Roles Observer Assessor' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Send mine anyway' }).press('Enter');
    await said(page, `${person.name} has the new roles.`);
    expect(await accountOf(page, person.id)).toMatchObject({ roles: ['auditor', 'observer'] });

    await begin(page, person.name, 'Disable the account');
    await dialogOf(page).getByText('They are signed out everywhere at once and cannot sign in any more.').waitFor();
    await dialogOf(page).getByRole('button', { name: 'Disable the account' }).press('Enter');
    await said(page, `The account of ${person.name} is disabled`);
    expect([await isSignedIn(token), await tokenOf(person.email, password)]).toEqual([false, null]);
    await page.getByRole('cell', { name: /^closed since/ }).waitFor();

    await begin(page, person.name, 'Enable the account');
    await dialogOf(page).getByRole('button', { name: 'Enable the account' }).press('Enter');
    await said(page, `The account of ${person.name} is enabled again.`);
    await begin(page, person.name, 'Set a new password');
    await dialogOf(page).getByLabel('Password', { exact: true }).fill('another long password');
    await dialogOf(page).getByRole('button', { name: 'Set the password' }).press('Enter');
    await said(page, `${person.name} has a new password.`);
    expect(await tokenOf(person.email, password)).toBeNull();
    expect(await tokenOf(person.email, 'another long password')).not.toBeNull();

    await begin(page, person.name, 'Change the e-mail address');
    await dialogOf(page).getByLabel('E-mail address').fill(PEOPLE.auditor.email);
    await dialogOf(page).getByRole('button', { name: 'Save the address' }).press('Enter');
    await dialogOf(page).getByRole('alert').getByText('Another person has this address.').waitFor();
    await page.keyboard.press('Escape');

    await open(`/accounts?q=${PEOPLE.administrator.email}`);
    const { items } = await ask<Listed<Account>>(page, `/accounts?q=${PEOPLE.administrator.email}`);
    await begin(page, items[0].name, 'Disable the account');
    await dialogOf(page).getByRole('button', { name: 'Disable the account' }).click();
    await dialogOf(page).getByText('Another administrator must disable your account').waitFor();
    expect(problems).toEqual([]);
  });

  it('are changed twice in a row, however slowly the list comes', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    const { items } = await ask<Listed<Account>>(page, `/accounts?q=${PEOPLE.auditor.email}`);
    await open(`/accounts?q=${PEOPLE.auditor.email}`);
    await page.route('**/api/v1/accounts?*', async (route) => {
      await sleep(2000);
      await route.continue();
    });
    await begin(page, items[0].name, 'Change the roles');
    await dialogOf(page).getByRole('checkbox', { name: 'Observer' }).press('Space');
    await dialogOf(page).getByRole('button', { name: 'Change the roles' }).press('Enter');
    await said(page, `${items[0].name} has the new roles.`);
    await begin(page, items[0].name, 'Set a new password');
    await dialogOf(page).getByLabel('Password', { exact: true }).fill('the second act in a row');
    await dialogOf(page).getByRole('button', { name: 'Set the password' }).press('Enter');
    await said(page, `${items[0].name} has a new password.`);
    await page.unrouteAll({ behavior: 'wait' });
  });
});

describeInBrowser('deputies', (ground) => {
  it('are entered, not twice for the same days, and end early', async () => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator');
    await open('/deputyships');
    const { items: persons } = await ask<Listed<Person>>(page, '/persons?limit=100');
    const [absent, deputy] = [persons[0], persons[1]];
    const [first, last] = [dayIn(0), dayIn(12)];
    const fill = async () => {
      await page.getByRole('button', { name: 'Add a deputy' }).press('Enter');
      await choose(page, 'Who is away', absent.name);
      await choose(page, 'Who stands in', deputy.name);
      await dialogOf(page).getByLabel('First day').fill(first.iso);
      await dialogOf(page).getByLabel('Last day').fill(last.iso);
      await dialogOf(page).getByText(`${deputy.name} gets the mail of ${absent.name} too`).waitFor();
    };
    const send = () => dialogOf(page).getByRole('button', { name: 'Add the deputy' }).press('Enter');

    await fill();
    await dialogOf(page).getByText('That is 13 days.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await send();
    await said(page, `${deputy.name} stands in for ${absent.name}.`);
    const read = async () => {
      const path = `/deputyships?absentId=${absent.id}&deputyId=${deputy.id}`;
      return (await ask<Listed<Deputyship>>(page, path)).items;
    };
    expect(await read()).toMatchObject([{ startsOn: first.iso, endsOn: last.iso }]);

    await fill();
    await dialogOf(page).getByText(`Stands in on some of these days already: ${deputy.name}.`).waitFor();
    await send();
    await dialogOf(page).getByText('The same person stands in on some of these days already.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: `Change the days: ${deputy.name} for ${absent.name}` }).press('Enter');
    await dialogOf(page).getByRole('button', { name: 'Let it end today' }).press('Enter');
    await dialogOf(page).getByText('That is 1 day.').waitFor();
    await dialogOf(page).getByRole('button', { name: 'Change the days' }).press('Enter');
    await said(page, 'The days are changed.');
    expect(await read()).toMatchObject([{ startsOn: first.iso, endsOn: first.iso }]);
    expect(problems).toEqual([]);
  });

  it('are read, not changed, by others', async () => {
    const { page, open, signIn } = ground();
    await signIn('officer');
    await open('/deputyships');
    expect(await page.getByRole('button', { name: 'Add a deputy' }).count()).toBe(0);
  });

  it.each([
    ['en', 'Give a person an account', 'Add a deputy'],
    ['ru', 'Создать учётную запись', 'Добавить замещающего'],
    ['be', 'Стварыць уліковы запіс', 'Дадаць таго, хто замяшчае'],
  ] as const)('speak %s in their forms, and fit a phone', async (language, give, add) => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator', language);
    await page.setViewportSize({ width: 320, height: 800 });
    for (const [path, title] of [
      ['/accounts', give],
      ['/deputyships', add],
    ] as const) {
      await open(path);
      expect(await overflow(page)).toBe(0);
      await page.locator('.page-actions button').click();
      await dialogOf(page).getByRole('heading', { name: title }).waitFor();
      expect({ path, overflow: await overflow(page) }).toEqual({ path, overflow: 0 });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
