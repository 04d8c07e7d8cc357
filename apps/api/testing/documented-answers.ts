import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentOf } from '../http/documentation.js';

/**
 * Holds every JSON answer to the OpenAPI document. One that says something else, or more, is an error of the server: a
 * field that nobody has declared may be one that the reader must not have. To be called before the routes are there.
 */
export function holdToDocument(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  let held: DocumentedAnswers | undefined;
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || !isJson(reply)) return payload;
    held ??= new DocumentedAnswers(documentOf(app));
    const fault = held.faultOf(request, reply, JSON.parse(payload));
    if (fault !== null) throw new Error(`${request.method} ${request.url} answers ${reply.statusCode} ${fault}`);
    return payload;
  });
}

class DocumentedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });

  constructor(private readonly document: OpenAPIObject) {
    this.ajv.addSchema(document, 'openapi');
  }

  faultOf(request: FastifyRequest, { statusCode }: FastifyReply, answer: unknown): string | null {
    const at = this.schemaFor(request, statusCode);
    if (at === null) return null;
    const conforms = this.ajv.compile({ $ref: `openapi#/${at.map(pointed).join('/')}` });
    return conforms(answer) ? null : this.ajv.errorsText(conforms.errors, { dataVar: 'with' });
  }

  /**
   * Where the document says what such an answer looks like. Nowhere for what no route takes, for the document itself and
   * for routes that a test adds; those of the API all say it.
   */
  private schemaFor({ method, routeOptions }: FastifyRequest, statusCode: number): string[] | null {
    const path = routeOptions.url?.replace(/:(\w+)/g, '{$1}') ?? '';
    const verb = method.toLowerCase() as 'get';
    const { responses = {} } = this.document.paths[path]?.[verb] ?? {};
    const status = statusCode in responses ? String(statusCode) : 'default';
    const type = statusCode < 400 ? 'application/json' : 'application/problem+json';
    const response = responses[status];
    if (response === undefined || '$ref' in response || response.content?.[type] === undefined) return null;
    return ['paths', path, verb, 'responses', status, 'content', type, 'schema'];
  }
}

const isJson = (reply: FastifyReply) => /\bjson\b/.test(String(reply.getHeader('content-type')));

/** A step of a JSON pointer in a URI. */
const pointed = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
