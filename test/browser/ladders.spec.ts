import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { type BrowserGround, describeInBrowser, settled } from './browser-ground.js';

interface Ladder {
  code: string;
  name: { en: string; ru: string | null };
  version: number;
  rules: { rungs: { key: string; when: unknown; audience: unknown[] }[]; pauseDays: number; reviewDays: number };
}
interface Preview {
  commitments: number;
  changedCommitments: number;
  counts: Record<'added' | 'taken_back' | 'moved' | 'other_reason', number>;
}

const ask = <Answer>(page: Page, path: string): Promise<Answer> =>
  page.evaluate(async (asked) => (await fetch(`/api/v1${asked}`)).json() as Promise<never>, path);

const send = (page: Page, [method, path]: [string, string], { body, version }: Sent): Promise<unknown> =>
  page.evaluate(
    async ({ verb, to, given, match }) => {
      const headers = { 'content-type': 'application/json', ...(match !== undefined && { 'if-match': `"${match}"` }) };
      const answer = await fetch(`/api/v1${to}`, { method: verb, headers, body: JSON.stringify(given) });
      return answer.json() as Promise<never>;
    },
    { verb: method, to: path, given: body, match: version },
  );

interface Sent {
  body: unknown;
  version?: number;
}

const ladder = (page: Page, code: string) => ask<Ladder>(page, `/ladders/${code}`);

