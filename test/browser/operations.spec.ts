import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow } from './accessibility.js';
import { describeInBrowser, PEOPLE } from './browser-ground.js';
import { ask, dialogOf } from './control-ground.js';

interface MailHealth {
  isHeld: boolean;
  reason: string;
  ready: number;
}
const mailHealth = (page: Page) => ask<MailHealth>(page, '/health/mail');
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** A connection of its own each time: the database is dropped before a test could close one. */
async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A reminder that the mail server has refused, and the address with it. */
async function refuseMail(url: string): Promise<{ name: string; reference: string; id: string }> {
  const id = randomUUID();
  const [person] = await query<{ id: string; name: string }>(
    url,
    `UPDATE persons SET email_refused_at = now(), email_refusal = '550 5.1.1 User unknown' WHERE email = $1
     RETURNING id, name`,
    [PEOPLE.officer.email],
  );
  await query(
    url,
    `INSERT INTO mailings (id, person_id, message_id, address, state, due_at, settled_at, last_error, attempt)
     VALUES ($1::uuid, $2, '<' || $1 || '@example.org>', $3, 'failed', now() - interval '1 day', now(),
       'RCPT TO: Can''t send mail - all recipients were rejected: 550 5.1.1 User unknown', 1)`,
    [id, person.id, PEOPLE.officer.email],
  );
  const [told] = await query<{ reference: string }>(
    url,
    `UPDATE occurrences o SET state = 'failed', mailing_id = $1 FROM commitments c
     WHERE c.id = o.commitment_id AND o.id = (
       SELECT x.id FROM occurrences x JOIN commitments y ON y.id = x.commitment_id
       WHERE x.recipient_id = $2 AND x.state = 'planned' AND y.classification = 'public' ORDER BY x.due_at LIMIT 1)
     RETURNING c.reference`,
    [id, person.id],
  );
  return { id, name: person.name, reference: told.reference };
}

/** As the database finds its row after it was brought to another server. */
const moveElsewhere = (url: string) =>
  query(
    url,
    `UPDATE mail_hold SET identity = database_identity() || '{"system": "1"}', swept_at = now(),
       written_in = pg_current_xact_id()::xid`,
  );

describeInBrowser('mail and health', (ground) => {
  it('a mail that has failed is tried again once its address is mended', async () => {
    const { page, open, signIn, problems } = ground();
    const { id, name, reference } = await refuseMail(ground().database);
    await signIn('administrator');
    await open('/mail');
    const failed = page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Reminder, due since' });
    await failed.getByText('The mail server refuses this address').waitFor();
    expect(await failed.innerText()).toContain('Tried once.');
    expect(await accessibilityFaults(page)).toEqual([]);

    const again = failed.getByRole('button', { name: `Try again: the mail to ${name}` });
    await again.press('Enter');
    await failed.getByText('The address is still marked as refused.').waitFor();
    await page.getByRole('button', { name: `Mend the address of ${name}` }).press('Enter');
    await dialogOf(page).getByText('The mail server refused it and said:').waitFor();
    await dialogOf(page).getByRole('button', { name: 'Save the address' }).press('Enter');
    await said(page, `The address of ${name} is saved`);
    await page.getByText('No address is refused.').waitFor();

    await again.press('Enter');
    await said(page, `The mail to ${name} waits to go out again.`);
    expect(await ask(page, `/mailings/${id}`)).toMatchObject({ state: 'queued' });
    await page.getByRole('link', { name: 'Late mail' }).press('Enter');
    await page.waitForURL(/state=late/);
    await page.getByRole('link', { name: reference }).first().click();
    await page.getByRole('heading', { name: 'Register', exact: true }).waitFor();
    await page.getByRole('row', { name: reference }).waitFor();
    expect(problems).toEqual([]);
  });

  it('mail of a restored copy is released by whoever says that it is the one in use', async () => {
    const { page, signIn, problems } = ground();
    await moveElsewhere(ground().database);
    await signIn('administrator');
    await page.getByText('The system needs somebody.').waitFor();
    await page.getByRole('link', { name: 'See what, and what to do about it' }).press('Enter');
    await page.getByText('Mail is on hold: the database is a copy').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to the mail on hold' }).press('Enter');
    await page.getByText('The database is on another server than when it last sent mail.').waitFor();
    await page.getByRole('button', { name: 'Release the mail' }).press('Enter');
    const { ready } = await mailHealth(page);
    expect(ready).toBeGreaterThan(0);
    await dialogOf(page)
      .getByText(ready === 1 ? '1 mail goes out now.' : `${ready} mails go out now.`)
      .waitFor();
    const release = dialogOf(page).getByRole('button', { name: 'Release the mail' });
    expect(await release.isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialogOf(page).getByRole('checkbox').press('Space');
    await release.press('Enter');
    await said(page, 'Mail goes out again.');
    expect(await mailHealth(page)).toMatchObject({ isHeld: false });

    await page.getByRole('button', { name: 'Hold all mail' }).press('Enter');
    await dialogOf(page).getByRole('button', { name: 'Hold all mail' }).press('Enter');
    await dialogOf(page).getByText('Say why').waitFor();
    await dialogOf(page).getByLabel('Why').fill('The mail server moves.');
    await dialogOf(page).getByRole('button', { name: 'Hold all mail' }).press('Enter');
    await said(page, 'Mail is on hold. Nothing is sent.');
    expect(await mailHealth(page)).toMatchObject({ isHeld: true, reason: 'The mail server moves.' });
    expect(problems).toEqual([]);
  });

  it('health looks again by itself, and leaves the focus where it is', async () => {
    const { page, open, signIn } = ground();
    await signIn('administrator');
    await page.clock.install();
    await open('/health');
    const overall = page.locator('.health-overall');
    await overall.waitFor();
    const before = await overall.innerText();
    const link = page.getByRole('link', { name: 'Bodies and posts' });
    await link.focus();
    await query(
      ground().database,
      `INSERT INTO history_checks (started_at, finished_at, leaves, pending, found, sample)
       VALUES (now(), now(), 10, 0, 3, '[]')`,
    );
    await page.clock.runFor(31_000);
    await page.getByText('History is not as it was signed').waitFor();
    expect(await overall.innerText()).not.toBe(before);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.clock.resume();
  });

  it('neither is for others', async () => {
    const { page, open, signIn } = ground();
    await signIn('officer');
    for (const path of ['/mail', '/health']) {
      await open(path);
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('button', { name: /mail/ }).count()).toBe(0);
    }
  });

  it.each([
    ['en', 'Mail', 'Health'],
    ['ru', 'Почта', 'Состояние'],
    ['be', 'Пошта', 'Стан'],
  ] as const)('speak %s, and fit a phone', async (language, ...titles) => {
    const { page, open, signIn, problems } = ground();
    await signIn('administrator', language);
    await page.setViewportSize({ width: 320, height: 800 });
    for (const [index, path] of ['/mail?state=late', '/health'].entries()) {
      await open(path);
      expect(await page.locator('h1').innerText()).toBe(titles[index]);
      expect({ path, overflow: await overflow(page) }).toEqual({ path, overflow: 0 });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(problems).toEqual([]);
  });
});
