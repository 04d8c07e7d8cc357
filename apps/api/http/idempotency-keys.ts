import { createHash } from 'node:crypto';
import { Injectable, type RawBodyRequest } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '#access';
import { ANSWERS_LOCK } from '#erasure';
import { Clock, type DomainError, invalid, Transactions } from '#platform';
import { isUpload } from './upload.js';

const HEADER = 'idempotency-key';
/** What an answer carries that was given before. */
export const REPLAYED = { 'idempotency-replayed': 'true' };
const KEPT = { hours: 24 };

interface StoredAnswer {
  fingerprint: Buffer;
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/**
 * A POST that carries an Idempotency-Key is done once, however often it arrives: the key's row is inserted in the
 * transaction of the work itself, so a second caller waits for the first to commit and then gets its answer. When the
 * first fails its row is gone with it, and the second does the work. Keys are a person's own.
 */
@Injectable()
export class IdempotencyKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async once(
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const { personId } = this.access.principal;
    const key = request.method === 'POST' ? idempotencyKeyOf(request) : null;
    if (key === null || personId === null) return work();
    const id = { personId, key };
    const fingerprint = fingerprintOf(request);
    await this.forgetOld();
    if (!(await this.take(id, fingerprint))) return this.repeat(id, fingerprint, reply);
    const result = await work();
    await this.keep(id, result, reply);
    return result;
  }

  private async take({ personId, key }: KeyId, fingerprint: Buffer): Promise<boolean> {
    const taken: unknown[] = await this.transactions.manager.query(
      `INSERT INTO idempotency_keys (person_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING key`,
      [personId, key, fingerprint, this.clock.now().toString()],
    );
    return taken.length > 0;
  }

  private async keep({ personId, key }: KeyId, result: unknown, reply: FastifyReply): Promise<void> {
    const headers = Object.fromEntries(
      ['location', 'etag'].flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
    );
    await this.transactions.manager.query(
      'UPDATE idempotency_keys SET status = $3, headers = $4, body = $5 WHERE person_id = $1 AND key = $2',
      [personId, key, reply.statusCode, JSON.stringify(headers), JSON.stringify(result ?? null)],
    );
  }

  private async repeat({ personId, key }: KeyId, fingerprint: Buffer, reply: FastifyReply): Promise<unknown> {
    const [stored]: StoredAnswer[] = await this.transactions.manager.query(
      'SELECT fingerprint, status, headers, body FROM idempotency_keys WHERE person_id = $1 AND key = $2',
      [personId, key],
    );
    if (!stored?.fingerprint.equals(fingerprint)) throw keyOfAnotherRequest();
    reply.status(stored.status).headers({ ...stored.headers, ...REPLAYED });
    return stored.body ?? undefined;
  }

  /**
   * A few at a time, none that another request is removing. The lock is taken in the same message, and first: an erasure,
   * which has it alone, must find no row here that is held by somebody who waits for it.
   */
  private async forgetOld(): Promise<void> {
    const before = this.clock.now().subtract(KEPT).toString();
    await this.transactions.manager.query(
      `SELECT pg_advisory_xact_lock_shared(${ANSWERS_LOCK});
       DELETE FROM idempotency_keys WHERE (person_id, key) IN (SELECT person_id, key FROM idempotency_keys
         WHERE created_at < '${before}' ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
    );
  }
}

interface KeyId {
  personId: string;
  key: string;
}

/**
 * The key that a request carries, if any.
 * @throws invalid when it is none that could be kept.
 */
export function idempotencyKeyOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const header = headers[HEADER];
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7E]{1,255}$/.test(header)) return header;
  throw invalid({ path: 'Idempotency-Key', rule: 'form', message: 'must be 1 to 255 visible ASCII characters' });
}

/** What the second request is told that comes with the key of another one. */
export function keyOfAnotherRequest(): DomainError {
  return invalid({ path: 'Idempotency-Key', rule: 'taken', message: 'was used for another request; take a new key' });
}

/** What was asked: method, path and body, byte by byte. A multipart body counts by the file that it carries. */
function fingerprintOf(request: RawBodyRequest<FastifyRequest>): Buffer {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  const { body, rawBody } = request;
  if (isUpload(body)) hash.update(`${body.name}\n`).update(body.content);
  else if (rawBody) hash.update(rawBody);
  return hash.digest();
}
