import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Action } from '#access';

export const ALLOW = 'pacta:allow';
export const PUBLIC = 'pacta:public';

/**
 * The action of the matrix that a route performs. Somebody must be signed in; an action that concerns no single
 * commitment is decided before the handler runs, one on a commitment by `access.authorize` in the use case.
 */
export const Allow = (action: Action): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ALLOW, action), ApiSecurity('cookie'), ApiSecurity('bearer'));

/** A route open to anyone, signed in or not. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
