import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '#access';
import { notFound } from '#platform';
import { Allow } from '../http/allow.js';
import { streamed } from '../http/streamed.js';
import { tooMany } from '../http/too-many.js';
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
  listen(@Req() { method, sessionToken: token }: FastifyRequest, @Res() reply: FastifyReply): void {
    const { personId } = this.access.principal;
    if (personId === null || token === null) throw notFound();
    if (this.streams.isFull(personId)) {
      throw tooMany(reply, { why: `You listen to ${MOST_STREAMS} streams already`, seconds: SECONDS_TO_WAIT });
    }
    const raw = streamed(reply, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Some proxies keep an answer back until it is whole.
      'x-accel-buffering': 'no',
    });
    if (method === 'HEAD') raw.end();
    else this.streams.add({ personId, token, raw });
  }
}
