import { Injectable } from '@nestjs/common';
import type { FileContext, KnownCodes } from '#meetings';
import { isErased } from '#people';
import { Transactions } from '#platform';
import { type FileEntries, placeOf } from './file-entries.rules.js';
import { FileRules } from './file-rules.js';
import type { Fields, Snapshot } from './snapshot.js';

const IMPORT_LOCK = 7_226_012;

/** What the register has of the things that a meeting file speaks of, in the words of the file. */
@Injectable()
export class RegisterSnapshot {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: FileRules,
  ) {}

  /**
   * Imports take turns until they commit: what one has added, the next must find in the register, and not add as well.
   */
  async takeTurn(): Promise<void> {
    await this.transactions.manager.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  }

  /** What a file may choose from and point at. */
  async context(): Promise<Omit<FileContext, 'readBeside'>> {
    const rules = await this.rules.load();
    const [row] = await this.query<Record<keyof KnownCodes, string[]>>(CODES);
    const { areas = [], bodies = [], posts = [], persons = [] } = row ?? {};
    const register = {
      areas: new Set(areas),
      bodies: new Set(bodies),
      posts: new Set(posts),
      persons: new Set(persons),
    };
    return { ...rules, register };
  }

  /** The time zone of the body of every post, by the post's id. */
  async zonesOfPosts(): Promise<Map<string, string>> {
    const rows = await this.query<{ id: string; zone: string }>(
      'SELECT p.id, b.time_zone AS zone FROM posts p JOIN bodies b ON b.id = p.body_id',
    );
    return new Map(rows.map(({ id, zone }) => [id, zone]));
  }

  /** @param imported what `ImportedEntries` knows of the file. */
  async of(entries: FileEntries, imported: Snapshot['imported']): Promise<Snapshot> {
    const { areas, tenures, deputyships, meeting } = entries;
    const ids = {
      bodies: await this.ids('bodies', entries, imported),
      posts: await this.ids('posts', entries, imported),
      persons: await this.ids('persons', entries, imported),
    };
    const known = await this.things<KnownPerson>(PERSONS, entries.persons, ids.persons);
    const [erased, persons] = [true, false].map(
      (is) => new Map([...known].filter(([, person]) => isErased(person) === is)),
    );
    const areaCodes = new Map(areas.map(({ code }) => [code, code]));
    const meetingId = imported.get('meeting/code') ?? (await this.meetingId(meeting.code));
    return {
      imported,
      ids,
      areas: await this.things(AREAS, areas, areaCodes),
      bodies: await this.things(BODIES, entries.bodies, ids.bodies),
      posts: await this.things(POSTS, entries.posts, ids.posts),
      persons,
      erased: new Set([...erased.keys(), ...forgotten(entries, imported)]),
      emails: await this.owners(entries.persons.map(({ email }) => email.toLowerCase())),
      tenures: await this.query(
        TENURES,
        tenures.map(({ post }) => ids.posts.get(post)),
      ),
      deputyships: await this.query(
        DEPUTYSHIPS,
        deputyships.map(({ absent }) => ids.persons.get(absent)),
      ),
      meeting: (await this.query<Snapshot['meeting'] & object>(MEETING, meetingId))[0] ?? null,
      documents: await this.query(DOCUMENTS, meetingId),
      commitments: await this.commitments(meetingId),
    };
  }

  private async meetingId(code: string): Promise<string | null> {
    const [meeting] = await this.query<{ id: string }>('SELECT id FROM meetings WHERE code = $1', code);
    return meeting?.id ?? null;
  }

  private async ids(
    list: 'bodies' | 'posts' | 'persons',
    entries: FileEntries,
    imported: Snapshot['imported'],
  ): Promise<Map<string, string>> {
    const rows = await this.query<{ code: string; id: string }>(`SELECT code, id FROM ${list}`);
    const ids = new Map(rows.map(({ code, id }) => [code, id]));
    entries[list].forEach(({ code }, index) => {
      const id = imported.get(`${placeOf([list, index])}/code`);
      if (id) ids.set(code, id);
    });
    return ids;
  }

  /** Those that the register has, by their codes in the file. */
  private async things<Thing extends { id: string } = Fields & { id: string }>(
    sql: string,
    entries: readonly { code: string }[],
    ids: ReadonlyMap<string, string>,
  ): Promise<Map<string, Thing>> {
    const wanted = entries.map(({ code }) => ids.get(code));
    const rows = await this.query<Thing>(sql, wanted);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return new Map(
      entries.flatMap(({ code }) => {
        const row = byId.get(ids.get(code) ?? '');
        return row ? [[code, row]] : [];
      }),
    );
  }

  private async owners(emails: readonly string[]): Promise<Snapshot['emails']> {
    const rows = await this.query<{ email: string; id: string; code: string }>(EMAILS, emails);
    return new Map(rows.map((row) => [row.email, row]));
  }

  private async commitments(meetingId: string | null): Promise<Snapshot['commitments']> {
    const rows = await this.query<Fields & { number: number }>(COMMITMENTS, meetingId);
    return new Map(rows.map((row) => [row.number, row]));
  }

  private query<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.transactions.manager.query<Row[]>(sql, parameters);
  }
}

