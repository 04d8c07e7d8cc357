import { Injectable } from '@nestjs/common';
import type { JsonValue } from '#history';
import { ERASED_NAME, erasedCode, erasedEmail } from '#people';
import { Transactions } from '#platform';
import { isCode, withoutWords } from './without-words.rules.js';

/** The answers that are kept for a day, so that a request which is sent twice is done once. */
@Injectable()
export class StoredAnswers {
  constructor(private readonly transactions: Transactions) {}

  /** Takes some words out of every answer that speaks of a person. The answers stay: a retry still finds its own. */
  async erase(personId: string, words: readonly string[]): Promise<void> {
    const { manager } = this.transactions;
    const rows = await manager.query<{ personId: string; key: string; body: JsonValue }[]>(SPEAKING, [
      personId,
      words.filter((word) => !isCode(word)),
    ]);
    const insteadOf = (word: string) =>
      isCode(word) ? erasedCode(personId) : word.includes('@') ? erasedEmail(personId) : ERASED_NAME;
    for (const { personId: askedBy, key, body } of rows) {
      const text = JSON.stringify(withoutWords(body, words, insteadOf));
      await manager.query('UPDATE idempotency_keys SET body = $3 WHERE person_id = $1 AND key = $2', [
        askedBy,
        key,
        text,
      ]);
    }
  }
}

const SPEAKING = `
  SELECT person_id AS "personId", key, body FROM idempotency_keys
  WHERE position($1::text IN body::text) > 0
    OR EXISTS (SELECT FROM unnest($2::text[]) AS word WHERE word <> '' AND position(to_json(word)::text IN body::text) > 0)
  FOR UPDATE`;
