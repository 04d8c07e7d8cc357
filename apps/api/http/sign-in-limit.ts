import type { RateLimitOptions } from '@fastify/rate-limit';
import { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/**
 * Attempts to sign in from one IP address, counted by each instance for itself. It bounds what guessing over many
 * e-mail addresses costs the server; wrong passwords for one address are counted in the database.
 */
export const SIGN_IN_LIMIT: RateLimitOptions = {
  max: 60,
  timeWindow: '1 minute',
  errorResponseBuilder: (_request, { after }) =>
    Object.assign(new Error(`Too many attempts to sign in from here: try again in ${after}.`), { statusCode: 429 }),
};

/** The answer where an address has had too many wrong passwords, and how long it waits. */
export function tooManyPasswords(reply: FastifyReply, seconds: number): HttpException {
  reply.header('retry-after', String(seconds));
  const minutes = Math.ceil(seconds / 60);
  const detail = `Too many wrong passwords for this address: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  return new HttpException({ code: 'too_many', detail }, 429);
}
