import pg from 'pg';
import { Replanner } from '#platform';
import { inSystem, withApi } from './api.js';
import { CONNECTIONS } from './measure.js';
import { Recorder } from './recorder.js';

/*
 * Bulk work through the whole API in this process, by turns: its preview, the work, and the same change of as many other
 * commitments by a request for each.
 */

export interface BulkOrder {
  token: string;
  rounds: number;
  /** So many of them also one by one, which takes long. */
  singleRounds: number;
  /** Those that are changed together, and those that are changed one by one. */
  atOnce: string[];
  oneByOne: string[];
  authorPostId: string;
  /** To which of them commitments go, in turn. */
  leadPostIds: string[];
}

export interface BulkSamples {
  operation: string;
  /** Milliseconds of each round. */
  preview: number[];
  work: number[];
  singles: number[];
  /** What the work asks of the database, and what one of the requests does. */
  statements: { work: number; single: number };
}

interface Held {
  id: string;
  version: number;
  /** A week after the deadline that it has. */
  later: string;
}

/** One kind of work, as bulk work and as a change of one. */
interface Kind {
  operation: string;
  action: (round: number) => object;
  single: (held: Held, round: number) => { method: 'PATCH' | 'POST'; path: string; body: object };
}

function kindsOf({ leadPostIds, authorPostId }: BulkOrder): Kind[] {
  const lead = (round: number) => ({ leadPostId: leadPostIds[round % leadPostIds.length] });
  const marking = (round: number) => ({ classification: round % 2 === 0 ? 'official' : 'public' });
  const decision = { reason: 'The council decided so.', decidedByPostId: authorPostId };
  return [
    {
      operation: 're-assign',
      action: (round) => ({ kind: 'reassign', ...lead(round) }),
      single: (_, round) => ({ method: 'PATCH', path: '', body: lead(round) }),
    },
    {
      operation: 'extend',
      action: () => ({ kind: 'extend', byDays: 7, ...decision }),
      single: ({ later }) => ({ method: 'POST', path: '/extension-by-decision', body: { to: later, ...decision } }),
    },
    {
      operation: 'classify',
      action: (round) => ({ kind: 'classify', ...marking(round) }),
      single: (_, round) => ({ method: 'PATCH', path: '', body: marking(round) }),
    },
  ];
}

const COMMITMENTS = '/api/v1/commitments';

interface Sent {
  method: 'PATCH' | 'POST';
  path: string;
  body: object;
  version?: number;
}

/** Both sides of each kind, with the versions that there are when they are asked for. */
class Sides {
  constructor(
    private readonly order: BulkOrder,
    private readonly app: Parameters<Parameters<typeof withApi>[1]>[0],
    private readonly database: pg.Client,
  ) {}

  async of({ action, single }: Kind, round: number): Promise<Parts> {
    const commitments = (await this.held(this.order.atOnce)).map(({ id, version }) => ({ id, version }));
    const body = { commitments, action: action(round) };
    const others = await this.held(this.order.oneByOne);
    const [first, waiting] = [others[0], others.values()];
    const change = (one: Held) => {
      const request = single(one, round);
      return this.send({ ...request, path: `/${one.id}${request.path}`, version: one.version });
    };
    const oneByOne = async () => {
      for (const one of waiting) await change(one);
    };
    return {
      preview: () => this.send({ method: 'POST', path: '/bulk/preview', body }),
      work: () => this.send({ method: 'POST', path: '/bulk', body }),
      singles: () => Promise.all(Array.from({ length: CONNECTIONS }, oneByOne)),
      single: () => change(first),
    };
  }

  private async held(ids: readonly string[]): Promise<Held[]> {
    return (await this.database.query<Held>(HELD, [ids])).rows;
  }

  private async send({ method, path, body: payload, version }: Sent): Promise<void> {
    const { statusCode, body } = await this.app.inject({
      ...{ method, url: `${COMMITMENTS}${path}`, payload },
      headers: {
        authorization: `Bearer ${this.order.token}`,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
    });
    if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${body}`);
  }
}

async function measure(order: BulkOrder): Promise<BulkSamples[]> {
  const databaseUrl = process.env['DATABASE_URL'] ?? '';
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const samples = await withApi(databaseUrl, async (app) => {
    await inSystem(app, () =>
      app.get(Replanner, { strict: false }).commitmentsChanged([...order.atOnce, ...order.oneByOne]),
    );
    await database.query('VACUUM ANALYZE');
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return measureEach(order, new Sides(order, app, database));
  });
  await database.end();
  return samples;
}

type Parts = Record<'preview' | 'work' | 'singles' | 'single', () => Promise<unknown>>;

async function measureEach(order: BulkOrder, sides: Sides): Promise<BulkSamples[]> {
  const samples: BulkSamples[] = [];
  for (const kind of kindsOf(order)) {
    const { operation } = kind;
    // The first round warms up, and is listened to.
    const taken: BulkSamples = {
      ...{ operation, preview: [], work: [], singles: [] },
      statements: await countStatements(await sides.of(kind, 0)),
    };
    for (let round = 1; round <= order.rounds; round += 1) {
      const parts = await sides.of(kind, round);
      for (const part of ['preview', 'work', ...(round <= order.singleRounds ? (['singles'] as const) : [])] as const) {
        const began = performance.now();
        await parts[part]();
        taken[part].push(performance.now() - began);
      }
    }
    samples.push(taken);
  }
  return samples;
}

async function countStatements({ preview, work, single }: Parts): Promise<BulkSamples['statements']> {
  const recorder = new Recorder();
  await preview();
  recorder.start();
  try {
    const [atOnce, one] = [await recorder.listen(work), await recorder.listen(single)];
    return { work: atOnce.length, single: one.length };
  } finally {
    recorder.stop();
  }
}

const HELD = `
  SELECT id, version, (current_deadline + 7)::text AS later FROM commitments WHERE id = ANY($1::uuid[])
  ORDER BY array_position($1::uuid[], id)`;

process.on('disconnect', () => process.exit());
process.once('message', (order: BulkOrder) => {
  void measure(order).then(
    // A profile of this process is written when it ends by itself.
    (samples) => process.send?.(samples, () => process.disconnect?.()),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
