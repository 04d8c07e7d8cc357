import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import fc from 'fast-check';
import { connect } from 'node:net';
import { z } from 'zod';
import { Transactions } from '#platform';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';
import { Allow, Public } from './allow.js';
import { PageQuery } from './page.js';

const Thing = z.strictObject({
  name: z.string(),
  parts: z.array(z.strictObject({ number: z.int() })).optional(),
  free: z.unknown().optional(),
});

@Controller('things')
class ThingsController {
  constructor(private readonly transactions: Transactions) {}

  @Post()
  @Allow('look_up')
  add(@Body({ schema: Thing }) thing: z.infer<typeof Thing>): Promise<unknown> {
    const number = thing.parts?.[0]?.number ?? 1;
    return this.transactions.manager.query('SELECT $1::text, $2::integer, $3::jsonb', [
      thing.name,
      number,
      JSON.stringify(thing.free ?? null),
    ]);
  }

  /** Without a schema: nothing but the database stands behind it. */
  @Get('raw')
  @Allow('look_up')
  raw(@Query('day') day: string): Promise<unknown> {
    return this.transactions.manager.query('SELECT $1::date', [day]);
  }

  @Get()
  @Allow('look_up')
  list(@Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>) {
    return page;
  }

  @Get('broken')
  @Public()
  broken() {
    throw new Error('the secret of the house');
  }

  @Get(':id')
  @Allow('look_up')
  read(@Param('id', { schema: z.uuid() }) id: string) {
    return { id };
  }
}

let api: TestApi;
let person: TestPerson;
beforeAll(async () => {
  api = await startTestApi({}, { controllers: [ThingsController] });
  person = await api.addPerson();
});
afterAll(() => api.close());
afterEach(() => {
  expect(api.errors.splice(0)).toEqual([]);
});

const send = (options: {
  method?: 'GET' | 'POST' | 'PUT';
  url: string;
  payload?: string | Buffer | object;
  type?: string;
}) =>
  api.app.inject({
    method: options.method ?? 'POST',
    url: `/api/v1${options.url}`,
    ...(options.payload !== undefined && { payload: options.payload }),
    headers: { authorization: `Bearer ${person.token}`, ...(options.type && { 'content-type': options.type }) },
  });
const json = 'application/json';

