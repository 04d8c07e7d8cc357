import { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** What is answered to whoever has to wait until others are done; Retry-After says how long. */
export function tooMany(
  reply: FastifyReply,
  { code = 'too_many', why, seconds }: { code?: string; why: string; seconds: number },
): HttpException {
  reply.header('retry-after', String(seconds));
  return new HttpException({ code, detail: `${why}: try again in ${seconds} seconds.` }, 429);
}
