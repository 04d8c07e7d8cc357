import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** Built files carry a hash of their content in their names: whoever has one never asks for it again. */
const A_YEAR = '365d';

/** Where index.html has room for the number that lets its styles in. */
const NONCE = '%STYLE_NONCE%';

/**
 * What the page may load: its own files, and styles that its kit writes at run time under a number made for this one
 * answer. No script but ours, no inline script, nothing from elsewhere, nobody's frame.
 */
const policyWith = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
  `font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;

/** Answers with the page that all screens are shown in. */
export type ShowScreens = (reply: FastifyReply) => FastifyReply;

/**
 * Serves the screens built to `folder` (`dist/web`): their files by name, already compressed, and one page for every
 * address of a screen. Which screen that is the page finds out itself: a link of a mail opens it directly.
 * @throws when the folder has no index.html
 */
export async function serveScreens(app: NestFastifyApplication, folder: string): Promise<ShowScreens> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: A_YEAR,
    immutable: true,
    preCompressed: true,
    index: false,
    decorateReply: false,
  });
  server.get('/icon.svg', (_request, reply) =>
    reply.type('image/svg+xml').send(readFileSync(join(folder, 'icon.svg'))),
  );
  return (reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', policyWith(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(NONCE, nonce));
  };
}

/** Whether an address without a route of its own is one of a screen: not the API's, and not a file's. */
export function isScreen(method: string, path: string): boolean {
  return (method === 'GET' || method === 'HEAD') && !/^\/api(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);
}