describe('a fault of the caller', () => {
  it.each([
    ['malformed JSON', 400, { url: '/things', payload: '{"name": ', type: json }],
    ['an empty body', 422, { url: '/things', payload: '', type: json }],
    ['no body', 422, { url: '/things' }],
    ['a poisoned prototype', 400, { url: '/things', payload: '{"__proto__": {"admin": true}}', type: json }],
    ['a type that is not taken', 415, { url: '/things', payload: '<a/>', type: 'application/xml' }],
    ['too large a body', 413, { url: '/things', payload: `{"name": "${'x'.repeat(9_000_000)}"}`, type: json }],
    [
      'bottomless nesting',
      422,
      { url: '/things', payload: `{"name": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`, type: json },
    ],
    ['an unknown route', 404, { method: 'GET' as const, url: '/nowhere' }],
    ['another method', 405, { method: 'PUT' as const, url: '/things' }],
    ['another method on nothing', 404, { method: 'PUT' as const, url: '/nowhere' }],
    ['a malformed address', 400, { method: 'GET' as const, url: '/things/%ZZ' }],
    ['an address that is no UTF-8', 400, { method: 'GET' as const, url: '/things/%C3%28' }],
    ['a very long parameter', 414, { method: 'GET' as const, url: `/things/${'a'.repeat(500)}` }],
    ['a NUL in a parameter', 422, { method: 'GET' as const, url: '/things/%00' }],
    ['no date', 422, { method: 'GET' as const, url: '/things/raw?day=2024-02-30' }],
    ['no date at all', 422, { method: 'GET' as const, url: '/things/raw' + '?day=yesterday2' }],
    ['a number out of range', 422, { url: '/things', payload: { name: 'a', parts: [{ number: 2_147_483_648 }] } }],
  ])('gets a problem document: %s', async (_, status, request) => {
    const response = await send(request);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toMatchObject({ status, title: expect.any(String), code: expect.any(String) });
  });

  it('names the fields', async () => {
    const response = await send({
      url: '/things',
      payload: { name: 7, parts: [{ number: 1 }, { number: 'x', extra: 1 }], bad: 1 },
    });
    const paths = response.json<{ faults: { path: string }[] }>().faults.map(({ path }) => path);
    expect(paths.sort()).toEqual(['bad', 'name', 'parts[1].extra', 'parts[1].number']);
  });

  it('names the parameter', async () => {
    expect((await send({ method: 'GET', url: '/things/7' })).json()).toMatchObject({ faults: [{ path: 'id' }] });
    expect((await send({ method: 'GET', url: '/things?limit=101' })).json()).toMatchObject({
      faults: [{ path: 'limit' }],
    });
    expect((await send({ method: 'GET', url: '/things?limit=1&limit=2' })).json()).toMatchObject({
      faults: [{ path: 'limit' }],
    });
    expect((await send({ method: 'GET', url: '/things?order=up' })).json()).toMatchObject({
      faults: [{ path: 'order' }],
    });
  });

  it('says which methods a path has, whoever asks', async () => {
    const response = await api.app.inject({ method: 'DELETE', url: '/api/v1/things/7?why=not' });
    expect({ status: response.statusCode, allow: response.headers['allow'] }).toEqual({
      status: 405,
      allow: 'GET, HEAD',
    });
    expect(response.json()).toMatchObject({ code: 'method_not_allowed', detail: 'This path takes GET, HEAD.' });
    expect((await api.app.inject({ method: 'OPTIONS', url: '/api/v1/things' })).headers['allow']).toBe(
      'GET, HEAD, POST',
    );
  });

  it('names where text stands that cannot be stored', async () => {
    for (const text of ['a\u0000b', '\ud800']) {
      const payload = { name: 'a', free: { deep: [text] } };
      expect((await send({ url: '/things', payload })).json()).toMatchObject({ faults: [{ path: 'free.deep[0]' }] });
    }
  });

  it('never is a 500, whatever the values', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '1e400',
        '9'.repeat(400),
        "'; DROP TABLE persons; --",
        '%',
        '{}',
        '../../etc',
      ),
    );
    const value = fc.oneof(
      hostile,
      fc.double(),
      fc.bigInt().map(Number),
      fc.boolean(),
      fc.constant(null),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(value, value, hostile, async (name, free, query) => {
        const parts = [{ number: name }];
        const responses = await Promise.all([
          send({ url: '/things', payload: JSON.stringify({ name, free }), type: json }),
          send({ url: '/things', payload: JSON.stringify({ name: 'a', parts, [query]: free }), type: json }),
          send({ method: 'GET', url: `/things?${new URLSearchParams({ after: query, limit: JSON.stringify(name) })}` }),
          send({ method: 'GET', url: `/things/raw?${new URLSearchParams({ day: query })}` }),
        ]);
        for (const { statusCode } of responses) expect(statusCode).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is answered even when it is no HTTP', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = new URL(await api.app.getUrl());
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('THIS IS NOT\r\n\r\n'));
      socket
        .on('data', (data) => (text += data.toString()))
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*malformed_request/s);
  });
});

describe('a fault of ours', () => {
  it('is logged, and told without detail', async () => {
    const response = await api.app.inject({ url: '/api/v1/things/broken' });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    expect(response.json()).toEqual({
      type: 'urn:pacta:problem:internal',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal',
      faults: [],
    });
    expect(api.errors.splice(0)).toHaveLength(1);
  });
});

describe('every response', () => {
  it('carries strict headers', async () => {
    const { headers } = await api.app.inject({ url: '/api/v1/health' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
