import { type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Action } from '#access';
import { ALLOW, PUBLIC } from './allow.js';
import { AS_OF } from './as-of.js';

/** What a route asks of its caller: an action of the matrix, or null for a route that is open to anyone. */
export interface RoutePolicy {
  action: Action | null;
  /** Whether it can be read as of a past moment. */
  readsPast: boolean;
}

/**
 * What every route asks of its caller, gathered once at start-up. A route that says nothing, or both, keeps the
 * server from starting: forgetting must not open a door.
 */
@Injectable()
export class RoutePolicies implements OnModuleInit {
  private readonly policies = new Map<unknown, RoutePolicy>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undecided = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.gather(metatype) : []));
    if (undecided.length === 0) return;
    throw new Error(
      `Every route carries either @Allow(action) or @Public(). ${undecided.join(', ')} ${undecided.length > 1 ? 'do' : 'does'} not.`,
    );
  }

  /** The policy of the route that is about to run. */
  of(context: ExecutionContext): RoutePolicy {
    const policy = this.policies.get(context.getHandler());
    if (!policy) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no policy`);
    return policy;
  }

  private gather(controller: NewableFunction): string[] {
    const prototype = controller.prototype as Record<string, unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) return [];
      const action = this.reflector.getAllAndOverride<Action | undefined>(ALLOW, [handler, controller]);
      const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [handler, controller]) === true;
      if ((action !== undefined) === open) return [`${controller.name}.${name}`];
      const readsPast = this.reflector.get<boolean | undefined>(AS_OF, handler) === true;
      this.policies.set(handler, { action: action ?? null, readsPast });
      return [];
    });
  }
}
