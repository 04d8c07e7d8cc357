import { Injectable } from '@nestjs/common';
import { Access, type Classification, reachablePostIds } from '#access';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import type { ClaimedMailing } from './claim.js';
import { DIGEST_READER } from './claim.sql.js';
import { digestLinesSql } from './digest-lines.sql.js';
import { type DigestReader, DigestReaders } from './digest-readers.js';

type Title = { en: string; ru: string | null; be: string | null };

/** A line as it is read; what of it is told is decided by `digestMail`. */
export interface ReadDigestLine {
  section: 'waiting' | 'overdue' | 'due_soon' | 'changed';
  /** How many the section has, those that are left out included. */
  total: number;
  commitmentId: string;
  version: number;
  reference: string;
  title: string;
  classification: Classification;
  status: 'active' | 'reported' | 'closed' | 'terminated';
  /** What is to be decided; only where something waits. */
  decision: 'report' | 'extension' | null;
  /** 'YYYY-MM-DD'. */
  original: string | null;
  deadline: string | null;
  /** Calendar days at the lead's body, zero or less for what is not overdue; null where it does not matter. */
  daysLate: number | null;
  /** The date, at the lead's body, on which it changed or since which it waits; null otherwise. */
  happenedOn: string | null;
  lead: Title;
  body: Title;
}

/** What one digest says, at the rights that its reader has at this moment. */
export interface ReadDigest {
  reader: DigestReader;
  lines: ReadDigestLine[];
  /** All about the reader that may change between the claim and the hand-over, as one text. */
  facts: string;
}

/** Reads digests at the moment of sending. */
@Injectable()
export class DigestContents {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly readers: DigestReaders,
  ) {}

  /**
   * In the transaction that claims. What has become pointless, a digest with nothing in it among it, is recorded as
   * expired with the reason.
   * @returns those that go out, by mailing.
   */
  async read(mailings: readonly ClaimedMailing[], now: Temporal.Instant): Promise<Map<string, ReadDigest>> {
    const digests = mailings.filter(({ kind }) => kind === 'digest');
    const contents = new Map<string, ReadDigest>();
    if (digests.length === 0) return contents;
    const readers = await this.readers.among([...new Set(digests.map(({ recipient }) => recipient.id))]);
    const due: DueRow[] = await this.transactions.manager.query(DUE, [digests.map(({ id }) => id)]);
    const expired: { id: string; note: string }[] = [];
    for (const row of due) {
      const reader = readers.find((one) => isOf(one, row));
      const lines = reader && !row.isOvertaken ? await this.lines(reader, row.since) : [];
      if (reader && lines.length > 0) contents.set(row.id, { reader, lines, facts: row.facts });
      else expired.push({ id: row.id, note: reasonAgainst(row, reader) });
    }
    await this.transactions.manager.query(RECORD, [
      [...contents.keys()],
      now.toString(),
      expired.map(({ id }) => id),
      expired.map(({ note }) => note),
    ]);
    return contents;
  }

  private lines({ principal }: DigestReader, since: Date): Promise<ReadDigestLine[]> {
    const { personId, roles, actingFor } = principal;
    const own = [personId, ...actingFor.map((absent) => absent.personId)];
    const visible = this.access.visibilityOf(principal, 'c', 4);
    const placeholders = { posts: '$1', isController: '$2', own: '$3', since: '$4' };
    return this.transactions.manager.query<ReadDigestLine[]>(digestLinesSql(placeholders, visible.sql), [
      ...[reachablePostIds(principal), roles.includes('controller'), own, toInstant(since).toString()],
      ...visible.parameters,
    ]);
  }
}

interface DueRow {
  id: string;
  personId: string;
  absentId: string | null;
  /** 'YYYY-MM-DD': today where its reader is. */
  today: string;
  since: Date;
  isOvertaken: boolean;
  facts: string;
}

/** Whoever has stood in for somebody until yesterday is to know no more of it today. */
function isOf({ principal, absent, within }: DigestReader, { personId, absentId, today }: DueRow): boolean {
  if (principal.personId !== personId || (absent?.id ?? null) !== absentId) return false;
  return within === null || (within.startsOn <= today && today <= within.endsOn);
}

function reasonAgainst({ isOvertaken }: DueRow, reader: DigestReader | undefined): string {
  if (reader === undefined) return 'the recipient is not to get it any more';
  return isOvertaken ? 'overtaken by a later digest' : 'there is nothing in it';
}

/* Without an earlier digest, changes are told of the last week. An event is dated before its transaction commits. */
const DUE = `
  SELECT m.id, m.person_id AS "personId", m.digest_for_id AS "absentId", ${DIGEST_READER} AS facts,
         (statement_timestamp() AT TIME ZONE p.time_zone)::date AS today,
         coalesce((SELECT max(l.as_of) - interval '1 minute' FROM mailings l
           WHERE l.kind = 'digest' AND l.state = 'sent' AND l.person_id = m.person_id AND l.id <> m.id
             AND l.digest_for_id IS NOT DISTINCT FROM m.digest_for_id), m.due_at - interval '7 days') AS since,
         EXISTS (SELECT FROM mailings l
           WHERE l.kind = 'digest' AND l.person_id = m.person_id AND l.due_at > m.due_at
             AND l.digest_for_id IS NOT DISTINCT FROM m.digest_for_id) AS "isOvertaken"
  FROM mailings m JOIN persons p ON p.id = m.person_id
  WHERE m.id = ANY($1::uuid[])`;

const RECORD = `
  WITH told AS (
    UPDATE mailings SET as_of = $2::timestamptz WHERE id = ANY($1::uuid[])
  )
  UPDATE mailings m SET state = 'expired', note = e.note, lease_until = NULL, settled_at = statement_timestamp()
  FROM unnest($3::uuid[], $4::text[]) AS e (id, note) WHERE m.id = e.id`;
