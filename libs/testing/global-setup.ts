import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Set for every test file; `libs/testing` reads them. */
interface Services {
  adminUrl: string;
  template: string;
  redisUrl: string | null;
  folder: string;
}

declare global {
  // Jest hands the set-up's globals to the tear-down in the same process.
  var pactaServices: ReturnType<typeof fork> | undefined;
}

/** One PostgreSQL, and one Redis where there is one, for the whole run: see services.ts. */
export default async function globalSetup(): Promise<void> {
  const child = fork(join(__dirname, 'services.ts'), [], {
    execArgv: ['--conditions=source', '--import', join(__dirname, 'typescript.mjs')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  globalThis.pactaServices = child;
  const services = await new Promise<Services>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the services of the tests ended with ${code}`)));
    child.once('message', (message: { services?: Services; failure?: string }) => {
      if (message.services) resolve(message.services);
      else reject(new Error(message.failure));
    });
  });
  process.env['PACTA_TEST_ADMIN_URL'] = services.adminUrl;
  process.env['PACTA_TEST_TEMPLATE'] = services.template;
  process.env['PACTA_TEST_REDIS_URL'] = services.redisUrl ?? '';
  process.env['TMPDIR'] = services.folder;
}
