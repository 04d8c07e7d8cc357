import type { Language } from '#people';
import { STANDING_PERIOD } from './register-filter.js';

/*
 * Pieces of SQL that the list and the reading of one commitment share. They expect `commitments c`, and the lead's post
 * and body as `lp` and `lb`. The language stands in the text, so that each language is planned by itself.
 */

/** A name in the reader's language; Belarusian falls back to Russian, everything to English. */
export function named(alias: string, column: 'name' | 'title', language: Language): string {
  const columns = { en: ['en'], ru: ['ru', 'en'], be: ['be', 'ru', 'en'] }[language];
  return `coalesce(${columns.map((code) => `${alias}.${column}_${code}`).join(', ')})`;
}

/** A post as JSON; null where there is none. */
export function postJson(id: string, language: Language): string {
  return `(SELECT jsonb_build_object('id', p.id, 'title', ${named('p', 'title', language)}, 'bodyId', b.id,
    'body', ${named('b', 'name', language)}) FROM posts p JOIN bodies b ON b.id = p.body_id WHERE p.id = ${id})`;
}

/** A body as JSON; null where there is none. */
export function bodyJson(id: string, language: Language): string {
  return `(SELECT jsonb_build_object('id', b.id, 'name', ${named('b', 'name', language)}) FROM bodies b WHERE b.id = ${id})`;
}

/** A person as JSON; null where there is none. */
export function personJson(id: string, language: Language): string {
  const name = { en: 'h.name', ru: 'coalesce(h.name_ru, h.name)', be: 'coalesce(h.name_be, h.name_ru, h.name)' }[
    language
  ];
  return `(SELECT jsonb_build_object('id', h.id, 'name', ${name}) FROM persons h WHERE h.id = ${id})`;
}

/** An instant as ISO 8601 text in UTC, to the millisecond. */
export function iso(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * What timeliness is judged by: the standing period, when it was reported, and today in the lead body's zone. For what
 * is over without having been kept, the day on which it ended stands for today. Periods are looked up only where they
 * can matter: of what is active no report waits, and what is done once has one period.
 */
export const judgedAt = (now: string) => `CROSS JOIN LATERAL (
    SELECT CASE WHEN c.deadline_basis IN ('recurring', 'standing')
             THEN (SELECT s.ordinal FROM (${STANDING_PERIOD}) s) ELSE 1 END AS ordinal,
           CASE WHEN c.status IN ('reported', 'closed', 'terminated')
             THEN ((SELECT s.reported_at FROM (${STANDING_PERIOD}) s) AT TIME ZONE lb.time_zone)::date END AS kept_on,
           (coalesce(c.settled_at, ${now}::timestamptz) AT TIME ZONE lb.time_zone)::date AS today
    OFFSET 0) j`;

/** The rule `timeliness` of #deadlines as SQL; a test holds the two together. */
export function timelinessSql(deadline: string): string {
  return `CASE WHEN ${deadline} IS NULL THEN 'undated'
    WHEN j.kept_on IS NOT NULL THEN CASE WHEN j.kept_on <= ${deadline} THEN 'in_time' ELSE 'late' END
    WHEN j.today <= ${deadline} THEN 'running' ELSE 'overdue' END`;
}

export const TIMELINESS_JSON = `jsonb_build_object('original', ${timelinessSql('c.original_deadline')},
  'current', ${timelinessSql('c.current_deadline')})`;
