import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules kept as data: working calendars, deadline regimes and reminder ladders. */
export class Calendars1700000000002 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE calendars (
        country text CONSTRAINT calendars_pkey PRIMARY KEY
          CONSTRAINT calendars_country_iso CHECK (country ~ '^[A-Z]{2}$'),
        weekend smallint[] NOT NULL DEFAULT '{6,7}',
        seeded_from date NOT NULL,
        seeded_to date NOT NULL,
        version integer NOT NULL DEFAULT 1
      );

      -- Days that differ from the week's pattern: a holiday on a weekday, or a weekend day that is worked instead.
      CREATE TABLE calendar_days (
        country text NOT NULL CONSTRAINT calendar_days_calendar_fkey REFERENCES calendars,
        day date NOT NULL,
        working boolean NOT NULL,
        name text NOT NULL DEFAULT '',
        origin text NOT NULL CONSTRAINT calendar_days_origin_known CHECK (origin IN ('seed', 'moved', 'manual')),
        source text NOT NULL DEFAULT '',
        CONSTRAINT calendar_days_pkey PRIMARY KEY (country, day)
      );

      CREATE TABLE regimes (
        code text CONSTRAINT regimes_pkey PRIMARY KEY CONSTRAINT regimes_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text NOT NULL,
        rules jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE ladders (
        code text CONSTRAINT ladders_pkey PRIMARY KEY CONSTRAINT ladders_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text NOT NULL,
        rules jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE ladders, regimes, calendar_days, calendars');
  }
}
