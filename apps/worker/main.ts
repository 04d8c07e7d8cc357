import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CheckpointSettings } from '#history';
import { checkAddress, readMailbox, readSigningKey, type SigningKey } from '#mail';
import {
  createLogger,
  endInOrder,
  type Environment,
  EnvironmentError,
  findDatabase,
  NestLogger,
  readEnvironment,
} from '#platform';
import { WorkerModule } from './worker.module.js';
import { WorkerOptions } from './worker-options.js';

/** How long the batch in hand may take to be sent before the process ends without it, in milliseconds. */
const PATIENCE = 30_000;

async function start(): Promise<void> {
  const environment = readEnvironment();
  const logger = createLogger({ process: 'worker', level: environment.PACTA_LOG_LEVEL });
  const { SMTP_URL: smtpUrl, PACTA_HOST: host, PACTA_PORT: port } = environment;
  if (!smtpUrl) throw new Error('There is no mail server: set SMTP_URL, for example smtp://user:password@host:587.');
  readMailbox(environment.PACTA_MAIL_FROM); // no mail would leave under another, and nobody would know
  const signingKey = await signingKeyOf(environment);
  const database = await findDatabase(environment);
  if (!database) throw new Error('There is no database: set DATABASE_URL, or start Pacta with npm start.');
  const options = new WorkerOptions({
    databaseUrl: database.url,
    redisUrl: environment.REDIS_URL ?? null,
    smtpUrl,
    publicUrl: (environment.PACTA_PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    mailFrom: environment.PACTA_MAIL_FROM,
    signingKey,
    sweepSeconds: environment.PACTA_SWEEP_SECONDS,
    ...mailOptions(environment),
    ...historyOptions(environment),
  });
  const app = await NestFactory.createApplicationContext(await WorkerModule.forRoot(options), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  endInOrder(app, logger, PATIENCE);
  if (options.dryRunFolder !== undefined)
    logger.warn({ folder: options.dryRunFolder }, 'dry run: nothing is delivered');
  logger.info({ queue: options.redisUrl === null ? 'PostgreSQL' : 'Redis' }, 'working');
  process.send?.({ working: true });
}

/** Mail is signed where all that it takes is set; the environment has been read, so it is all or nothing. */
async function signingKeyOf(environment: Environment): Promise<SigningKey | null> {
  const { PACTA_DKIM_DOMAIN: domain, PACTA_DKIM_SELECTOR: selector, PACTA_DKIM_KEY_FILE: file } = environment;
  return domain && selector && file ? readSigningKey(domain, selector, file) : null;
}

/** What becomes of the mail besides being sent. */
function mailOptions(environment: Environment) {
  const { PACTA_BOUNCE_ADDRESS: bounceAddress, PACTA_BOUNCE_HOST: host, PACTA_BOUNCE_PORT: port } = environment;
  if (port !== 0 && bounceAddress === undefined) {
    throw new Error('PACTA_BOUNCE_PORT is set, but no address to take reports for: set PACTA_BOUNCE_ADDRESS.');
  }
  return {
    mailLateMinutes: environment.PACTA_MAIL_LATE_MINUTES,
    smtpConnections: environment.PACTA_SMTP_CONNECTIONS,
    ...(environment.PACTA_MAIL === 'dry-run' && { dryRunFolder: resolve(environment.PACTA_DATA_DIR, 'dry-run') }),
    ...(bounceAddress !== undefined && { bounceAddress }),
    ...(port !== 0 && { bounceListener: { host, port } }),
  };
}

/** What it does for the history; nothing where another worker does. */
function historyOptions(environment: Environment) {
  const { PACTA_CHECKPOINT_MINUTES: minutes, PACTA_CHECKPOINT_MAIL: addresses } = environment;
  for (const address of addresses) {
    const checked = checkAddress(address);
    if ('fault' in checked) throw new Error(`PACTA_CHECKPOINT_MAIL: ${JSON.stringify(address)} ${checked.fault}.`);
  }
  return minutes === 0 ? {} : { checkpoints: { settings: CheckpointSettings.of(environment), minutes, addresses } };
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
