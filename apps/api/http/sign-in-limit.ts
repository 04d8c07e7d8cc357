import type { RateLimitOptions } from '@fastify/rate-limit';
import type { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tooMany } from './too-many.js';

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
  return tooMany(reply, { why: 'Too many wrong passwords for this address', seconds });
}
