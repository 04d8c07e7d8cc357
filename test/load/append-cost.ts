import { History } from '#history';
import { Replanner } from '#platform';
import { inSystem, withApi } from './api.js';
import { type Operation, operationsOn, type RegisterFacts } from './operations.js';
import type { AppendSamples } from './appends.js';

/*
 * The same writes through the whole API in this process, by turns with the append of their events and without it. A
 * request at a time, so that nothing waits but for its own work.
 */

interface Order {
  facts: RegisterFacts;
  /** Of each operation and side, the first one to warm up. */
  rounds: number;
  /** Writes in a round. */
  writes: number;
}

async function measure({ facts, rounds, writes }: Order): Promise<AppendSamples[]> {
  const all = operationsOn(facts, 2 * rounds * writes + 2).filter(({ method }) => method === 'POST');
  return withApi(process.env['DATABASE_URL'] ?? '', async (app) => {
    await inSystem(app, () => app.get(Replanner, { strict: false }).commitmentsChanged(facts.reportable));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const history = app.get(History, { strict: false });
    const real = history.append.bind(history);
    const send = async (operation: Operation, target: string[]) => {
      const began = performance.now();
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url: operation.path(target),
        headers: {
          authorization: `Bearer ${operation.token}`,
          ...(operation.ifMatch !== undefined && { 'if-match': operation.ifMatch }),
        },
        payload: operation.body?.(target) ?? {},
      });
      if (statusCode >= 300) throw new Error(`${operation.name}: ${statusCode} ${body}`);
      return performance.now() - began;
    };
    const samples: AppendSamples[] = [];
    for (const operation of all) {
      const targets = operation.targets.values();
      const taken: AppendSamples = { operation: operation.name, real: [], none: [] };
      for (let round = 0; round < 2 * rounds; round += 1) {
        const side = round % 2 === 0 ? 'real' : 'none';
        history.append = side === 'real' ? real : async () => undefined;
        for (let n = 0; n < writes; n += 1) {
          const milliseconds = await send(operation, targets.next().value ?? []);
          if (round >= 2) taken[side].push(milliseconds);
        }
      }
      history.append = real;
      samples.push(taken);
    }
    return samples;
  });
}

process.on('disconnect', () => process.exit());
process.once('message', (order: Order) => {
  void measure(order).then(
    (samples) => process.send?.(samples),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
