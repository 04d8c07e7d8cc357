import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

const SCRIPT = 'console.log("a screen")';

/** A folder as the build leaves it. */
function builtScreens(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-screens-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta name="style-nonce" content="%STYLE_NONCE%">');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'main-1a2b.js.br'), brotliCompressSync(SCRIPT));
  return folder;
}

describe('the screens, as the API serves them', () => {
  let api: TestApi;
  const folder = builtScreens();
  beforeAll(async () => {
    api = await startTestApi({ screens: folder });
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  const open = (url: string, headers: Record<string, string> = {}) => api.app.inject({ method: 'GET', url, headers });

  it.each(['/', '/register?status=active', '/commitments/4fd2c1f0-0d2f-4a4e-9a6e-1c2d3e4f5a6b', '/nothing/at/all'])(
    'opens %s with the page that all screens are shown in',
    async (url) => {
      const page = await open(url);
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['cache-control']).toBe('no-cache');
      expect(page.body).toContain('<!doctype html>');
    },
  );

  it('lets in no script but its own, and styles under a number that is new each time', async () => {
    const pages = [await open('/'), await open('/')];
    const nonces = pages.map((page) => {
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(page.body).toContain(`content="${nonce}"`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('writes nothing of an address into the page', async () => {
    const page = await open(`/commitments/${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page.body).not.toContain('alert');
  });

  it('sends files compressed, to be kept for a year', async () => {
    const plain = await open('/assets/main-1a2b.js');
    expect(plain.body).toBe(SCRIPT);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const small = await open('/assets/main-1a2b.js', { 'accept-encoding': 'br' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.headers['content-type']).toMatch(/javascript/);
    expect((await open('/icon.svg')).headers['content-type']).toBe('image/svg+xml');
  });

  it.each(['/assets/gone-9f8e.js', '/assets/../index.html', '/favicon.ico', '/api/v1/nothing', '/api'])(
    'has no page for %s: that is no screen',
    async (url) => {
      const answer = await open(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  it('takes nothing at the address of a screen', async () => {
    const answer = await api.app.inject({ method: 'POST', url: '/register', payload: {} });
    expect(answer.statusCode).toBe(404);
  });
});

describe('an API without screens', () => {
  it('has nothing at the address of one', async () => {
    const api = await startTestApi();
    expect((await api.app.inject({ method: 'GET', url: '/' })).statusCode).toBe(404);
    await api.close();
  });
});
