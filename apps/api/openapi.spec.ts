import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiText } from './openapi.js';
import { startTestApi } from './testing/start-test-api.js';
import { VERSION } from './version.js';

interface Operation {
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}

interface OpenApi {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
}

const OPEN = ['get /api/v1/health', 'post /api/v1/session'];

async function operations(): Promise<{ name: string; method: string; operation: Operation }[]> {
  const document = JSON.parse(await openApiText()) as OpenApi;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, method, operation })),
  );
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, and needs no database', async () => {
    const text = await openApiText();
    expect((JSON.parse(text) as OpenApi).openapi).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(text);
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it('is the same text each time', async () => {
    expect(await openApiText()).toBe(await openApiText());
  });

  it('says of every operation what it does, where it belongs, and that errors are problem documents', async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(5);
    for (const { name, operation } of all) {
      const problems = Object.entries(operation.responses).filter(
        ([status]) => Number(status) >= 400 || status === 'default',
      );
      expect({
        name,
        summary: Boolean(operation.summary),
        tags: operation.tags?.length,
        problems: problems.every(([, { content }]) => content?.['application/problem+json']) && problems.length > 0,
      }).toEqual({ name, summary: true, tags: 1, problems: true });
    }
  });

  it('says of every operation what it answers', async () => {
    const silent = (await operations()).flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status, { content }]) => /^2/.test(status) && content === undefined)
        .map(([status]) => `${name} ${status}`),
    );
    expect(silent.filter((one) => !one.endsWith(' 204'))).toEqual([]);
  });

  it('says who must sign in, and where a version or a key is sent', async () => {
    for (const { name, method, operation } of await operations()) {
      expect({ name, open: !operation.security }).toEqual({ name, open: OPEN.includes(name) });
      const headers = operation.parameters?.filter((parameter) => parameter.in === 'header').map((h) => h.name) ?? [];
      expect({ name, key: headers.includes('Idempotency-Key') }).toEqual({ name, key: method === 'post' });
      if (headers.includes('If-Match'))
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['412', '428']));
    }
  });

  it('carries the release of package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });
});

describe('what is served beside the routes', () => {
  it('is the document, and a page to try it that loads nothing from outside', async () => {
    const api = await startTestApi();
    const get = (url: string) => api.app.inject({ url });
    const document = await get('/api/v1/openapi.json');
    expect(JSON.parse(document.body)).toEqual(JSON.parse(await openApiText()));

    const page = await get('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.body).not.toMatch(/<script>|<script [^>]*>[^<\s]/); // the policy allows no script in the page
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    for (const script of ['swagger-ui-bundle.js', 'swagger-ui-init.js', 'swagger-ui.css']) {
      expect((await get(`/api/docs/${script}`)).statusCode).toBe(200);
    }
    await api.close();
  });
});
