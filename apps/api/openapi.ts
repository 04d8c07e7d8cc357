import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { documentOf, setPrefix } from './http/documentation.js';
import { createAdapter } from './http/server.js';

/** The OpenAPI document as text, built without starting anything: no database is touched. */
export async function openApiText(): Promise<string> {
  const nothing = {
    databaseUrl: 'postgres://none.invalid/none',
    publicUrl: null,
    trustedProxies: [],
    mailLateMinutes: 15,
    screens: null,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(nothing, { error: () => undefined }),
    createAdapter(nothing),
    { preview: true, abortOnError: false, logger: false },
  );
  setPrefix(app);
  return `${JSON.stringify(documentOf(app), null, 2)}\n`;
}
