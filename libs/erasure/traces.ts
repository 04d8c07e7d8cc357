import { Injectable } from '@nestjs/common';
import { Accounts } from '#access';
import { SealedValues } from '#history';
import { ImportedEntries } from '#importing';
import { Transactions } from '#platform';
import { StoredAnswers } from './stored-answers.js';
import type { Words } from './without-words.rules.js';

/** Everything that is kept of a person: where it is, and how it goes. */
@Injectable()
export class Traces {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealedValues: SealedValues,
    private readonly accounts: Accounts,
    private readonly imported: ImportedEntries,
    private readonly answers: StoredAnswers,
  ) {}

  /**
   * Erases them all. The person is locked.
   * @param known what the register has of the person now.
   */
  async erase(personId: string, known: Words): Promise<void> {
    const sealed = await this.sealedValues.textsOf(personId);
    const wordsWhere = (is: boolean) => sealed.filter(({ isCode }) => isCode === is).map(({ text }) => text);
    const codes = [...new Set([...known.codes, ...wordsWhere(true)])];
    const texts = [...new Set([...known.texts, ...wordsWhere(false)])];
    const words = [...codes, ...texts];
    await this.accounts.remove(personId);
    const { manager } = this.transactions;
    for (const { sql } of OF_THE_PERSON) await manager.query(sql, [personId]);
    for (const { sql } of OF_THEIR_WORDS) await manager.query(sql, [words]);
    await this.answers.erase(personId, { texts, codes });
    await this.imported.forget(personId, codes);
    await this.sealedValues.erase(personId);
  }
}

/**
 * What a table holds of a person beside the history and the rows that point at them by id, and what becomes of it.
 * docs/erasure.md says the same in words, table by table, with what remains and why.
 */
interface Trace {
  table: string;
  sql: string;
}

/** $1 is the person. */
const OF_THE_PERSON: readonly Trace[] = [
  {
    table: 'persons',
    sql: `
      UPDATE persons SET code = 'erased-' || id, name = 'Erased person', name_ru = NULL, name_be = NULL,
        email = 'erased-' || id || '@erased.invalid', email_refused_at = statement_timestamp(), email_refusal = NULL,
        language = 'en', time_zone = 'UTC', morning = '09:00', clearance = 'public', digest = 'off', digest_weekday = 1,
        urgent = 'morning', digest_token = gen_random_uuid(), erased_at = statement_timestamp(), version = version + 1,
        updated_at = statement_timestamp()
      WHERE id = $1`,
  },
  {
    // The person as they were, the row that was just replaced among them.
    table: 'past.persons',
    sql: `
      UPDATE past.persons SET code = 'erased-' || id, name = 'Erased person', name_ru = NULL, name_be = NULL,
        email = 'erased-' || id || '@erased.invalid', email_refusal = NULL, language = 'en', time_zone = 'UTC',
        morning = '09:00', clearance = 'public', digest = 'off', digest_weekday = 1, urgent = 'morning',
        digest_token = gen_random_uuid()
      WHERE id = $1`,
  },
  {
    table: 'mailings',
    sql: `
      UPDATE mailings SET address = NULL, subject = NULL,
        last_error = CASE WHEN last_error IS NOT NULL THEN 'erased' END
      WHERE person_id = $1`,
  },
  {
    // A deputy's mail names whom they stand in for.
    table: 'mailings',
    sql: `
      UPDATE mailings m SET subject = NULL
      WHERE m.digest_for_id = $1 OR m.id IN (SELECT o.mailing_id FROM occurrences o WHERE o.deputy_for_id = $1)`,
  },
  {
    table: 'occurrences',
    sql: `
      UPDATE occurrences o SET note = 'erased' FROM mailings m
      WHERE m.id = o.mailing_id AND m.person_id = $1 AND o.state = 'failed' AND o.note <> ''`,
  },
  { table: 'digest_turns', sql: 'DELETE FROM digest_turns WHERE person_id = $1' },
  // Nobody can come back for these: there is no account any more.
  { table: 'idempotency_keys', sql: 'DELETE FROM idempotency_keys WHERE person_id = $1' },
];

/** $1 is every name, address and code that the person is known to have had. */
const OF_THEIR_WORDS: readonly Trace[] = [
  {
    // What was told to somebody else because this person could not be reached.
    table: 'occurrences',
    sql: `
      UPDATE occurrences SET note = 'passed on: mail to Erased person was refused'
      WHERE note = ANY (SELECT 'passed on: mail to ' || word || ' was refused' FROM unnest($1::text[]) AS word)`,
  },
  {
    table: 'sign_in_failures',
    sql: `
      DELETE FROM sign_in_failures
      WHERE address_sha256 IN (SELECT sha256(convert_to(lower(word), 'UTF8')) FROM unnest($1::text[]) AS word)`,
  },
  {
    // Whoever gets the checkpoints is named by their address alone.
    table: 'checkpoint_mails',
    sql: `
      DELETE FROM checkpoint_mails WHERE lower(address) IN (SELECT lower(word) FROM unnest($1::text[]) AS word)`,
  },
];
