import { createParamDecorator, type ExecutionContext, HttpException } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

const read = createParamDecorator((_: undefined, context: ExecutionContext): number =>
  versionFrom(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/**
 * The version that the caller read, from `If-Match: "3"`. A change without it is refused, so that nobody
 * overwrites what they have not seen.
 */
export function IfMatch(): ParameterDecorator {
  const parameter = read();
  return (target, key, index) => {
    parameter(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) document(target, key, descriptor);
  };
}

const document = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'The version you read, in double quotes, as the ETag gave it: "3".',
  schema: { type: 'string', pattern: '^(W/)?"\\d+"$' },
});

/** @throws 428 when the header is missing, 400 when it is not one version. */
export function versionFrom(header: string | undefined): number {
  if (header === undefined) {
    const detail = 'Send the version you read in the header If-Match, for example If-Match: "3".';
    throw new HttpException({ code: 'precondition_required', detail, path: 'If-Match', rule: 'required' }, 428);
  }
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header);
  if (match?.[1]) return Number(match[1]);
  const detail = 'If-Match must be one version in double quotes, for example If-Match: "3".';
  throw new HttpException({ code: 'malformed_header', detail, path: 'If-Match', rule: 'form' }, 400);
}
