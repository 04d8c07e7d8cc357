import pg from 'pg';
import type { Script, Source, Statement, Template } from './statements.types.js';

/** A statement as it went over the wire, with its answer. */
export interface Heard {
  name: string | null;
  text: string;
  values: unknown[] | null;
  rows: Record<string, unknown>[];
}

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Listens to what this process sends to the database: one request at a time, or nobody can tell whose it is. */
export class Recorder {
  private readonly original = Reflect.get(pg.Client.prototype, 'query') as Query;
  private readonly preparations = new Set<string>();
  private heard: Heard[] = [];

  start(): void {
    const { original } = this;
    const hear = (parameters: unknown[], result: unknown) => this.hear(parameters, result);
    Object.assign(pg.Client.prototype, {
      query(this: pg.Client, ...parameters: unknown[]): unknown {
        const last = parameters.at(-1);
        if (typeof last !== 'function') {
          const answer = original.apply(this, parameters);
          if (answer instanceof Promise)
            void answer.then((result: unknown) => hear(parameters, result)).catch(() => {});
          return answer;
        }
        const done = last as (error: unknown, result: unknown) => void;
        return original.apply(this, [
          ...parameters.slice(0, -1),
          (error: unknown, result: unknown) => {
            if (!error) hear(parameters, result);
            done(error, result);
          },
        ]);
      },
    });
  }

  stop(): void {
    Object.assign(pg.Client.prototype, { query: this.original });
  }

  /** Everything that some work asks of the database. */
  async listen(work: () => Promise<unknown>): Promise<Heard[]> {
    this.heard = [];
    await work();
    // The last answer is heard a moment after the one who asked has it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return this.heard;
  }

  /**
   * What one request asks of the database.
   * @param target the texts that are another for each request; longer ones first where one holds the other
   * @param request sends it, and says which ids it made
   */
  async script(target: readonly string[], request: () => Promise<readonly string[]>): Promise<Script> {
    let fresh: readonly string[] = [];
    const heard = await this.listen(async () => (fresh = await request()));
    const known = new Map<string, Source>();
    target.forEach((text, field) => known.set(text, { from: 'target', field }));
    fresh.forEach((id, name) => known.set(id, { from: 'fresh', name }));
    const statements: Statement[] = heard.map(({ name, text, values, rows }, step) => {
      const statement = { name, text, values: values?.map((value) => templateOf(value, known)) ?? null };
      learn(rows, step, known);
      return statement;
    });
    const last = heard.findLastIndex(({ text, rows }) => rows.length > 0 && !/^\s*(BEGIN|COMMIT)/.test(text));
    return { preparations: [...this.preparations], statements, answer: Math.max(last, 0) };
  }

  private hear(parameters: unknown[], result: unknown): void {
    const [query, list] = parameters;
    const { text, values, name } =
      typeof query === 'string'
        ? { text: query, values: Array.isArray(list) ? (list as unknown[]) : null, name: null }
        : (query as { text: string; values?: unknown[]; name?: string });
    if (text.startsWith('PREPARE ')) this.preparations.add(text);
    else this.heard.push({ name: name ?? null, text, values: values ?? null, rows: rowsOf(result) });
  }
}

function rowsOf(result: unknown): Record<string, unknown>[] {
  const results = (Array.isArray(result) ? result : [result]) as pg.QueryResult<Record<string, unknown>>[];
  return results.flatMap(({ rows }) => rows);
}

/** Ids that the database told: at replay they are those that it tells then. */
function learn(rows: Record<string, unknown>[], step: number, known: Map<string, Source>): void {
  for (const [row, columns] of rows.entries()) {
    for (const [column, value] of Object.entries(columns)) {
      if (typeof value !== 'string' || known.has(value) || !(UUID.test(value) || HASH.test(value))) continue;
      known.set(value, { from: 'result', step, row, column });
    }
  }
}

function templateOf(value: unknown, known: ReadonlyMap<string, Source>): Template {
  if (Array.isArray(value)) return { list: value.map((item) => templateOf(item, known)) };
  if (typeof value === 'number' && known.has(String(value))) return partsOf(String(value), known);
  if (typeof value !== 'string') return { constant: value };
  return partsOf(value, known);
}

function partsOf(text: string, known: ReadonlyMap<string, Source>): Template {
  const escaped = [...known.keys()].map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (escaped.length === 0) return { constant: text };
  const parts = text.split(new RegExp(`(${escaped.join('|')})`)).map((part) => known.get(part) ?? part);
  return parts.every((part) => typeof part === 'string') ? { constant: text } : { parts };
}
