import '@fastify/cookie';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, forbidden } from '#platform';
import { API_OPTIONS, type ApiOptions } from './api-options.js';
import { credentialsOf, isForged } from './credentials.rules.js';
import { RoutePolicies } from './route-policies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session token that came with the request; null when none did. */
    sessionToken: string | null;
  }
}

/** Turns away who brings no session to a route that asks for one, and what a page of another site started. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly policies: RoutePolicies,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { method, headers } = request;
    const credentials = credentialsOf(headers.authorization, request.cookies);
    const { origin, host } = headers;
    if (isForged({ method, origin, host, by: credentials?.by ?? null }, this.options.publicUrl)) {
      throw forbidden('other_site', 'This request was started by a page of another site.');
    }
    request.sessionToken = credentials?.token ?? null;
    if (credentials === null && this.policies.of(context).action !== null) {
      throw new DomainError('unauthenticated', 'unauthenticated', 'Sign in first.');
    }
    return true;
  }
}
