import { Injectable } from '@nestjs/common';
import type { Classification, Principal, Role } from '#access';
import type { DigestRhythm, Language } from '#people';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { digestRoles, type DigestStanding, mayComeToRead } from './digest.rules.js';

/** Somebody whom a digest is for, or may come to be, as they stand now: head or controller, or who stands in for one. */
export interface DigestReader {
  /** One is for them today. */
  isReader: boolean;
  principal: Principal & { personId: string };
  /** The absent person whose digest this is a copy of. */
  absent: { id: string; name: string; names: { ru: string | null; be: string | null } } | null;
  /** Both inclusive; null for the reader's own digest. */
  within: { startsOn: string; endsOn: string } | null;
  recipient: { timeZone: string; morning: string; hasAccount: boolean; unsubscribeToken: string };
  rhythm: DigestRhythm;
  weekday: number;
  /** Of the body in which the digest's owner has held a post for longest; null while they hold none. */
  country: string | null;
  /** When the first tenure of the owner that is still to begin or to end does so. */
  changesAt: Temporal.Instant | null;
}

/** Finds out who reads digests, in which roles and through which posts. */
@Injectable()
export class DigestReaders {
  constructor(private readonly transactions: Transactions) {}

  /** Those of some persons who read digests today: one entry for their own, one for each person they stand in for. */
  async among(personIds: readonly string[]): Promise<DigestReader[]> {
    return (await this.candidatesAmong(personIds)).filter(({ isReader }) => isReader);
  }

  /** Those as well who may come to read them without anybody being told. */
  async candidatesAmong(personIds: readonly string[]): Promise<DigestReader[]> {
    if (personIds.length === 0) return [];
    const rows: Row[] = await this.transactions.manager.query(READERS, [personIds]);
    return rows
      .filter((row) => mayComeToRead({ roles: row.ownerRoles }) && (row.absent === null || mayComeToRead(row)))
      .map(readerOf);
  }
}

interface Row extends Omit<DigestStanding, 'roles'> {
  personId: string;
  roles: Role[] | null;
  ownerRoles: Role[] | null;
  clearance: Classification;
  language: Language;
  timeZone: string;
  morning: string;
  unsubscribeToken: string;
  absent: DigestReader['absent'];
  startsOn: string | null;
  endsOn: string | null;
  rhythm: DigestRhythm;
  weekday: number;
  postIds: string[];
  country: string | null;
  changesAt: Date | null;
}

function readerOf(row: Row): DigestReader {
  const owner = digestRoles({ ...row, roles: row.ownerRoles });
  const roles = row.absent === null || owner.length === 0 ? owner : digestRoles(row);
  const { country, changesAt } = row;
  const { personId, clearance, language, postIds, absent, startsOn, endsOn, rhythm, weekday } = row;
  const { timeZone, morning, unsubscribeToken } = row;
  const posts =
    absent === null ? { postIds, actingFor: [] } : { postIds: [], actingFor: [{ personId: absent.id, postIds }] };
  return {
    isReader: roles.length > 0,
    principal: { personId, roles, clearance, language, ...posts },
    absent,
    within: startsOn === null || endsOn === null ? null : { startsOn, endsOn },
    recipient: { timeZone, morning, hasAccount: row.roles !== null, unsubscribeToken },
    rhythm,
    weekday,
    country,
    changesAt: changesAt && toInstant(changesAt),
  };
}

/*
 * $1 person ids. Whoever wants no digests gets no copies either, and an absent person's wish not to have one stands. In
 * no zone has a deputyship that ended two days ago anything left of it.
 */
const READERS = `
  WITH wanted AS (
    SELECT p.id AS reader_id, p.id AS owner_id, NULL::uuid AS absent_id, NULL::date AS starts_on, NULL::date AS ends_on
    FROM persons p WHERE p.id = ANY($1::uuid[])
    UNION ALL
    SELECT deputy_id, absent_id, absent_id, starts_on, ends_on FROM deputyships
    WHERE deputy_id = ANY($1::uuid[]) AND ends_on >= current_date - 1
  ), controlling AS MATERIALIZED (
    -- Once for all of them: asked of each post by itself, PostgreSQL would read the register to its end for every post
    -- that controls nothing.
    SELECT DISTINCT c.controller_post_id AS post_id FROM commitments c
    WHERE c.status IN ('active', 'reported') AND c.controller_post_id IN (
      SELECT t.post_id FROM tenures t WHERE t.person_id IN (SELECT owner_id FROM wanted))
  )
  SELECT r.id AS "personId", r.clearance, r.language, r.time_zone AS "timeZone", to_char(r.morning, 'HH24:MI') AS morning,
         r.digest_token AS "unsubscribeToken",
         CASE WHEN ra.disabled_at IS NULL THEN ra.roles ELSE '{}' END AS roles,
         CASE WHEN oa.disabled_at IS NULL THEN oa.roles ELSE '{}' END AS "ownerRoles",
         CASE WHEN w.absent_id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name,
           'names', jsonb_build_object('ru', o.name_ru, 'be', o.name_be)) END AS absent,
         w.starts_on AS "startsOn", w.ends_on AS "endsOn", o.digest AS rhythm, o.digest_weekday AS weekday,
         held.post_ids AS "postIds", held.post_ids <> '{}' AS "holdsPost", held.country,
         held.has_below AS "hasPostsBelow", held.controls, ahead.changes_at AS "changesAt"
  FROM wanted w
  JOIN persons r ON r.id = w.reader_id
  JOIN persons o ON o.id = w.owner_id
  LEFT JOIN accounts ra ON ra.person_id = r.id
  LEFT JOIN accounts oa ON oa.person_id = o.id
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(t.post_id::text ORDER BY t.starts_on, post.code), '{}') AS post_ids,
           (array_agg(body.country ORDER BY t.starts_on, post.code))[1] AS country,
           coalesce(bool_or(EXISTS (SELECT FROM posts below WHERE below.reports_to_id = t.post_id)), false) AS has_below,
           coalesce(bool_or(t.post_id IN (SELECT post_id FROM controlling)), false) AS controls
    FROM tenures t JOIN posts post ON post.id = t.post_id JOIN bodies body ON body.id = post.body_id
    WHERE t.person_id = o.id AND (statement_timestamp() AT TIME ZONE body.time_zone)::date
      BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')) held
  CROSS JOIN LATERAL (
    SELECT min(edge.at) AS changes_at
    FROM tenures t JOIN posts post ON post.id = t.post_id JOIN bodies body ON body.id = post.body_id
      CROSS JOIN LATERAL (SELECT day::timestamp AT TIME ZONE body.time_zone AS at
        FROM (VALUES (t.starts_on), (t.ends_on + 1)) AS days (day)) edge
    WHERE t.person_id = o.id AND edge.at > statement_timestamp()) ahead
  WHERE r.digest <> 'off' AND o.digest <> 'off' AND r.email_refused_at IS NULL`;
