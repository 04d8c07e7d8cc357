import { Body, Controller, HttpCode, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnPassword } from '#access';
import { type DomainError, invalid } from '#platform';
import { Allow } from '../http/allow.js';
import { SIGN_IN_LIMIT, tooManyPasswords } from '../http/sign-in-limit.js';
import { NewPassword } from './session.schemas.js';

/** What somebody signs in with: nobody but they need know it. */
@ApiTags('session')
@Controller('session/password')
export class PasswordController {
  constructor(private readonly password: OwnPassword) {}

  @Put()
  @HttpCode(204)
  @Allow('own_session')
  @RouteConfig({ rateLimit: SIGN_IN_LIMIT })
  @ApiOperation({
    summary: 'Change my password',
    description:
      'Ends all my sessions but this one. A wrong current password is a fault of `current` with the rule ' +
      '`wrong_password`, and counts as one at sign-in does.',
  })
  @ApiNoContentResponse()
  @ApiTooManyRequestsResponse({ description: 'Too many wrong passwords; Retry-After says how long to wait.' })
  async change(
    @Body({ schema: NewPassword }) given: NewPassword,
    @Req() { sessionToken }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DomainError | undefined> {
    const change = await this.password.change(given, sessionToken ?? '');
    if (change.outcome === 'too_many') throw tooManyPasswords(reply, change.secondsToWait);
    if (change.outcome === 'changed') return undefined;
    // Returned, not thrown: that it was counted is to stay.
    return invalid({ path: 'current', rule: 'wrong_password', message: 'is not the password of this account' });
  }
}
