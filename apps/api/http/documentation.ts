import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { VERSION } from '../version.js';
import { completeOperations } from './documentation.rules.js';
import { DOCS_PATH } from './server.js';

export const PREFIX = 'api/v1';
const DOCUMENT_PATH = `/${PREFIX}/openapi.json`;

const DESCRIPTION = `A register of what governments promise each other.

Sign in first (session, POST /api/v1/session): this page is then signed in by a cookie, programs send the token as
\`Authorization: Bearer\`.

Dates are \`YYYY-MM-DD\`, instants ISO 8601 in UTC. Errors are problem documents (RFC 9457) whose \`faults\` name the
fields. What does not exist and what you may not see get the same 404. A change sends the version that it was made to
in \`If-Match\`; a POST may carry an \`Idempotency-Key\`, under which it is done once however often it is sent.`;

/** What somebody new needs comes first; the other groups follow as they come. */
const FIRST_GROUPS = [
  ['session', 'Sign in here first.'],
  ['inbox', 'What is waiting for you.'],
  ['commitments', 'The register.'],
  ['reports', 'What was done, and whether it is accepted.'],
] as const;

/** The page is signed in by its cookie: another place to authorise, and a choice of one server, would mislead. */
const PAGE_STYLE = '.topbar, .scheme-container, .authorization__btn { display: none !important }';

/** Where the routes are: everything under /api/v1. */
export function setPrefix(app: INestApplication): void {
  app.setGlobalPrefix(PREFIX);
}

/** The OpenAPI 3.1 document of all routes, in a stable order. */
export function documentOf(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder();
  for (const [group, description] of FIRST_GROUPS) builder.addTag(group, description);
  const config = builder
    .setTitle('Pacta')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addCookieAuth('pacta_session', { type: 'apiKey', in: 'cookie', name: 'pacta_session' }, 'cookie')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: convert,
  });
  return completeOperations(document);
}

/** Serves the document, and a page to read and try it that needs nothing from outside. */
export function serveDocumentation(app: INestApplication): void {
  SwaggerModule.setup(DOCS_PATH.slice(1), app, () => documentOf(app), {
    jsonDocumentUrl: DOCUMENT_PATH.slice(1),
    raw: ['json'],
    customSiteTitle: 'Pacta API',
    customCss: PAGE_STYLE,
    swaggerOptions: { persistAuthorization: false, docExpansion: 'none', withCredentials: true },
  });
}

/** zod's own JSON Schema, of the draft that OpenAPI 3.1 is built on. */
function convert(
  schema: unknown,
  { schemaType }: { schemaType: 'input' | 'output' },
): { schema: unknown; components: Record<string, unknown> } | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema, $defs, ...own } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' });
  return { schema: own, components: $defs ?? {} };
}
