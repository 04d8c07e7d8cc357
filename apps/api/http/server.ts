import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import type { ApiOptions } from './api-options.js';
import { methodsAt, type Route } from './known-paths.rules.js';
import { describe, send } from './problem.filter.js';
import { notWithThisMethod, problem, untaken } from './problem.rules.js';
import { isScreen, serveScreens } from './screens.js';

/** Largest JSON body: the text of the longest source document, in Cyrillic. Files have their own limit. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** Where no long text is taken, and where anybody may send one unasked: the session and what belongs to it, and digests. */
const SMALL_BODY_LIMIT = 64 * 1024;
const WITH_SMALL_BODY = /^\/api\/v1\/(session|unsubscribe)(\/|$)/;

/**
 * Content types of bodies, and the paths that take them. The framework would read forms and plain text everywhere, which
 * a page of another site can send without asking. The button of a mail program that ends digests sends a form (RFC 8058);
 * the token in the address is what counts.
 */
const TAKEN: readonly { type: RegExp; path: RegExp }[] = [
  { type: /^\s*application\/json\s*(;|$)/i, path: /^/ },
  { type: /^\s*multipart\/form-data\s*(;|$)/i, path: /^\/api\/v1\/files$/ },
  { type: /^\s*application\/x-www-form-urlencoded\s*(;|$)/i, path: /^\/api\/v1\/unsubscribe\/[^/]+$/ },
];

/** Where the page to try the API is. Its scripts come from here; the styles that it sets itself need leave. */
export const DOCS_PATH = '/api/docs';

const STRICT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The server under the application. The address of a proxy that is trusted gives way to the one that it forwards. */
export function createAdapter({ trustedProxies }: Pick<ApiOptions, 'trustedProxies'>): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies,
    clientErrorHandler: answerUnreadable,
    // Addresses that the router itself refuses reach no hook and no filter.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) =>
      send(reply, describe(error) ?? problem(400, 'bad_request')),
    forceCloseConnections: 'idle',
    // A handler that the database keeps waiting gives up long before this; this is for senders that dawdle.
    requestTimeout: 120_000,
  });
}

/**
 * What every response carries, how bodies are read, how often one address may try to sign in, and the screens.
 * @param screens the folder they were built to; null where only the API is served
 */
export async function equip(app: NestFastifyApplication, screens: string | null): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const routes: Route[] = [];
  server.addHook('onRoute', (route) => {
    routes.push(...[route.method].flat().map((one) => ({ method: one, pattern: route.url })));
    if (WITH_SMALL_BODY.test(route.url)) route.bodyLimit = SMALL_BODY_LIMIT;
  });
  server.decorateRequest('sessionToken', null);
  readJson(app);
  await app.register(cookie);
  await app.register(multipart);
  await app.register(rateLimit, { global: false });
  await app.register(helmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false });
  const showScreens = screens === null ? null : await serveScreens(app, screens);
  server.addHook('onRequest', (request, reply, done) => {
    const docs = request.url === DOCS_PATH || request.url.startsWith(`${DOCS_PATH}/`);
    reply.header('content-security-policy', docs ? DOCS_POLICY : STRICT_POLICY);
    const type = request.headers['content-type'];
    const path = request.url.replace(/\?.*/s, '');
    const allowed = request.is404 ? methodsAt(routes, path) : [];
    if (allowed.length > 0) send(reply.header('allow', allowed.join(', ')), notWithThisMethod(allowed));
    else if (type !== undefined && !isTaken(type, path)) send(reply, untaken());
    else if (showScreens && request.is404 && isScreen(request.method, path)) showScreens(reply);
    else done();
  });
}

function isTaken(given: string, path: string): boolean {
  return TAKEN.some((taken) => taken.type.test(given) && taken.path.test(path));
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON in UTF-8 only. Bytes of another encoding would otherwise be kept as question marks, in a frozen text for good.
 * No body is none, whatever type it is said to have: many programs name one with every request.
 */
function readJson(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser<RawServerDefault>('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      return parse(request, UTF_8.decode(body), done);
    } catch {
      return done(Object.assign(new SyntaxError('not UTF-8'), { statusCode: 400 }));
    }
  });
}

/** Bytes that are no HTTP never become a request; they too get a problem document. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (socket.destroyed) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = JSON.stringify(problem(status, 'malformed_request', { detail: 'This is not a readable HTTP request.' }));
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
