import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies, posts, persons, and who holds which post when. */
export class People1700000000001 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE bodies (
        id uuid CONSTRAINT bodies_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL CONSTRAINT bodies_code_key UNIQUE
          CONSTRAINT bodies_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        parent_id uuid CONSTRAINT bodies_parent_fkey REFERENCES bodies,
        kind text NOT NULL CONSTRAINT bodies_kind_known CHECK (kind IN
          ('state', 'region', 'government', 'ministry', 'agency', 'embassy', 'academy', 'enterprise',
           'international_organisation')),
        country text NOT NULL CONSTRAINT bodies_country_iso CHECK (country ~ '^[A-Z]{2}$'),
        time_zone text NOT NULL,
        name_en text NOT NULL CONSTRAINT bodies_name_given CHECK (name_en <> ''),
        name_ru text,
        name_be text,
        aliases text[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT bodies_not_own_parent CHECK (parent_id <> id)
      );
      CREATE INDEX bodies_parent_idx ON bodies (parent_id);

      CREATE TABLE posts (
        id uuid CONSTRAINT posts_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL CONSTRAINT posts_code_key UNIQUE
          CONSTRAINT posts_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        body_id uuid NOT NULL CONSTRAINT posts_body_fkey REFERENCES bodies,
        reports_to_id uuid CONSTRAINT posts_reports_to_fkey REFERENCES posts,
        title_en text NOT NULL CONSTRAINT posts_title_given CHECK (title_en <> ''),
        title_ru text,
        title_be text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT posts_not_own_superior CHECK (reports_to_id <> id)
      );
      CREATE INDEX posts_body_idx ON posts (body_id);
      CREATE INDEX posts_reports_to_idx ON posts (reports_to_id);

      CREATE TABLE persons (
        id uuid CONSTRAINT persons_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL CONSTRAINT persons_code_key UNIQUE
          CONSTRAINT persons_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text NOT NULL CONSTRAINT persons_name_given CHECK (name <> ''),
        name_ru text,
        name_be text,
        email text NOT NULL CONSTRAINT persons_email_single CHECK (email ~ '^[^@[:space:],;<>]+@[^@[:space:],;<>]+$'),
        language text NOT NULL DEFAULT 'en' CONSTRAINT persons_language_known CHECK (language IN ('en', 'ru', 'be')),
        time_zone text NOT NULL,
        morning time NOT NULL DEFAULT '09:00',
        clearance text NOT NULL DEFAULT 'public'
          CONSTRAINT persons_clearance_known CHECK (clearance IN ('public', 'official', 'confidential')),
        email_refused_at timestamptz,
        email_refusal text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX persons_email_key ON persons (lower(email));

      -- Both ends inclusive; a post has at most one holder on any day.
      CREATE TABLE tenures (
        id uuid CONSTRAINT tenures_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        post_id uuid NOT NULL CONSTRAINT tenures_post_fkey REFERENCES posts,
        person_id uuid NOT NULL CONSTRAINT tenures_person_fkey REFERENCES persons,
        starts_on date NOT NULL,
        ends_on date,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT tenures_in_order CHECK (ends_on >= starts_on),
        CONSTRAINT tenures_one_holder EXCLUDE USING gist (post_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
      );
      CREATE INDEX tenures_person_idx ON tenures (person_id);

      CREATE TABLE deputyships (
        id uuid CONSTRAINT deputyships_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        absent_id uuid NOT NULL CONSTRAINT deputyships_absent_fkey REFERENCES persons,
        deputy_id uuid NOT NULL CONSTRAINT deputyships_deputy_fkey REFERENCES persons,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT deputyships_in_order CHECK (ends_on >= starts_on),
        CONSTRAINT deputyships_two_persons CHECK (absent_id <> deputy_id),
        CONSTRAINT deputyships_once EXCLUDE USING gist
          (absent_id WITH =, deputy_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
      );
      CREATE INDEX deputyships_deputy_idx ON deputyships (deputy_id);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE deputyships, tenures, persons, posts, bodies');
  }
}