type KnownPerson = Fields & { id: string; code: string };

const CODES = `
  SELECT ARRAY(SELECT code FROM areas) AS areas, ARRAY(SELECT code FROM bodies) AS bodies,
         ARRAY(SELECT code FROM posts) AS posts, ARRAY(SELECT code FROM persons) AS persons`;

const name = (alias: string, column: 'name' | 'title') =>
  `jsonb_build_object('en', ${alias}.${column}_en, 'ru', ${alias}.${column}_ru, 'be', ${alias}.${column}_be)`;

const AREAS = `SELECT a.code AS id, a.code, ${name('a', 'name')} AS name FROM areas a WHERE a.code = ANY ($1)`;

const BODIES = `
  SELECT b.id, b.code, b.kind, b.country, b.time_zone AS "timeZone", ${name('b', 'name')} AS name, b.aliases,
         (SELECT code FROM bodies WHERE id = b.parent_id) AS parent
  FROM bodies b WHERE b.id = ANY ($1)`;

const POSTS = `
  SELECT p.id, p.code, (SELECT code FROM bodies WHERE id = p.body_id) AS body, ${name('p', 'title')} AS title,
         (SELECT code FROM posts WHERE id = p.reports_to_id) AS "reportsTo"
  FROM posts p WHERE p.id = ANY ($1)`;

/** Codes that came from a file once and mean nobody any more. */
function forgotten({ persons }: FileEntries, imported: Snapshot['imported']): string[] {
  return persons.flatMap(({ code }, index) =>
    imported.get(`${placeOf(['persons', index])}/code`) === null ? [code] : [],
  );
}

const PERSONS = `
  SELECT id, code, name, jsonb_build_object('ru', name_ru, 'be', name_be) AS names, email, language,
         time_zone AS "timeZone", to_char(morning, 'HH24:MI') AS morning, clearance
  FROM persons WHERE id = ANY ($1)`;

const EMAILS = 'SELECT lower(email) AS email, id, code FROM persons WHERE lower(email) = ANY ($1)';

const TENURES = `
  SELECT t.post_id AS "postId", t.person_id AS "personId", h.code AS person, t.starts_on AS "startsOn",
         t.ends_on AS "endsOn"
  FROM tenures t JOIN persons h ON h.id = t.person_id WHERE t.post_id = ANY ($1) ORDER BY t.starts_on`;

const DEPUTYSHIPS = `
  SELECT absent_id AS "absentId", deputy_id AS "deputyId", starts_on AS "startsOn", ends_on AS "endsOn"
  FROM deputyships WHERE absent_id = ANY ($1) ORDER BY starts_on`;

const MEETING = `
  SELECT m.id, m.code, m.title, m.held_on AS "heldOn", m.place, m.next_meeting_on AS "nextMeetingOn",
         m.regime_code AS regime, coalesce(m.ladder_code, 'default') AS ladder,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('body', b.code, 'side', mp.side, 'spokesman', p.code)
                 ORDER BY mp.ordinal), '[]')
          FROM meeting_participants mp JOIN bodies b ON b.id = mp.body_id LEFT JOIN posts p ON p.id = mp.spokesman_post_id
          WHERE mp.meeting_id = m.id) AS participants
  FROM meetings m WHERE m.id = $1`;

const DOCUMENTS = `
  SELECT d.id, d.kind, d.title, d.language, d.url, d.classification, d.text
  FROM source_documents d WHERE d.meeting_id = $1`;

const postCode = (id: string) => `(SELECT code FROM posts WHERE id = ${id})`;

const COMMITMENTS = `
  SELECT c.number, c.kind, c.side, c.area_code AS area, c.title, c.text, c.classification, c.priority, c.verifiable,
         (SELECT jsonb_build_object('document', d.sha256, 'startsAt', s.starts_at, 'quote', s.quote)
          FROM passages s JOIN source_documents d ON d.id = s.document_id WHERE s.id = c.passage_id) AS passage,
         ARRAY(SELECT text FROM commitment_parts WHERE commitment_id = c.id ORDER BY number) AS parts,
         ${postCode('c.lead_post_id')} AS lead,
         ARRAY(SELECT p.code FROM commitment_co_executors e JOIN posts p ON p.id = e.post_id
               WHERE e.commitment_id = c.id ORDER BY e.ordinal) AS "coExecutors",
         ${postCode('c.controller_post_id')} AS controller, ${postCode('c.author_post_id')} AS author,
         CASE WHEN c.counterpart_body_id IS NOT NULL THEN jsonb_build_object(
           'body', (SELECT code FROM bodies WHERE id = c.counterpart_body_id),
           'post', ${postCode('c.counterpart_post_id')}) END AS counterpart,
         jsonb_strip_nulls(jsonb_build_object('basis', c.deadline_basis, 'statedOn', c.deadline_stated_on,
           'urgency', c.deadline_urgency, 'frequency', c.deadline_frequency)) AS deadline,
         c.signed_on AS "signedOn"
  FROM commitments c WHERE c.meeting_id = $1`;
