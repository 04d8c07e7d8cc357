import type { OpenAPIObject } from '@nestjs/swagger';
import { FAULT_RULES } from '#platform';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = Exclude<Operation['responses'][string], { $ref: string } | undefined>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

const PROBLEM_SCHEMA: Schemas[string] = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'code', 'faults'],
  properties: {
    type: { type: 'string', example: 'urn:pacta:problem:invalid' },
    title: { type: 'string', example: 'Unprocessable Content' },
    status: { type: 'integer', example: 422 },
    detail: { type: 'string', description: 'What is wrong, in words.' },
    code: { type: 'string', description: 'Stable; for programs.', example: 'invalid' },
    faults: {
      type: 'array',
      description: 'The fields at fault.',
      items: {
        type: 'object',
        required: ['path', 'message', 'rule'],
        properties: {
          path: { type: 'string', example: 'deadline.statedOn' },
          message: { type: 'string' },
          rule: {
            type: 'string',
            enum: [...FAULT_RULES],
            description: 'What kind of fault: stable; for programs.',
            example: 'required',
          },
          limit: { type: 'integer', description: 'How many characters or entries there may be, or must be.' },
          code: {
            type: 'string',
            description: 'Of one among several: the code that an answer about it alone would have.',
          },
        },
      },
    },
  },
};

const ERRORS: Record<number, string> = {
  400: 'The body, the header If-Match or a moment of the past cannot be read.',
  401: 'Nobody is signed in.',
  403: 'You may see this, but not do this.',
  404: 'It does not exist, or you may not see it.',
  409: 'The state of things does not allow it.',
  412: 'Somebody has changed it since you read it.',
  413: 'The body is too large.',
  415: 'The content type is not taken here.',
  422: 'Fields are wrong; each is named.',
  428: 'The header If-Match is missing.',
};

/** Without an example of its own: the page to try the API would fill it in, and every POST would be the same one. */
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: 'Any text of your own, up to 255 characters: within 24 hours the request is done once under it.',
  schema: { type: 'string' as const, maxLength: 255 },
};

/**
 * Adds to each operation what follows from its form and is written down nowhere else: the errors it can give as
 * problem documents, the idempotency key of a POST, Location and ETag. Paths and schemas are put in order, so that
 * the document only changes when the API does.
 */
export function completeOperations(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) complete(operation, method);
    }
  }
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  return {
    ...document,
    paths: inOrder(document.paths),
    components: { ...document.components, schemas: inOrder(schemas) },
  };
}

function complete(operation: Operation, method: Method): void {
  const parameters = operation.parameters ?? [];
  const named = new Set(parameters.flatMap((parameter) => ('name' in parameter ? [parameter.name] : [])));
  const responses = { ...operation.responses };
  for (const status of expectedErrors(operation, method, named)) {
    responses[status] ??= { description: ERRORS[status] ?? '' };
  }
  responses['default'] ??= { description: 'Anything else that goes wrong.' };
  for (const [status, response] of Object.entries(responses)) {
    if (response && !('$ref' in response)) describe(status, response);
  }
  operation.responses = inOrder(responses);
  if (method === 'post') operation.parameters = [...parameters, IDEMPOTENCY_KEY];
}

function describe(status: string, response: Response): void {
  if (status === 'default' || Number(status) >= 400) response.content ??= PROBLEM_CONTENT;
  if (status === '201') response.headers ??= { Location: { description: 'Where it is.', schema: { type: 'string' } } };
}

const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function expectedErrors(operation: Operation, method: Method, named: ReadonlySet<string>): number[] {
  const inPath = operation.parameters?.some((parameter) => 'in' in parameter && parameter.in === 'path') ?? false;
  return [
    ...(operation.security ? [401, 403] : []),
    ...(inPath ? [404] : []),
    ...(method === 'get' || !operation.security ? [] : [409]),
    ...(named.has('If-Match') ? [400, 412, 428] : []),
    ...(operation.requestBody ? [400, 413, 415] : []),
    ...(named.has('asOf') ? [400] : []),
    ...(operation.requestBody || named.size > 0 ? [422] : []),
  ];
}

function inOrder<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
