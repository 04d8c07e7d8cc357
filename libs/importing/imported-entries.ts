import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import { type FileEntries, placed, placeOf } from './file-entries.rules.js';

/**
 * The entries of files that imports have brought in. One that says the same again is done with: what has become of its
 * thing since, somebody changed on purpose. Only a hash of what it said is kept.
 */
@Injectable()
export class ImportedEntries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The places of those that have been imported: `persons/3`, and `persons/3/code` where the code alone has been, with
   * the id of what it then became: null for the code of a person who has been erased.
   */
  async of(entries: FileEntries): Promise<Map<string, string | null>> {
    const marks = marksOf(entries);
    const rows = await this.transactions.manager.query<{ hash: string; thingId: string | null }[]>(
      `SELECT encode(entry_sha256, 'hex') AS hash, thing_id AS "thingId" FROM imported_entries
       WHERE entry_sha256 IN (SELECT decode(hash, 'hex') FROM unnest($1::text[]) AS hash)`,
      [marks.map(({ hash }) => hash)],
    );
    const things = new Map(rows.map(({ hash, thingId }) => [hash, thingId]));
    const known = marks.filter(({ hash }) => things.has(hash));
    return new Map(known.map(({ place, hash }) => [place, things.get(hash) ?? null]));
  }

  /**
   * Forgets what files said of a person. That one of these codes came from a file stays, with nobody whom it means: a file
   * that still names it meets the erasure instead of bringing the person back.
   */
  async forget(personId: string, codes: readonly string[]): Promise<void> {
    const { manager } = this.transactions;
    await manager.query(
      `DELETE FROM imported_entries
       WHERE thing_id = $1 AND entry_sha256 NOT IN (SELECT decode(hash, 'hex') FROM unnest($2::text[]) AS hash)`,
      [personId, codes.map((code) => hashOf('persons', code))],
    );
    await manager.query('UPDATE imported_entries SET thing_id = NULL WHERE thing_id = $1', [personId]);
  }

  /** @param ids of everything that has a code, by list and code. */
  async remember(entries: FileEntries, ids: Readonly<Record<string, ReadonlyMap<string, string>>>): Promise<void> {
    const marks = marksOf(entries);
    await this.transactions.manager.query(
      `INSERT INTO imported_entries (entry_sha256, thing_id)
       SELECT decode(hash, 'hex'), thing FROM unnest($1::text[], $2::uuid[]) AS mark (hash, thing)
       ON CONFLICT DO NOTHING`,
      [marks.map(({ hash }) => hash), marks.map(({ list, code }) => (code === null ? null : ids[list]?.get(code)))],
    );
  }
}

interface Mark {
  list: string;
  place: string;
  hash: string;
  code: string | null;
}

/** One for each entry. What others point to has one for its code as well: it means that thing, whatever else is edited. */
function marksOf(entries: FileEntries): Mark[] {
  const { bodies, posts, persons, meeting } = entries;
  const named = Object.entries({ bodies, posts, persons }).flatMap(([list, all]) =>
    all.map(({ code }, index) => ({ list, place: `${placeOf([list, index])}/code`, hash: hashOf(list, code), code })),
  );
  const code = meeting.code;
  return [
    ...placed(entries).map(({ list, place, says }): Mark => {
      // People are the same in every file; a document or a commitment is one of its meeting.
      const scope = list === 'documents' || list === 'commitments' ? code : null;
      // What was said of a person can be found again, to be forgotten with them.
      const person = list === 'persons' ? String(says['code']) : null;
      return { list, place, hash: hashOf(list, scope, says), code: person };
    }),
    ...named,
    { list: 'meeting', place: 'meeting/code', hash: hashOf('meeting', code), code },
  ];
}

function hashOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
