import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

describe('the pages a browser is led to', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const open = (url: string) => api.app.inject({ method: 'GET', url, headers: { accept: 'text/html' } });

  it('leads from the address of the server to the page of the API', async () => {
    const page = await open('/');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('href="/api/docs"');
  });

  it('says where a commitment can be read, to whoever opens the link of a mail', async () => {
    const id = randomUUID();
    const page = await open(`/commitments/${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain(`href="/api/v1/commitments/${id}"`);
    expect(page.body).toContain('href="/api/docs"');
    for (const language of ['en', 'ru', 'be']) expect(page.body).toContain(`lang="${language}"`);
  });

  it('says the same of what is there and of what is not: it never looks', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const pages = [await open(`/commitments/${one}`), await open(`/commitments/${other}`)];
    expect(pages[0]?.body.replaceAll(one, '')).toBe(pages[1]?.body.replaceAll(other, ''));
  });

  it('writes nothing of an address into the page that is no identifier', async () => {
    const page = await open(`/commitments/${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page.statusCode).toBe(404);
    expect(page.body).not.toContain('<script>');
    expect(page.body).toContain('href="/api/docs"');
  });
});
