import { Injectable } from '@nestjs/common';
import type { JsonValue } from '#history';
import { ERASED_NAME, erasedCode, erasedEmail } from '#people';
import { Transactions } from '#platform';
import { type Words, withoutWords } from './without-words.rules.js';

/**
 * An advisory lock on the answers that are kept. Whoever will keep one shares it, from before anything is read for the answer
 * until that is committed; an erasure has it alone. Otherwise each could miss what the other has not committed yet, and the
 * answer would keep a name that is gone everywhere else.
 */
export const ANSWERS_LOCK = 7_226_026;

/** The answers that are kept for a day, so that a request which is sent twice is done once. */
@Injectable()
export class StoredAnswers {
  constructor(private readonly transactions: Transactions) {}

  /** Takes some words out of every answer, whoever it speaks of. The answers stay: a retry still finds its own. */
  async erase(personId: string, words: Words): Promise<void> {
    const { manager } = this.transactions;
    const codes = new Set(words.codes);
    const insteadOf = (word: string) =>
      codes.has(word) ? erasedCode(personId) : word.includes('@') ? erasedEmail(personId) : ERASED_NAME;
    for (let last: Key = FIRST; ;) {
      const rows = await manager.query<(Key & { body: JsonValue })[]>(PAGE, [last.personId, last.key]);
      for (const { personId: askedBy, key, body } of rows) {
        const text = JSON.stringify(withoutWords(body, words, insteadOf));
        if (text !== JSON.stringify(body)) await manager.query(UPDATE, [askedBy, key, text]);
      }
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end;
    }
  }
}

interface Key {
  personId: string;
  key: string;
}

const FIRST: Key = { personId: '00000000-0000-0000-0000-000000000000', key: '' };

/** All of a day: how the database compares small and capital letters is its own affair, and decides nothing here. */
const PAGE = `
  SELECT person_id AS "personId", key, body FROM idempotency_keys
  WHERE (person_id, key) > ($1, $2) AND body IS NOT NULL ORDER BY person_id, key LIMIT 50`;

const UPDATE = 'UPDATE idempotency_keys SET body = $3 WHERE person_id = $1 AND key = $2';
