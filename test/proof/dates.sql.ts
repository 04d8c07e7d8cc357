/** The tables: every day of some countries, and the days that differ from the week, which are filled in between. */
export const DAYS = (countries: readonly { country: string; rests: readonly number[] }[]): string => `
  CREATE TEMP TABLE countries (country text, rests integer[]);
  INSERT INTO pg_temp.countries VALUES ${countries.map(({ country, rests }) => `('${country}', '{${rests.join(',')}}')`).join(', ')};
  CREATE TEMP TABLE exceptions (country text, day date, working boolean);`;

/** `upto`: how many working days there are up to a day, itself included. */
export const SAMPLES = [
  `CREATE TEMP TABLE days AS
   SELECT country, day, worked, sum(worked::integer) OVER (PARTITION BY country ORDER BY day) AS upto
   FROM (
     SELECT c.country, d::date AS day, coalesce(e.working, extract(isodow FROM d) <> ALL (c.rests)) AS worked
     FROM pg_temp.countries c CROSS JOIN generate_series('2015-01-01'::timestamp, '2046-12-31', '1 day') d
       LEFT JOIN pg_temp.exceptions e ON e.country = c.country AND e.day = d::date) known`,
  `CREATE INDEX ON pg_temp.days (country, day)`,
  `CREATE INDEX ON pg_temp.days (country, upto) WHERE worked`,
  `ANALYZE pg_temp.days`,
];

/**
 * The day and the instant of each sample, in order. An hour that a clock going forward skips is read by the clock before
 * it; one that comes twice is the first: PostgreSQL takes the second, so the hours before are tried as well.
 */
export const ANSWERS = `
  SELECT w.day::text AS day, extract(epoch FROM coalesce((
      SELECT min(t) FROM unnest(ARRAY[i.usual, i.usual - interval '30 min', i.usual - interval '1 h', i.usual - interval '2 h']) t
      WHERE t AT TIME ZONE s.zone = w.day + s.morning), i.usual))::float8 * 1000 AS due
  FROM unnest($1::text[], $2::text[], $3::time[], $4::date[], $5::text[], $6::integer[])
      WITH ORDINALITY AS s (country, zone, morning, date, kind, distance, place)
    JOIN pg_temp.days a ON a.country = s.country AND a.day = s.date
    JOIN pg_temp.days w ON w.country = s.country AND w.worked AND w.upto =
      CASE s.kind WHEN 'after' THEN a.upto + s.distance WHEN 'before' THEN a.upto - a.worked::integer - s.distance + 1 ELSE a.upto END
    CROSS JOIN LATERAL (SELECT (w.day + s.morning) AT TIME ZONE s.zone AS usual) i
  ORDER BY s.place`;
