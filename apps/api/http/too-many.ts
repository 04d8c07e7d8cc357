import { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** What is answered to whoever has to wait (429); Retry-After says how long, as does the sentence. */
export function tooMany(
  reply: FastifyReply,
  { code = 'too_many', why, seconds }: { code?: string; why: string; seconds: number },
): HttpException {
  reply.header('retry-after', String(seconds));
  return new HttpException({ code, detail: `${why}: try again in ${spoken(seconds)}.` }, 429);
}

function spoken(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
