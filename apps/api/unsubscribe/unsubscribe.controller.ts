import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Persons } from '#people';
import { SYSTEM, Transactions } from '#platform';
import { Public } from '../http/allow.js';
import { Id } from '../http/values.js';
import { ASKING_PAGE, DONE_PAGE } from './unsubscribe-pages.js';

const Token = Id;

/**
 * Where the link in a digest leads, for people who need not be able to sign in. Scanners of mail open every link, so the
 * page only asks; the form on it, or the button of a mail program (RFC 8058), does it. Done twice it is the same, so it
 * takes no Idempotency-Key.
 */
@ApiExcludeController()
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly transactions: Transactions,
    private readonly persons: Persons,
  ) {}

  /** Nothing is looked up: the page tells nobody whose link it is, or whether it is one. */
  @Get(':token')
  @Public()
  ask(@Param('token', { schema: Token }) _token: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    describe(reply);
    return ASKING_PAGE;
  }

  @Post(':token')
  @Public()
  @HttpCode(200)
  async unsubscribe(
    @Param('token', { schema: Token }) token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.transactions.run(SYSTEM, () => this.persons.unsubscribe(token));
    describe(reply);
    return DONE_PAGE;
  }
}

/** Without a referrer a browser would not say that the form is our own, and it would be turned away. */
function describe(reply: FastifyReply): void {
  reply
    .type('text/html; charset=utf-8')
    .header('referrer-policy', 'same-origin')
    .header('content-security-policy', POLICY);
}

const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
