export const BODY = `
  INSERT INTO bodies (id, code, kind, country, time_zone, name_en) VALUES ($1, $2, 'ministry', $3, $4, $2)`;

export const POST = 'INSERT INTO posts (id, code, body_id, title_en) VALUES ($1, $2, $3, $2)';

export const TENURE = 'INSERT INTO tenures (post_id, person_id, starts_on) VALUES ($1, $2, $3)';

export const CALENDAR_DAYS = 'SELECT country, day::text AS day, working FROM calendar_days';

/** The tables that a life fills: those of commitments and reminders, and whatever refers to them. */
export const OF_A_LIFE = `
  WITH RECURSIVE of_a_life AS (
    SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname IN ('commitments', 'tenures',
      'deputyships', 'mailings', 'occurrences', 'plan_checks', 'digest_turns', 'idempotency_keys', 'job_runs')
    UNION
    SELECT conrelid FROM pg_constraint JOIN of_a_life ON confrelid = of_a_life.oid WHERE contype = 'f'
  )
  SELECT oid::regclass::text AS name FROM of_a_life ORDER BY 1`;

export const FINGERPRINT = (tables: readonly string[]) => `
  SELECT md5(string_agg(row, E'\\n' ORDER BY row)) AS sum FROM (
    ${tables.map((table) => `SELECT '${table} ' || t::text AS row FROM ${table} t`).join(' UNION ALL ')}
    UNION ALL SELECT 'events ' || count(*) FROM events) rows`;
