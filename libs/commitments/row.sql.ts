import { type Language, personNameIn } from '#people';

/*
 * Pieces of SQL that lists and the reading of one commitment share. They expect `commitments c`. The language stands in
 * the text, so that each language is planned by itself.
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
  const [ru, be] = [personNameIn('h', 'ru'), personNameIn('h', 'be')];
  const name = { en: 'h.name', ru: `coalesce(${ru}, h.name)`, be: `coalesce(${be}, ${ru}, h.name)` }[language];
  return `(SELECT jsonb_build_object('id', h.id, 'name', ${name}) FROM persons h WHERE h.id = ${id})`;
}

/** An instant as ISO 8601 text in UTC, to the millisecond. */
export function iso(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The date that an instant of commitment c has where its lead is. Looked up only for an instant that is there. */
export function dayAtLead(instant: string): string {
  return `CASE WHEN ${instant} IS NOT NULL THEN (${instant} AT TIME ZONE ${LEAD_ZONE})::date END`;
}

/** How many times the deadlines of commitment c were moved, and by how many days altogether. */
export const SLIP = `(SELECT jsonb_build_object('count', count(*), 'days', coalesce(sum(e.to_deadline - e.from_deadline), 0))
  FROM extensions e WHERE e.commitment_id = c.id AND e.state = 'granted')`;

/** The time zone of the body of the lead of commitment c. */
export const LEAD_ZONE =
  '(SELECT b.time_zone FROM posts p JOIN bodies b ON b.id = p.body_id WHERE p.id = c.lead_post_id)';

/** The rows of a statement, in their order, as one JSON value. */
export function rowsAsJson(sql: string): string {
  return `(SELECT json_agg(x) FROM (${sql}) x)`;
}
