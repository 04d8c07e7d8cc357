import { createHash } from 'node:crypto';
import type { ModuleMetadata } from '@nestjs/common';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

/** A person as the API answers one. */
export interface Shown {
  id: string;
  version: number;
  code?: string;
}

type Sent = { payload?: object; version?: number; key?: string };

export const ZINAIDA = {
  code: 'zinaida-primerova',
  name: 'Zinaida Primerova',
  names: { ru: 'Зинаида Примерова', be: 'Зінаіда Прымерава' },
  email: 'zinaida.primerova@example.org',
  timeZone: 'Europe/Minsk',
};
/** What tells of her, in any writing and any case. */
const TELLING = /z[ia]naida|primerova|зинаид|зінаід|примеров|прымерав/i;

/** A register of which an administrator erases persons, and whether anything in it still tells of them. For tests. */
export class ErasureGround {
  private constructor(
    readonly api: TestApi,
    readonly administrator: TestPerson,
  ) {}

  /** @param extra what a test adds to the API */
  static async start(extra: ModuleMetadata = {}): Promise<ErasureGround> {
    const api = await startTestApi({ at: '2024-01-15T12:00:00+03:00' }, extra);
    return new ErasureGround(api, await api.addPerson({ roles: ['administrator'] }));
  }

  send(who: TestPerson, [method, path]: ['GET' | 'POST' | 'PATCH', string], { payload, version, key }: Sent = {}) {
    return this.api.app.inject({
      method,
      url: `/api/v1${path}`,
      payload,
      headers: {
        authorization: `Bearer ${who.token}`,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
    });
  }

  async enter(given: object = ZINAIDA, key?: string): Promise<Shown> {
    return (await this.send(this.administrator, ['POST', '/persons'], { payload: given, key })).json<Shown>();
  }

  erase(id: string, version: number, who = this.administrator) {
    const payload = { reason: 'Asked for it.' };
    return this.send(who, ['POST', `/persons/${id}/erasure`], { payload, version });
  }

  async lend(absentId: string, deputyId: string, endsOn: string): Promise<void> {
    await this.api.sql.query(
      `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on) VALUES ($1, $2, '2024-01-01', $3)`,
      [absentId, deputyId, endsOn],
    );
  }

  /** A draft that a post leads. @returns its id. */
  async commitment(leadPostId: string): Promise<string> {
    await this.api.sql.query(
      `INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport') ON CONFLICT DO NOTHING`,
    );
    const { rows } = await this.api.sql.query<{ id: string }>(COMMITMENT, [leadPostId, await this.api.addPost()]);
    return rows[0]?.id ?? '';
  }

  /** Every text of every column of every table, and what a table holds beside text. */
  async everything(): Promise<[string, string][]> {
    const { rows: tables } = await this.api.sql.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    return Promise.all(
      tables.map(async ({ name }): Promise<[string, string]> => {
        const sql = `SELECT coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') AS text FROM ${name} t`;
        const { rows } = await this.api.sql.query<{ text: string }>(sql);
        return [name, rows[0]?.text ?? ''];
      }),
    );
  }

  async tablesThatTell(): Promise<string[]> {
    return (await this.everything()).filter(([, text]) => TELLING.test(text)).map(([name]) => name);
  }

  /** What imports remember of a person: by what the entry became, and by the hash of the code. */
  async marks({ id, code }: { id: string; code?: string }): Promise<object[]> {
    const hash = createHash('sha256').update(JSON.stringify(['persons', code]));
    const sql = 'SELECT thing_id AS thing FROM imported_entries WHERE thing_id = $1 OR entry_sha256 = $2';
    return (await this.api.sql.query<object>(sql, [id, hash.digest()])).rows;
  }
}

const COMMITMENT = `
  WITH regime AS (INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}') ON CONFLICT DO NOTHING),
  meeting AS (INSERT INTO meetings (code, title, held_on) VALUES ('A/2024-01-01', 'M', '2024-01-01') RETURNING id)
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
    controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
  SELECT 'A/2024-01-01/01', id, 1, 'commitment', 'ours', 'transport', 'A bus', 'A bus', true, $1, $2, $2, 'cis',
    '2024-01-01', 'open' FROM meeting RETURNING id`;
