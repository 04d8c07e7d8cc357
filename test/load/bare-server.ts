import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { BareServerOrder, Script, Source, Statement, Template } from './statements.types.js';

/*
 * The limit: a server of nothing but node:http and pg that sends the database the very statements which the API sends
 * for the same request, on one connection and in the same order, and answers with the rows as JSON.
 *
 * A request is `/operation?field~field`: the fields are what differs from request to request.
 */

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

type Rows = Record<string, unknown>[];

interface Replay {
  target: string[];
  fresh: string[];
  results: Rows[];
}

function valueOf(source: Source, { target, fresh, results }: Replay): string {
  if (source.from === 'target') return target[source.field] ?? '';
  if (source.from === 'fresh') return (fresh[source.name] ??= randomUUID());
  const value = results[source.step]?.[source.row]?.[source.column];
  return typeof value === 'string' ? value : '';
}

function fill(template: Template, replay: Replay): unknown {
  if ('constant' in template) return template.constant;
  if ('list' in template) return template.list.map((item) => fill(item, replay));
  return template.parts.map((part) => (typeof part === 'string' ? part : valueOf(part, replay))).join('');
}

async function send(client: pg.PoolClient, { name, text, values }: Statement, replay: Replay): Promise<Rows> {
  if (values === null) {
    const answer: pg.QueryResult | pg.QueryResult[] = await client.query(text);
    return (Array.isArray(answer) ? answer.flatMap(({ rows }) => rows as Rows) : answer.rows) as Rows;
  }
  const filled = values.map((value) => fill(value, replay));
  const { rows } = await client.query<Record<string, unknown>>({
    ...(name === null ? {} : { name }),
    text,
    values: filled,
  });
  return rows;
}

async function replayScript(client: pg.PoolClient, script: Script, target: string[]): Promise<Rows> {
  const replay: Replay = { target, fresh: [], results: [] };
  for (const statement of script.statements) replay.results.push(await send(client, statement, replay));
  return replay.results[script.answer] ?? [];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET') return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function serve({ databaseUrl, scripts }: BareServerOrder): Promise<void> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    options: '-c lock_timeout=10000 -c timezone=UTC -c jit=off',
  });
  const preparations = new Set(Object.values(scripts).flatMap((script) => script.preparations));
  const prepared = new WeakSet<pg.PoolClient>();
  const prepare = async (client: pg.PoolClient) => {
    if (prepared.has(client)) return;
    for (const text of preparations) await client.query(text);
    prepared.add(client);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const script = scripts[path.slice(1)];
    await bodyOf(request);
    if (!script) throw new Error(`nothing is known of ${path}`);
    const client = await pool.connect();
    try {
      await prepare(client);
      const rows = await replayScript(client, script, decodeURIComponent(query).split('~'));
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ items: rows }));
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

process.on('disconnect', () => process.exit());
process.once('message', (order: BareServerOrder) => void serve(order));
