import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import type { JsonValue } from './event-hash.rules.js';
import type { OpenedValue } from './export-line.types.js';
import { digestOf, SALT_BYTES, type SealedValue } from './sealing.rules.js';

const ROWS_A_STATEMENT = 10_000;

/** What the events of the history seal: kept beside them, and gone when the person is erased. */
@Injectable()
export class SealedValues {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Within the transaction of the events that seal them. What was read of somebody before their erasure, and comes after it,
   * is not kept: the digest stays in the event without its value.
   */
  async keep(values: readonly SealedValue[]): Promise<void> {
    for (let at = 0; at < values.length; at += ROWS_A_STATEMENT) {
      await this.transactions.manager.query(INSERT, [JSON.stringify(values.slice(at, at + ROWS_A_STATEMENT))]);
    }
  }

  /**
   * Those of the digests whose values are there, as they stand: for whoever is to see what was altered, and holds each against
   * its digest.
   */
  async stored(digests: readonly string[]): Promise<Map<string, OpenedValue>> {
    if (digests.length === 0) return new Map();
    const rows = await this.transactions.manager.query<(OpenedValue & { digest: string })[]>(STORED, [digests]);
    return new Map(rows.map(({ digest, salt, value }) => [digest, { salt, value }]));
  }

  /** Those that are still as they were sealed: what was altered since is as good as gone. */
  async open(digests: readonly string[]): Promise<Map<string, JsonValue>> {
    const isSealed = ([digest, { salt, value }]: [string, OpenedValue]) => {
      const bytes = Buffer.from(salt, 'hex');
      return bytes.length === SALT_BYTES && digestOf(bytes, value) === digest;
    };
    const sealed = [...(await this.stored(digests))].filter(isSealed);
    return new Map(sealed.map(([digest, { value }]) => [digest, value]));
  }

  /** Every text that the history has ever held of a person, each once, and whether it was their code. */
  textsOf(personId: string): Promise<{ text: string; isCode: boolean }[]> {
    return this.transactions.manager.query(TEXTS, [personId]);
  }

  /** Erases what the history holds of a person. Its chains stay whole: they are over the digests. */
  async erase(personId: string): Promise<void> {
    await this.transactions.manager.query('DELETE FROM sealed_values WHERE person_id = $1', [personId]);
  }
}

/** The lock waits for an erasure that is on its way, and then tells of it: none begins before this commits. */
const INSERT = `
  WITH given AS MATERIALIZED (
    SELECT decode(s.digest, 'hex') AS digest, s."personId" AS person_id, decode(s.salt, 'hex') AS salt, s.value
    FROM jsonb_to_recordset($1::jsonb) AS s (digest text, "personId" uuid, salt text, value jsonb)
  ), owners AS MATERIALIZED (
    SELECT id, erased_at FROM persons WHERE id IN (SELECT person_id FROM given) ORDER BY id FOR KEY SHARE
  )
  INSERT INTO sealed_values (digest, person_id, salt, value)
  SELECT g.digest, g.person_id, g.salt, g.value FROM given g LEFT JOIN owners o ON o.id = g.person_id
  WHERE o.erased_at IS NULL`;

/** The form of a text does not tell a code: a name may be in small letters. */
const TEXTS = `
  WITH codes AS (
    SELECT decode(state #>> '{code,sealed}', 'hex') AS digest
    FROM events CROSS JOIN LATERAL (VALUES (before), (after)) AS states (state)
    WHERE subject = 'person' AND subject_id = ($1::uuid)::text AND state #>> '{code,sealed}' IS NOT NULL
  )
  SELECT DISTINCT value #>> '{}' AS text, digest IN (SELECT digest FROM codes) AS "isCode"
  FROM sealed_values WHERE person_id = $1::uuid AND jsonb_typeof(value) = 'string'`;

const STORED = `
  SELECT encode(digest, 'hex') AS digest, encode(salt, 'hex') AS salt, value FROM sealed_values
  WHERE digest IN (SELECT decode(d, 'hex') FROM unnest($1::text[]) AS d)`;
