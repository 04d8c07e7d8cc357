import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { IdempotencyKeys } from './idempotency-keys.js';
import { PastMoments } from './past-moments.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestInterceptor } from './request.interceptor.js';
import { RoutePolicies } from './route-policies.js';
import { SessionGuard } from './session.guard.js';
import { ValidationPipe } from './validation.pipe.js';

/**
 * What every route has in common. Needs the global `API_OPTIONS`, `ErrorLog`, `Clock`, `Transactions` and `Access`.
 */
@Module({
  imports: [DiscoveryModule],
  providers: [
    RoutePolicies,
    IdempotencyKeys,
    PastMoments,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [PastMoments],
})
export class HttpModule {}
