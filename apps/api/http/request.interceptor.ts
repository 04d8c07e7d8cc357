import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { Access, type Action, isGeneral, Sessions } from '#access';
import { DomainError, Transactions } from '#platform';
import { takeAsOf } from './as-of.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { PastMoments } from './past-moments.js';
import { describeResult } from './response-headers.js';
import { RoutePolicies } from './route-policies.js';
import { takeUpload } from './upload.js';

/**
 * Every request of somebody who is signed in runs in one transaction that knows who acts. The handler is subscribed
 * to inside it and the response leaves after the commit, so that nothing is promised that did not happen. Who acts is
 * who they are today, also where the rest looks back. Public routes open their own transactions.
 */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly policies: RoutePolicies,
    private readonly sessions: Sessions,
    private readonly access: Access,
    private readonly keys: IdempotencyKeys,
    private readonly transactions: Transactions,
    private readonly moments: PastMoments,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { action, readsPast } = this.policies.of(context);
    const token = request.sessionToken;
    reply.header('cache-control', 'no-store');
    const asOf = takeAsOf(request, readsPast);
    if (action === null || token === null) return next.handle();
    if (request.isMultipart()) {
      // A slow upload must not hold a connection to the database, nor be read for somebody who may not send it.
      await this.sessions.enter(token, async () => this.decide(action));
      request.body = await takeUpload(request);
    }
    const result = await this.sessions.enter(token, () => this.perform(action, { request, reply, asOf }, next));
    // A refusal that is returned and not thrown keeps what was written: a wrong password is counted.
    if (result instanceof DomainError) throw result;
    return of(result);
  }

  private async perform(
    action: Action,
    http: { request: FastifyRequest; reply: FastifyReply; asOf: unknown },
    next: CallHandler,
  ): Promise<unknown> {
    this.decide(action);
    if (http.asOf !== undefined) await this.transactions.lookBack(await this.moments.of(http.asOf, 'asOf'));
    return this.keys.once(http, async () => {
      const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      describeResult(result, http);
      return result;
    });
  }

  /** Actions on one commitment are decided in the use case, which knows the commitment. */
  private decide(action: Action): void {
    if (isGeneral(action)) this.access.require(action);
  }
}
