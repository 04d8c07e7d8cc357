import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLogger, endInOrder, EnvironmentError, findDatabase, readEnvironment } from '#platform';

/** How long requests in flight may take to end before the process ends without them, in milliseconds. */
const PATIENCE = 10_000;

/** Where the screens are built to, seen from `dist/apps/api`. */
const SCREENS = fileURLToPath(new URL('../../web', import.meta.url));

async function start(): Promise<void> {
  const environment = readEnvironment();
  const logger = createLogger({ process: 'api', level: environment.PACTA_LOG_LEVEL });
  const database = await findDatabase(environment);
  if (!database) throw new Error('There is no database: set DATABASE_URL, or start Pacta with npm start.');
  // Loaded only now: what can be wrong outside is told without waiting for it.
  const { createApi } = await import('./create-api.js');
  const { PACTA_HOST: host, PACTA_PORT: port, PACTA_PUBLIC_URL: publicUrl = null } = environment;
  const { PACTA_MAIL_LATE_MINUTES: mailLateMinutes, PACTA_TRUSTED_PROXIES: trustedProxies } = environment;
  const screens = existsSync(SCREENS) ? SCREENS : null;
  if (screens === null) logger.warn({ folder: SCREENS }, 'the screens are not built: only the API is served');
  const options = { databaseUrl: database.url, publicUrl, trustedProxies, mailLateMinutes, screens };
  const app = await createApi(options, logger);
  endInOrder(app, logger, PATIENCE);
  await app.listen(port, host);
  logger.info({ url: await app.getUrl() }, 'listening');
}

/** One plain sentence for what an operator can mend; anything else is a fault of ours and keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken: stop what listens there, or choose another with PACTA_PORT.';
  }
  if ('code' in error && error.code === 'EACCES') return 'This port may not be used: choose another with PACTA_PORT.';
  if ('code' in error && error.code === 'EADDRNOTAVAIL') {
    return 'This machine does not have the address in PACTA_HOST.';
  }
  return error.message;
}

await start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
