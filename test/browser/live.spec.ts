import { describeInBrowser, PEOPLE, settled } from './browser-ground.js';

interface Line {
  id: string;
  reference: string;
  title: string;
  version: number;
}

/** Somebody else, at another desk. */
async function somebodyElse(url: string) {
  const credentials = { email: PEOPLE.registrar.email, password: 'a password for tests' };
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const { token } = (await signedIn.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const first = async () => {
    const answer = await fetch(`${url}/api/v1/commitments?limit=1&sort=reference`, { headers });
    const { items } = (await answer.json()) as { items: Line[] };
    return items[0];
  };
  const rename = (line: Line, title: string) =>
    fetch(`${url}/api/v1/commitments/${line.id}`, {
      method: 'PATCH',
      headers: { ...headers, 'if-match': `"${line.version}"` },
      body: JSON.stringify({ title }),
    });
  return { first, rename };
}

describeInBrowser('what others change', (ground) => {
  it('shows where it is on the screen, without reading the page again', async () => {
    const { page, url, signIn, problems } = ground();
    const other = await somebodyElse(url);
    const line = await other.first();
    await signIn('controller');
    const stream = page.waitForResponse((response) => response.url().endsWith('/api/v1/changes'));
    await page.reload();
    expect((await stream).status()).toBe(200);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(line.reference);
    await page.getByRole('option', { name: line.title }).waitFor();
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));

    // The stream looks at what there is before it tells what comes: once more, where it had only just begun.
    const changed = page.getByRole('option', { name: 'Another title' });
    for (let round = 0; (await changed.count()) === 0; round += 1) {
      const current = await other.first();
      expect((await other.rename(current, `Another title ${round}`)).status).toBe(200);
      await changed.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    expect(await page.locator('[data-same-page]').count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it('is no trouble where there is no stream', async () => {
    const { page, open, signIn, problems } = ground();
    await page.route('**/api/v1/changes', (route) => route.fulfill({ status: 404, body: '' }));
    await signIn('officer');
    await open('/register');
    expect(await page.locator('h1').innerText()).toBe('Register');
    await page.unroute('**/api/v1/changes');
    expect(problems).toEqual([]);
  });
});
