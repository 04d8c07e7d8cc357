import { STANDING_PERIOD } from './register-filter.js';

/*
 * Pieces of SQL that the list and the reading of one commitment share. They expect `commitments c`, the lead's post and
 * body as `lp` and `lb`, the reader's language as `l.code`, the moment of asking as `l.now`.
 */

/** A name in the reader's language; Belarusian falls back to Russian, everything to English. */
export function named(alias: string, column: 'name' | 'title'): string {
  return `coalesce(CASE l.code WHEN 'ru' THEN ${alias}.${column}_ru
    WHEN 'be' THEN coalesce(${alias}.${column}_be, ${alias}.${column}_ru) END, ${alias}.${column}_en)`;
}

/** A post as JSON; null where there is none. */
export function postJson(id: string): string {
  return `(SELECT jsonb_build_object('id', p.id, 'title', ${named('p', 'title')}, 'bodyId', b.id,
    'body', ${named('b', 'name')}) FROM posts p JOIN bodies b ON b.id = p.body_id WHERE p.id = ${id})`;
}

/** A body as JSON; null where there is none. */
export function bodyJson(id: string): string {
  return `(SELECT jsonb_build_object('id', b.id, 'name', ${named('b', 'name')}) FROM bodies b WHERE b.id = ${id})`;
}

/** A person as JSON; null where there is none. */
export function personJson(id: string): string {
  return `(SELECT jsonb_build_object('id', h.id, 'name', coalesce(CASE l.code WHEN 'ru' THEN h.name_ru
    WHEN 'be' THEN coalesce(h.name_be, h.name_ru) END, h.name)) FROM persons h WHERE h.id = ${id})`;
}

/** An instant as ISO 8601 text in UTC, to the millisecond. */
export function iso(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * The reader: `$language` overrides, then comes the reader's own, then English. OFFSET 0 keeps the planner from looking
 * the language up anew for every name.
 */
export function reader(placeholders: { language: string; personId: string; now: string }): string {
  return `(SELECT coalesce(${placeholders.language}::text,
      (SELECT language FROM persons WHERE id = ${placeholders.personId}::uuid), 'en') AS code,
    ${placeholders.now}::timestamptz AS now OFFSET 0) l`;
}

/**
 * What timeliness is judged by: the standing period, when it was reported, and today in the lead body's zone. For what
 * is over without having been kept, the day on which it ended stands for today. Periods are looked up only where they
 * can matter: of what is active no report waits, and what is done once has one period.
 */
export const JUDGED = `CROSS JOIN LATERAL (
    SELECT CASE WHEN c.deadline_basis IN ('recurring', 'standing')
             THEN (SELECT s.ordinal FROM (${STANDING_PERIOD}) s) ELSE 1 END AS ordinal,
           CASE WHEN c.status IN ('reported', 'closed', 'terminated')
             THEN ((SELECT s.reported_at FROM (${STANDING_PERIOD}) s) AT TIME ZONE lb.time_zone)::date END AS kept_on,
           (coalesce(c.settled_at, l.now) AT TIME ZONE lb.time_zone)::date AS today
    OFFSET 0) j`;

/** The rule `timeliness` of #deadlines as SQL; a test holds the two together. */
export function timelinessSql(deadline: string): string {
  return `CASE WHEN ${deadline} IS NULL THEN 'undated'
    WHEN j.kept_on IS NOT NULL THEN CASE WHEN j.kept_on <= ${deadline} THEN 'in_time' ELSE 'late' END
    WHEN j.today <= ${deadline} THEN 'running' ELSE 'overdue' END`;
}

export const TIMELINESS_JSON = `jsonb_build_object('original', ${timelinessSql('c.original_deadline')},
  'current', ${timelinessSql('c.current_deadline')})`;
