import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, NestLogger } from '#platform';
import { AppModule } from './app.module.js';
import type { ApiOptions } from './http/api-options.js';
import { serveDocumentation, setPrefix } from './http/documentation.js';
import { createAdapter, equip } from './http/server.js';

/** The API, ready to listen. @throws when the database cannot be reached or a route says not who may call it. */
export async function createApi(options: ApiOptions, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = createAdapter(options);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options, logger), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    rawBody: true,
  });
  setPrefix(app);
  await equip(app, options.screens);
  serveDocumentation(app);
  return app;
}
