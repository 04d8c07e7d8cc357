import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { DomainError, type Fault, type FaultRule, isDatabaseLost } from '#platform';
import { type Problem, problem, problemOf, problemOfSqlState, unavailable, untaken } from './problem.rules.js';

/** Takes what nobody expected; the API's log in production. */
export abstract class ErrorLog {
  abstract error(details: { err: unknown }, message: string): void;
}

/** Turns every error into a problem document. What is our own fault is logged and told without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(ErrorLog) private readonly log: ErrorLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const found = describe(error);
    if (!found) this.log.error({ err: withoutValues(error) }, 'a request failed');
    send(reply, found ?? problem(500, 'internal'));
  }
}

/** Sends a problem document. */
export function send(reply: FastifyReply, document: Problem): void {
  if (document.status === 401) reply.header('www-authenticate', 'Bearer realm="pacta"');
  if (document.status === 503) reply.header('retry-after', '1');
  void reply
    .status(document.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(document)));
}

/** The problem document of an error, or null when it is not the caller's fault and nobody foresaw it. */
export function describe(error: unknown): Problem | null {
  if (error instanceof DomainError) return problemOf(error);
  if (error instanceof HttpException) return ofHttp(error);
  if (isDatabaseLost(error)) return unavailable();
  const thrown: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (thrown instanceof pg.DatabaseError) return problemOfSqlState(thrown.code ?? '', thrown.constraint ?? null);
  return ofServer(error);
}

/** What an exception of ours carries; those of the framework carry less. */
interface Told {
  code?: unknown;
  detail?: unknown;
  path?: unknown;
  rule?: FaultRule;
}

function ofHttp(error: HttpException): Problem {
  const original = ofServer(error.cause); // Nest wraps what the server threw
  if (original) return original;
  const response = error.getResponse();
  const { code, detail, path, rule = 'form' }: Told = typeof response === 'object' ? response : {};
  const text = typeof detail === 'string' ? detail : error.message;
  const faults: Fault[] = typeof path === 'string' ? [{ path, rule, message: text }] : [];
  return problem(error.getStatus(), typeof code === 'string' ? code : codeOf(error.getStatus()), {
    detail: text,
    faults,
  });
}

/** Errors of Fastify and its plugins carry the status they ask for. */
function ofServer(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const status = Number(error.statusCode);
  if (!(status >= 400 && status < 500)) return null;
  const fastifyCode = 'code' in error ? String(error.code) : '';
  if (fastifyCode === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || fastifyCode === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return untaken();
  }
  if (status === 413)
    return problem(413, 'too_large', {
      detail: 'The body is larger than what is taken: 64 KB to sign in, 8 MB of JSON elsewhere, 25 MB for a file.',
    });
  if (fastifyCode.includes('JSON') || error instanceof SyntaxError) {
    return problem(400, 'malformed_json', { detail: 'The body is not valid JSON in UTF-8.' });
  }
  return problem(status, codeOf(status), { detail: error.message });
}

function codeOf(status: number): string {
  const codes: Record<number, string> = {
    404: 'not_found',
    413: 'too_large',
    415: 'media_type',
    429: 'too_many',
  };
  return codes[status] ?? 'bad_request';
}

/** A failed query's message and place, without the values that were in it. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const plain = new Error(error.message);
  plain.name = error.name;
  if (error.stack !== undefined) plain.stack = error.stack;
  return plain;
}
