import { Access, SYSTEM_PRINCIPAL } from '#access';
import { createLogger, SYSTEM, Transactions } from '#platform';
import { createApi } from '../../apps/api/create-api.js';

type App = Awaited<ReturnType<typeof createApi>>;

/** Lets something work with the API inside this process. Once a process: routes cannot be declared twice. */
export async function withApi<T>(databaseUrl: string, work: (app: App) => Promise<T>): Promise<T> {
  const app = await createApi(
    { databaseUrl, publicUrl: null, trustedProxies: ['loopback'], mailLateMinutes: 15, screens: null },
    createLogger({ process: 'bench', level: 'fatal' }),
  );
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Runs something in a transaction, as the system itself. */
export function inSystem<T>(app: App, work: () => Promise<T>): Promise<T> {
  return app.get(Transactions, { strict: false }).run(SYSTEM, () => {
    app.get(Access, { strict: false }).enter(SYSTEM_PRINCIPAL);
    return work();
  });
}
