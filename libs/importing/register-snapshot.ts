import { Injectable } from '@nestjs/common';
import type { KnownCodes, MeetingFile } from '#meetings';
import { Transactions } from '#platform';
import type { Fields, Snapshot } from './snapshot.js';

const IMPORT_LOCK = 7_226_012;

/** What the register has of the things that a meeting file speaks of, in the words of the file. */
@Injectable()
export class RegisterSnapshot {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Imports take turns until they commit: what one has added, the next must find in the register, and not add as well.
   */
  async takeTurn(): Promise<void> {
    await this.transactions.manager.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  }

  /** Every code that a file may point at. */
  async codes(): Promise<KnownCodes> {
    const [row] = await this.query<Record<keyof KnownCodes, string[]>>(CODES);
    const { areas = [], bodies = [], posts = [], persons = [] } = row ?? {};
    return { areas: new Set(areas), bodies: new Set(bodies), posts: new Set(posts), persons: new Set(persons) };
  }

  /** The time zone of the body of every post, by the post's code. */
  async zonesOfPosts(): Promise<Map<string, string>> {
    const rows = await this.query<{ code: string; zone: string }>(
      'SELECT p.code, b.time_zone AS zone FROM posts p JOIN bodies b ON b.id = p.body_id',
    );
    return new Map(rows.map(({ code, zone }) => [code, zone]));
  }

  async of(file: MeetingFile): Promise<Snapshot> {
    const meetingCode = file.meeting.code;
    return {
      ids: {
        bodies: await this.ids('bodies'),
        posts: await this.ids('posts'),
        persons: await this.ids('persons'),
      },
      areas: await this.byCode(AREAS, codesOf(file.areas)),
      bodies: await this.byCode(BODIES, codesOf(file.bodies)),
      posts: await this.byCode(POSTS, codesOf(file.posts)),
      persons: await this.byCode(PERSONS, codesOf(file.persons)),
      emails: await this.owners(file.persons.map(({ email }) => email.toLowerCase())),
      tenures: await this.query(
        TENURES,
        file.tenures.map(({ post }) => post),
      ),
      deputyships: await this.query(
        DEPUTYSHIPS,
        file.deputyships.map(({ absent }) => absent),
      ),
      meeting: (await this.query<Snapshot['meeting'] & object>(MEETING, meetingCode))[0] ?? null,
      documents: await this.query(DOCUMENTS, meetingCode),
      commitments: await this.commitments(meetingCode),
    };
  }

  private async ids(table: 'bodies' | 'posts' | 'persons'): Promise<Map<string, string>> {
    const rows = await this.query<{ code: string; id: string }>(`SELECT code, id FROM ${table}`);
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  private async byCode(sql: string, codes: readonly string[]): Promise<Map<string, Fields>> {
    const rows = await this.query<Fields & { code: string }>(sql, codes);
    return new Map(rows.map((row) => [row.code, row]));
  }

  private async owners(emails: readonly string[]): Promise<Snapshot['emails']> {
    const rows = await this.query<{ email: string; code: string }>(EMAILS, emails);
    return new Map(rows.map((row) => [row.email, row]));
  }

  private async commitments(meetingCode: string): Promise<Snapshot['commitments']> {
    const rows = await this.query<Fields & { number: number }>(COMMITMENTS, meetingCode);
    return new Map(rows.map((row) => [row.number, row]));
  }

  private query<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.transactions.manager.query<Row[]>(sql, parameters);
  }
}

function codesOf(things: readonly { code: string }[]): string[] {
  return things.map(({ code }) => code);
}

const CODES = `
  SELECT ARRAY(SELECT code FROM areas) AS areas, ARRAY(SELECT code FROM bodies) AS bodies,
         ARRAY(SELECT code FROM posts) AS posts, ARRAY(SELECT code FROM persons) AS persons`;

const name = (alias: string, column: 'name' | 'title') =>
  `jsonb_build_object('en', ${alias}.${column}_en, 'ru', ${alias}.${column}_ru, 'be', ${alias}.${column}_be)`;

const AREAS = `SELECT a.code, ${name('a', 'name')} AS name FROM areas a WHERE a.code = ANY ($1)`;

const BODIES = `
  SELECT b.code, b.kind, b.country, b.time_zone AS "timeZone", ${name('b', 'name')} AS name, b.aliases,
         (SELECT code FROM bodies WHERE id = b.parent_id) AS parent
  FROM bodies b WHERE b.code = ANY ($1)`;

const POSTS = `
  SELECT p.code, (SELECT code FROM bodies WHERE id = p.body_id) AS body, ${name('p', 'title')} AS title,
         (SELECT code FROM posts WHERE id = p.reports_to_id) AS "reportsTo"
  FROM posts p WHERE p.code = ANY ($1)`;

const PERSONS = `
  SELECT code, name, jsonb_build_object('ru', name_ru, 'be', name_be) AS names, email, language,
         time_zone AS "timeZone", to_char(morning, 'HH24:MI') AS morning, clearance
  FROM persons WHERE code = ANY ($1)`;

const EMAILS = 'SELECT lower(email) AS email, code FROM persons WHERE lower(email) = ANY ($1)';

const TENURES = `
  SELECT p.code AS post, h.code AS person, t.starts_on AS "startsOn", t.ends_on AS "endsOn"
  FROM tenures t JOIN posts p ON p.id = t.post_id JOIN persons h ON h.id = t.person_id
  WHERE p.code = ANY ($1) ORDER BY t.starts_on`;

const DEPUTYSHIPS = `
  SELECT a.code AS absent, b.code AS deputy, d.starts_on AS "startsOn", d.ends_on AS "endsOn"
  FROM deputyships d JOIN persons a ON a.id = d.absent_id JOIN persons b ON b.id = d.deputy_id
  WHERE a.code = ANY ($1) ORDER BY d.starts_on`;

const MEETING = `
  SELECT m.id, m.title, m.held_on AS "heldOn", m.place, m.next_meeting_on AS "nextMeetingOn",
         m.regime_code AS regime, coalesce(m.ladder_code, 'default') AS ladder,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('body', b.code, 'side', mp.side, 'spokesman', p.code)
                 ORDER BY mp.ordinal), '[]')
          FROM meeting_participants mp JOIN bodies b ON b.id = mp.body_id LEFT JOIN posts p ON p.id = mp.spokesman_post_id
          WHERE mp.meeting_id = m.id) AS participants
  FROM meetings m WHERE m.code = $1`;

const DOCUMENTS = `
  SELECT d.id, d.kind, d.title, d.language, d.url, d.classification, d.text
  FROM source_documents d JOIN meetings m ON m.id = d.meeting_id WHERE m.code = $1`;

const postCode = (id: string) => `(SELECT code FROM posts WHERE id = ${id})`;

const COMMITMENTS = `
  SELECT c.number, c.kind, c.side, c.area_code AS area, c.title, c.text, c.classification, c.priority, c.verifiable,
         (SELECT jsonb_build_object('document', s.document_id, 'startsAt', s.starts_at, 'quote', s.quote)
          FROM passages s WHERE s.id = c.passage_id) AS passage,
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
  FROM commitments c JOIN meetings m ON m.id = c.meeting_id WHERE m.code = $1`;
