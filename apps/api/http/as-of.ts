import { applyDecorators, HttpException, SetMetadata } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { FaultRule } from '#platform';

export const AS_OF = 'pacta:as-of';
/** The parameter, as it stands in the address and in refusals. */
const NAME = 'asOf';

/** What a moment of the past may be given as, for the documentation. */
export const MOMENT_FORM = 'A date (the end of that day where you are; today is now) or an instant (ISO 8601).';

/** A route that can be read as of a past moment: `?asOf=`. */
export const AsOf = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(AS_OF, true),
    ApiQuery({
      name: NAME,
      required: false,
      description: `As it stood then, for those who may see it today. ${MOMENT_FORM}`,
      schema: { type: 'string' },
    }),
  );

/**
 * Takes `asOf` out of a request, so that no route has to declare it among its own parameters.
 * @returns what was given; undefined where nothing was
 * @throws 400 where the route cannot be read as of a moment: ignored, it would be answered as of today
 */
export function takeAsOf(request: FastifyRequest, isTaken: boolean): unknown {
  const query = request.query as Record<string, unknown>;
  const given = query[NAME];
  if (given === undefined) return undefined;
  if (!isTaken) throw refusedMoment([NAME, 'not_here'], 'This route cannot be read as of a past moment.');
  Reflect.deleteProperty(query, NAME);
  return given;
}

/** A moment that cannot be read, or that nobody knows yet. */
export function refusedMoment([path, rule]: readonly [field: string, rule: FaultRule], detail: string): HttpException {
  return new HttpException({ code: 'bad_moment', detail, path, rule }, 400);
}
