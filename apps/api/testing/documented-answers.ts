import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentOf } from '../http/documentation.js';

/**
 * Holds every JSON answer to the OpenAPI document. One that says something else, or more, is an error of the server: a
 * field that nobody has declared may be one that the reader must not have. What the document leaves open, as the values of
 * an event, it cannot hold. To be called before the routes are there.
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
  /** By the place of the schema in the document: to compile one takes a hundred times as long as to hold an answer to it. */
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenAPIObject) {
    this.ajv.addSchema(document, 'openapi');
  }

  faultOf({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply, answer: unknown): string | null {
    const path = routeOptions.url?.replace(/:(\w+)/g, '{$1}') ?? '';
    const verb = method.toLowerCase() as 'get';
    const { responses } = this.document.paths[path]?.[verb] ?? {};
    // What no route takes, and the document itself.
    if (responses === undefined) return null;
    if (statusCode < 400 && !(statusCode in responses)) return 'which is not documented';
    const status = statusCode in responses ? String(statusCode) : 'default';
    return this.faultAgainst(['paths', path, verb, 'responses', status], answer);
  }

  private faultAgainst(response: string[], answer: unknown): string | null {
    const documented = response.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], this.document);
    const [type] = Object.keys((documented as { content?: object }).content ?? {});
    // Only of routes that a test adds: those of the API all say what they answer.
    if (type === undefined) return null;
    const at = [...response, 'content', type, 'schema'].map(pointed);
    const conforms = this.conforming(`openapi#/${at.join('/')}`);
    return conforms(answer) ? null : this.ajv.errorsText(conforms.errors, { dataVar: 'with' });
  }

  private conforming($ref: string): ValidateFunction {
    const conforms = this.compiled.get($ref) ?? this.ajv.compile({ $ref });
    this.compiled.set($ref, conforms);
    return conforms;
  }
}

const isJson = (reply: FastifyReply) => /\bjson\b/.test(String(reply.getHeader('content-type')));

/** A step of a JSON pointer in a URI. */
const pointed = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
