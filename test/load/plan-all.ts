import { Replanner, Transactions } from '#platform';
import { inSystem, withApi } from './api.js';
import { timed } from './timed.js';

/** Plans every commitment of a register as if all had just been put on control, in one transaction. */
await withApi(process.env['DATABASE_URL'] ?? '', async (app) => {
  const find = <T>(service: abstract new (...dependencies: never[]) => T): T => app.get(service, { strict: false });
  const taken = await timed(() =>
    inSystem(app, async () => {
      const rows: { id: string }[] = await find(Transactions).manager.query('SELECT id FROM commitments');
      await find(Replanner).commitmentsChanged(rows.map(({ id }) => id));
    }),
  );
  process.send?.(taken);
});
process.disconnect?.();
