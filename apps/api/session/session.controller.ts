import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Profile as ProfileType, Sessions, type SignIn, WhoAmI } from '#access';
import { DomainError } from '#platform';
import { Allow, Public } from '../http/allow.js';
import { API_OPTIONS, type ApiOptions } from '../http/api-options.js';
import { SESSION_COOKIE } from '../http/credentials.rules.js';
import { idempotencyKeyOf, keyOfAnotherRequest, REPLAYED } from '../http/idempotency-keys.js';
import { SIGN_IN_LIMIT, tooManyPasswords } from '../http/sign-in-limit.js';
import { Profile, SignedIn, SignInRequest } from './session.schemas.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly whoAmI: WhoAmI,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Post()
  @Public()
  @RouteConfig({ rateLimit: SIGN_IN_LIMIT })
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Ends after 12 hours. An unknown address and a wrong password get the same answer. Sent again under its ' +
      'Idempotency-Key it goes on with the session that it started: with a new token, since only its hash is kept, and ' +
      'the one before it ends.',
  })
  @ApiCreatedResponse({ standardSchema: SignedIn })
  @ApiUnauthorizedResponse({ description: 'Address and password do not fit together.' })
  @ApiTooManyRequestsResponse({ description: 'Too many attempts; Retry-After says how long to wait.' })
  async signIn(
    @Body({ schema: SignInRequest }) { email, password }: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileType & { token: string; expiresAt: string }> {
    const key = idempotencyKeyOf(request);
    const userAgent = request.headers['user-agent'];
    const signedIn = await this.sessions.signIn({ email, password, key, userAgent }, () => this.whoAmI.describe());
    if (signedIn.outcome !== 'signed_in') throw refusal(signedIn, reply);
    const { token, expiresAt, resumed, result } = signedIn;
    const expires = new Date(expiresAt.epochMilliseconds);
    reply.setCookie(SESSION_COOKIE, token, { ...this.cookie(), expires }).header('location', '/api/v1/session');
    if (resumed) reply.headers(REPLAYED);
    return { token, expiresAt: expiresAt.toString(), ...result };
  }

  @Get()
  @Allow('own_session')
  @ApiOperation({ summary: 'Who am I', description: 'Roles, posts held today, and whom I stand in for today.' })
  @ApiOkResponse({ standardSchema: Profile })
  read(): Promise<ProfileType> {
    return this.whoAmI.describe();
  }

  @Delete()
  @HttpCode(204)
  @Allow('own_session')
  @ApiOperation({ summary: 'Sign out', description: 'Ends this session at once.' })
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.sessionToken !== null) await this.sessions.signOut(request.sessionToken);
    reply.clearCookie(SESSION_COOKIE, this.cookie());
  }

  private cookie() {
    const secure = this.options.publicUrl?.startsWith('https:') ?? false;
    return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  }
}

function refusal(refused: Exclude<SignIn<never>, { outcome: 'signed_in' }>, reply: FastifyReply): Error {
  if (refused.outcome === 'too_many') return tooManyPasswords(reply, refused.secondsToWait);
  if (refused.outcome === 'key_of_another') return keyOfAnotherRequest();
  return new DomainError('unauthenticated', 'sign_in_refused', 'This address and password do not fit together.');
}
