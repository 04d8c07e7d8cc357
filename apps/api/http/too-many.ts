import { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Refused for now (429). @param seconds after which to ask again: also the Retry-After of the answer */
export function tooMany(reply: FastifyReply, detail: string, seconds: number): HttpException {
  reply.header('retry-after', String(seconds));
  return new HttpException({ code: 'too_many', detail }, 429);
}