/** A ladder of its own for a test, as a copy of the default one; ends on its page. */
async function copyOfDefault({ page, open }: BrowserGround, name: string): Promise<string> {
  await open('/ladders');
  await page.getByRole('button', { name: 'Add a ladder' }).click();
  await page.getByRole('textbox', { name: 'Name in English' }).fill(name);
  await page.getByRole('button', { name: 'Add the ladder' }).click();
  await page.waitForURL(/\/ladders\/[a-z0-9-]+$/);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Until the focus is in the field of this name, which says what is wrong with it. */
const isAtFault = (page: Page, name: string) =>
  page.getByRole('textbox', { name }).and(page.locator(':focus[aria-invalid=true]')).waitFor();

const field = (page: Page, legend: string) => page.locator('fieldset.rung-field', { hasText: legend }).first();

describeInBrowser('ladders', (ground) => {
  it('say in words when whom they remind, to everybody; only administrators change them', async () => {
    const { page, open, signIn } = ground();
    await signIn('officer');
    await open('/ladders/default');
    await page.getByText('10 working days before the deadline').waitFor();
    await page.getByText('to the superior of the lead').waitFor();
    expect(await page.getByRole('button', { name: 'Change' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Register' }).waitFor();
    expect(await page.getByRole('option', { name: 'Ladders' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    const commitments = await ask<{ items: { id: string }[] }>(page, '/commitments?q=fleet');
    await open(`/commitments/${commitments.items[0]?.id}`);
    await page.getByRole('link', { name: 'Default ladder' }).click();
    await page.waitForURL(/\/ladders\/default$/);
  });

  it('without a name lead to the field of it, where one is added or changed', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await open('/ladders');
    await page.getByRole('button', { name: 'Add a ladder' }).press('Enter');
    await page.getByRole('button', { name: 'Add the ladder' }).press('Enter');
    await page.getByText('Say what the ladder is called').waitFor();
    await isAtFault(page, 'Name in English');
    await open('/ladders/default');
    await page.getByRole('button', { name: 'Change' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name in English' }).fill('');
    for (let tries = 0; tries < 2; tries++) {
      await page.locator('.ladder-form button[type=submit]').press('Enter');
      await isAtFault(page, 'Name in English');
    }
    await page.getByRole('button', { name: 'Throw the change away' }).press('Enter');
  });

  it('are changed by keyboard after a look at exactly what is saved', async () => {
    const it = ground();
    const { page, open, signIn } = it;
    await signIn('administrator');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('ladd');
    await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ladders$/);
    await open('/ladders/default');
    const before = await ladder(page, 'default');
    await page.getByRole('button', { name: 'Change' }).press('Enter');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    expect(await save.isDisabled()).toBe(true);

    // One reminder dropped, one at another time, one more for the author.
    await field(page, '10 working days before').getByRole('button', { name: 'Remove this reminder' }).press('Enter');
    await field(page, '1 working day after').getByRole('spinbutton', { name: 'How many days' }).fill('2');
    const onDay = field(page, 'on the day of the deadline');
    await onDay.getByRole('combobox', { name: 'One more' }).selectOption('to the side that gave the task');
    await onDay.getByRole('button', { name: 'Add' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name in Russian' }).fill('Строгая');
    expect(await save.count()).toBe(0);
    await page.getByRole('button', { name: 'See what changes' }).press('Enter');
    await page.getByRole('heading', { name: 'What changes' }).waitFor();

    const rungs = before.rules.rungs
      .filter(({ key }) => key !== 'before-10')
      .map((rung) => (rung.key === 'after-1' ? { ...rung, key: 'after-2', when: { after: 2 } } : rung))
      .map((rung) => (rung.key === 'on-day' ? { ...rung, audience: [...rung.audience, 'author'] } : rung));
    const rules = { ...before.rules, rungs, nudgeDays: 3 };
    const expected = (await send(page, ['POST', '/ladders/default/preview'], { body: { rules } })) as Preview;
    expect(expected.counts.added).toBeGreaterThan(0);
    const numbers = await page.locator('.ladder-numbers dd').allInnerTexts();
    const { added, taken_back, moved, other_reason } = expected.counts;
    expect(numbers.map(Number)).toEqual([added, taken_back, moved, other_reason]);
    await page.getByText(`${expected.commitments} commitments on control follow this ladder.`).waitFor();
    await page.locator('.ladder-changes summary').press('Enter');
    expect(await page.locator('.ladder-changes a[href^="/commitments/"]').count()).toBeGreaterThan(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    // What is changed after the look has to be looked at again.
    await page.getByRole('spinbutton', { name: /^A commitment without a deadline/ }).fill('31');
    await page.getByText(/Look again before you save/).waitFor();
    expect(await save.count()).toBe(0);
    await page.getByRole('spinbutton', { name: /^A commitment without a deadline/ }).fill('30');
    expect(await ladder(page, 'default')).toEqual(before);
    await save.press('Enter');
    await page.getByText(/^Saved\./).waitFor();
    const after = await ladder(page, 'default');
    expect(after).toMatchObject({ name: { ru: 'Строгая' }, version: before.version + 1, rules });
    await page.getByText('2 working days after the deadline').waitFor();
  });

  it('keep what was typed, show both versions when somebody was faster, and refuse what is wrong', async () => {
    const it = ground();
    const { page, open, signIn } = it;
    await signIn('administrator');
    const code = await copyOfDefault(it, 'Under pressure');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('button', { name: 'Add a reminder' }).click();
    const added = page.locator('fieldset.rung-field').last();
    await added.getByRole('spinbutton', { name: 'How many days' }).fill('0');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText('A whole number from 1 to 366').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect(await accessibilityFaults(page)).toEqual([]);
    await added.getByRole('spinbutton', { name: 'How many days' }).fill('20');
    await added.getByRole('combobox', { name: 'Which days' }).selectOption('Calendar days');
    await open(`/ladders/${code}`);
    await page.getByText('What you had changed here and not saved is here again.').waitFor();

    const theirs = await ladder(page, code);
    await send(page, ['PATCH', `/ladders/${code}`], {
      body: { rules: { ...theirs.rules, pauseDays: 9 } },
      version: theirs.version,
    });
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText('Somebody has changed it while you were writing').waitFor();
    expect(await page.getByText('for 9 working days').count()).toBe(1);
    expect(await page.getByText('only here').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText(/No commitment on control follows this ladder/).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/^Saved\./).waitFor();
    const { rules } = await ladder(page, code);
    expect(rules.pauseDays).toBe(5);
    const when = { before: 20, days: 'calendar' };
    expect(rules.rungs).toContainEqual({ key: 'before-20-calendar', when, audience: ['lead'] });
  });

  it('say at its field what the API refuses, and in a note what has none', async () => {
    const it = ground();
    const { page, open, signIn } = it;
    await signIn('administrator');
    await open('/ladders');
    await page.getByRole('button', { name: 'Add a ladder' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name in English' }).fill('Refused');
    await dialog.getByRole('textbox', { name: 'Name in Belarusian' }).fill('Наз\u202eва');
    await dialog.getByRole('button', { name: 'Add the ladder' }).click();
    await dialog.getByText('One line only').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('lang'))).toBe('be');
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await dialog.getByRole('textbox', { name: 'Name in Belarusian' }).fill('');
    await dialog.getByRole('button', { name: 'Add the ladder' }).click();
    await page.getByRole('heading', { level: 1, name: 'Refused' }).waitFor();

    await page.getByRole('button', { name: 'Change' }).click();
    // The first in time, wherever it stands in the form.
    await page.getByRole('button', { name: 'Add a reminder' }).click();
    const added = page.locator('fieldset.rung-field').last();
    await added.getByRole('spinbutton', { name: 'How many days' }).fill('99');
    const faults = [
      { path: 'rules.rungs[0].when.before', rule: 'out_of_range', message: 'is too far' },
      { path: 'rules.rungs[1].audience', rule: 'not_known', message: 'is not there' },
      { path: 'rules.nudgeDays', rule: 'number', message: 'is none' },
    ];
    const refuse = (named: object[]) =>
      page.route('**/preview', (route) =>
        route.fulfill({ status: 422, json: { code: 'invalid', detail: 'Wrong.', faults: named } }),
      );
    await refuse(faults);
    const look = page.getByRole('button', { name: 'See what changes' });
    await look.click();
    await added.getByText('This is beyond what is taken here').waitFor();
    await page.locator('fieldset.rung-field').first().getByText('This is not known here').waitFor();
    await page.getByText('A number is expected here').waitFor();
    expect(await page.locator('form.ladder-form [aria-invalid=true]').count()).toBe(3);
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute('**/preview');
    await refuse([...faults, { path: 'rules', rule: 'form', message: 'is none' }]);
    await look.click();
    await page.getByRole('alert').getByText('This is not in the form that is expected here').waitFor();
    expect(await page.getByRole('alert').getByRole('listitem').count()).toBe(1);
    await page.unroute('**/preview');
    await page.getByRole('button', { name: 'Throw the change away' }).click();
  });

  it('are added once, however often it is asked for while the answer is awaited', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await open('/ladders');
    const sent: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/ladders', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent.push(route.request().headers()['idempotency-key'] ?? '');
      await held;
      return route.continue();
    });
    await page.getByRole('button', { name: 'Add a ladder' }).click();
    const name = page.getByRole('textbox', { name: 'Name in English' });
    await name.fill('Only once');
    await name.press('Enter');
    await name.press('Enter');
    await page.getByRole('button', { name: 'Add the ladder' }).click({ force: true });
    release();
    await page.waitForURL(/\/ladders\/only-once$/);
    await page.unroute('**/api/v1/ladders');
    const { items } = await ask<{ items: Ladder[] }>(page, '/ladders');
    expect(items.filter((one) => one.name.en === 'Only once')).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  it('are removed when nobody has chosen them, else say who has', async () => {
    const it = ground();
    const { page, open, signIn } = it;
    await signIn('administrator');
    await open('/ladders/default');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('It holds wherever no other was chosen. Change it instead.').waitFor();
    expect(await page.getByRole('button', { name: 'Remove the ladder' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Close' }).last().click();
    const code = await copyOfDefault(it, 'Не нужна');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove the ladder' }).click();
    await page.waitForURL(/\/ladders$/);
    await page.getByRole('link', { name: 'Default ladder' }).waitFor();
    const { items } = await ask<{ items: Ladder[] }>(page, '/ladders');
    expect(items.map((one) => one.code)).not.toContain(code);
  });

  it.each([
    ['en', 'Ladders', 'Default ladder', 'Change'],
    ['ru', 'Порядок напоминаний', 'Строгая', 'Изменить'],
    ['be', 'Парадак напамінаў', 'Звычайны парадак напамінаў', 'Змяніць'],
  ] as const)('speak %s, and fit a phone', async (language, ...words) => {
    const [list, name, change] = words;
    const { page, open, signIn, problems } = ground();
    await page.setViewportSize({ width: 320, height: 900 });
    await signIn('administrator', language);
    await open('/ladders');
    expect(await page.locator('h1').innerText()).toBe(list);
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await open('/ladders/default');
    expect(await page.locator('h1').innerText()).toBe(name);
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.getByRole('button', { name: change }).click();
    await page.locator('form.ladder-form').waitFor();
    await settled(page);
    expect([await overflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
