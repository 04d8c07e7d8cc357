import { readFileSync } from 'node:fs';
import { EVERY_POST, EveryPost, type Made, type Post } from '../testing/every-post.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;
let every: EveryPost;

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  every = await EveryPost.prepare(api);
});
afterAll(() => api.close());

/** Every row of every table, in short. Of sessions all but the token, which a repeated sign-in replaces. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await api.sql.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of rows) {
    const digest = await api.sql.query<{ digest: string }>(
      `SELECT md5(string_agg(row, chr(10) ORDER BY row)) AS digest
       FROM (SELECT (to_jsonb(t) - 'token_hash')::text AS row FROM ${name} t) r`,
    );
    digests[name] = digest.rows[0]?.digest ?? '';
  }
  return digests;
}

/** The same route is asked something else. */
function another(route: string, { file }: Post): Partial<Post> {
  if (file !== undefined) return { file: 'Other minutes.' };
  const { email, password } = every.people.newcomer;
  return { body: route === '/session' ? { email, password } : { other: true } };
}

const places = ({ headers: { location, etag } }: { headers: Record<string, unknown> }) => ({
  ...(location !== undefined && { location }),
  ...(etag !== undefined && { etag }),
});

interface OpenApi {
  paths: Record<string, { post?: object }>;
}

describe('an Idempotency-Key', () => {
  it('is tried below on every POST of the API', () => {
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenApi;
    const documented = Object.keys(paths).filter((path) => paths[path]?.post);
    expect(Object.keys(EVERY_POST).sort()).toEqual(documented.map((path) => path.replace('/api/v1', '')).sort());
  });

  it.each(Object.entries(EVERY_POST))('does POST %s once', async (route, prepare) => {
    const post = await prepare(every);
    const key = `once-${route}`;
    const first = await every.send(post, key);
    expect([200, 201, 202]).toContain(first.statusCode);
    const shown = first.json<Made>();
    every.made.set(route, shown);

    const before = await everything();
    const again = await every.send(post, key);
    expect(again.statusCode).toBe(first.statusCode);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', ...places(first) });
    const { token, ...repeated } = again.json<Made>();
    expect({ ...shown, token }).toEqual({ ...repeated, token });
    expect(await everything()).toEqual(before);

    const other = await every.send({ ...post, ...another(route, post) }, key);
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ faults: [{ path: 'Idempotency-Key' }] });
    expect(await everything()).toEqual(before);
  });
});
