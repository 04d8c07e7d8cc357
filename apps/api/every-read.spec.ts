import { readFileSync } from 'node:fs';
import { EVERY_POST, EveryPost, type Part } from './testing/every-post.js';
import { startTestApi, type TestApi } from './testing/start-test-api.js';

/*
 * Every GET of the API once, over a register in which every POST has been done. `startTestApi` holds each answer to the
 * document: an answer that says more is a 500.
 */

let api: TestApi;
let register: EveryPost;
/** Where each route that makes something says that it is. */
const locations: string[] = [];

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  for (const [route, prepare] of Object.entries(EVERY_POST)) {
    const response = await register.send(await prepare(register));
    register.made.set(route, response.json());
    const { location } = response.headers;
    if (typeof location === 'string') locations.push(location);
  }
});
afterAll(() => api.close());

/** Who reads what is not for everybody, and what else a route has to be told. */
const AS: Record<string, Part> = {
  '/accounts': 'administrator',
  '/health': 'administrator',
  '/history': 'administrator',
  '/history/export': 'auditor',
  '/ladders/{code}/uses': 'administrator',
  '/mailings': 'administrator',
};
const ASKED: Record<string, string> = {
  '/commitments/export': '?format=csv',
  '/comparison': '?from=2023-12-01',
  '/calendars/{country}/days': '?from=2023-12-01&to=2023-12-31',
};

/** What stands for a name in braces, of each route that has one. */
const VALUES: Record<string, (name: string) => string> = {
  '/accounts': () => register.idFrom('/persons'),
  '/areas': () => 'transport',
  '/calendars': () => 'BY',
  '/documents': (name) => register.idFrom(name === 'id' ? '/meetings/{id}/documents' : '/documents/{id}/passages'),
  '/commitments': (name) => register.idFrom(name === 'id' ? '/commitments' : '/commitments/{id}/acknowledgements'),
  '/extensions': () => register.idFrom('/commitments/{id}/extensions'),
  '/ladders': () => 'strict',
  '/mailings': () => register.idFrom('/mailings/{id}/retry'),
  '/regimes': () => 'cis',
  '/session': () => register.idFrom('/session/views'),
  '/reports': () => register.idFrom('/commitments/{id}/reports'),
};

const read = (path: string) => {
  const [first = ''] = /^\/\w+/.exec(path) ?? [];
  const value = VALUES[first] ?? (() => register.idFrom(first));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => value(name)) + (ASKED[path] ?? '');
  const { token } = register.people[AS[path] ?? AS[first] ?? 'registrar'];
  return api.app.inject({ method: 'GET', url: `/api/v1${url}`, headers: { authorization: `Bearer ${token}` } });
};

const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { paths: Record<string, { get?: object }> };
/** Never ends: apps/api/changes/changes.spec.ts */
const ENDLESS = '/api/v1/changes';
const gets = Object.keys(paths).filter((path) => paths[path]?.get && path !== ENDLESS);

describe('after every POST of the API', () => {
  it.each(gets.map((path) => path.replace('/api/v1', '')))('GET %s answers what the document says', async (path) => {
    const { statusCode, body } = await read(path);
    const errors = api.errors.splice(0);
    expect({ statusCode, body: statusCode === 200 ? '' : body, errors }).toEqual({
      statusCode: 200,
      body: '',
      errors: [],
    });
  });

  it('whatever was made is where its answer said that it would be', async () => {
    expect(locations.length).toBeGreaterThan(12);
    for (const url of locations) {
      const { token } = register.people[url.includes('/accounts') ? 'administrator' : 'registrar'];
      const { statusCode } = await api.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
      expect({ url, statusCode }).toEqual({ url, statusCode: 200 });
    }
  });
});
