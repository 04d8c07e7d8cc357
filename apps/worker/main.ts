import { NestFactory } from '@nestjs/core';
import { createLogger, endInOrder, EnvironmentError, findDatabase, NestLogger, readEnvironment } from '#platform';
import { WorkerModule } from './worker.module.js';
import { WorkerOptions } from './worker-options.js';

/** How long the batch in hand may take to be sent before the process ends without it, in milliseconds. */
const PATIENCE = 30_000;

async function start(): Promise<void> {
  const environment = readEnvironment();
  const logger = createLogger({ process: 'worker', level: environment.PACTA_LOG_LEVEL });
  const { SMTP_URL: smtpUrl, PACTA_HOST: host, PACTA_PORT: port } = environment;
  if (!smtpUrl) throw new Error('There is no mail server: set SMTP_URL, for example smtp://user:password@host:587.');
  const database = await findDatabase(environment);
  if (!database) throw new Error('There is no database: set DATABASE_URL, or start Pacta with npm start.');
  const options = new WorkerOptions({
    databaseUrl: database.url,
    redisUrl: environment.REDIS_URL ?? null,
    smtpUrl,
    publicUrl: (environment.PACTA_PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    mailFrom: environment.PACTA_MAIL_FROM,
    sweepSeconds: environment.PACTA_SWEEP_SECONDS,
  });
  const app = await NestFactory.createApplicationContext(await WorkerModule.forRoot(options), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  endInOrder(app, logger, PATIENCE);
  logger.info({ queue: options.redisUrl === null ? 'PostgreSQL' : 'Redis' }, 'working');
  process.send?.({ working: true });
}

/** One plain sentence for what an operator can mend. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

await start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
