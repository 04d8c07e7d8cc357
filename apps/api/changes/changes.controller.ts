import { Controller, Get, HttpException, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '#access';
import { notFound } from '#platform';
import { Allow } from '../http/allow.js';
import { ChangeStreams, MOST_STREAMS } from './change-streams.js';

const SECONDS_TO_WAIT = 60;

@ApiTags('commitments')
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly streams: ChangeStreams,
    private readonly access: Access,
  ) {}

  @Get()
  @Allow('see')
  @ApiOperation({
    summary: 'Be told of changes as they come',
    description:
      'Server-sent events: `commitment` with {"commitmentId", "version"} within seconds of a change of what you may see; nothing of anything else. Says no more than that it is time to read again. Ends with the session. At most three at once for a person.',
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @ApiTooManyRequestsResponse({ description: 'You listen to as many as you may; Retry-After says when to ask again.' })
  listen(@Req() { sessionToken: token }: FastifyRequest, @Res() reply: FastifyReply): void {
    const { personId } = this.access.principal;
    if (personId === null || token === null) throw notFound();
    if (this.streams.isFull(personId)) throw tooMany(reply);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // Some proxies keep an answer back until it is whole.
      'x-accel-buffering': 'no',
    });
    this.streams.add({ personId, token, raw });
  }
}

function tooMany(reply: FastifyReply): HttpException {
  reply.header('retry-after', String(SECONDS_TO_WAIT));
  return new HttpException(
    { code: 'too_many', detail: `You listen to ${MOST_STREAMS} streams already: end one.` },
    429,
  );
}
