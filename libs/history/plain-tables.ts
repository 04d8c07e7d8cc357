import type pg from 'pg';
import { READ_FUNCTIONS, READ_TABLES, tableFaults, type TableState } from './plain-tables.rules.js';
import type { Finding } from './verification.types.js';

/**
 * Whether what the verification reads are plain tables, read by PostgreSQL's own functions. From here to its end the
 * transaction finds nothing without its schema but what PostgreSQL brought along: nobody's functions, operators, types or
 * tables come before those that are meant.
 */
export async function plainTables(client: pg.ClientBase): Promise<Finding[]> {
  const names = Object.keys(READ_TABLES);
  const { rows: named } = await client.query<{ name: string; oid: string | null }>(BY_PATH, [names]);
  await client.query('SET LOCAL search_path TO pg_catalog, pg_temp');
  const { rows } = await client.query<StateRow>(STATES, [names]);
  const { rows: replaced } = await client.query<{ what: string }>(REPLACED, [READ_FUNCTIONS]);
  const read = new Map(named.map(({ name, oid }) => [name, oid]));
  const states = rows.map(({ oid, ...state }) => ({ ...state, isShadowed: read.get(state.name) !== oid }));
  return tableFaults(
    states,
    replaced.map(({ what }) => what),
  );
}

type StateRow = Omit<TableState, 'isShadowed'> & { oid: string | null };

/** By the path of the register's own sessions. Without operators, which that path may replace. */
const BY_PATH = `
  SELECT t.name, pg_catalog.to_regclass(t.name)::pg_catalog.oid::pg_catalog.text AS oid
  FROM pg_catalog.unnest($1::pg_catalog.text[]) AS t (name)`;

/** Relations of PostgreSQL's own are numbered below this, and 2 is how it keeps tables. */
const STATES = `
  SELECT t.name, c.oid::text AS oid, c.relkind AS kind, coalesce(c.relam = 2 AND c.relpersistence = 'p', false) AS "isKept",
    ARRAY (SELECT CASE c.oid WHEN inhparent THEN inhrelid ELSE inhparent END::regclass::text
           FROM pg_inherits WHERE c.oid IN (inhparent, inhrelid)) AS relatives,
    coalesce(c.relrowsecurity, false) OR EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid) AS "hasPolicies",
    ARRAY (SELECT rulename::text FROM pg_rewrite WHERE ev_class = c.oid) AS rules,
    coalesce((SELECT jsonb_object_agg(attname, jsonb_build_object('type', atttypid::regtype::text, 'isGenerated', attgenerated <> ''))
              FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped), '{}') AS columns
  FROM unnest($1::text[]) AS t (name)
  LEFT JOIN pg_class c ON c.relname = t.name AND c.relnamespace = 'public'::regnamespace`;

/**
 * Functions of PostgreSQL are of the language 12, internal; what somebody added later is numbered from 16384 on. A cast of
 * theirs goes before PostgreSQL's own way of writing a value.
 */
const REPLACED = `
  SELECT 'function ' || oid::regprocedure::text AS what FROM pg_proc
  WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = ANY ($1) AND (oid >= 16384 OR prolang <> 12)
  UNION ALL
  SELECT 'cast from ' || castsource::regtype::text || ' to ' || casttarget::regtype::text FROM pg_cast
  WHERE oid >= 16384 AND casttarget < 16384 AND castsource IN ('jsonb'::regtype, 'bigint'::regtype)`;
