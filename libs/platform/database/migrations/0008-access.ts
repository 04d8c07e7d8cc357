import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, server-side sessions and idempotency keys. */
export class Access1700000000008 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE accounts (
        person_id uuid CONSTRAINT accounts_pkey PRIMARY KEY CONSTRAINT accounts_person_fkey REFERENCES persons,
        password_hash text NOT NULL,
        roles text[] NOT NULL DEFAULT '{}' CONSTRAINT accounts_roles_known CHECK (roles <@ ARRAY['registrar',
          'executor', 'controller', 'head', 'assessor', 'observer', 'auditor', 'administrator']),
        disabled_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE sessions (
        token_hash bytea CONSTRAINT sessions_pkey PRIMARY KEY
          CONSTRAINT sessions_token_sha256 CHECK (octet_length(token_hash) = 32),
        person_id uuid NOT NULL CONSTRAINT sessions_account_fkey REFERENCES accounts ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sessions_person_idx ON sessions (person_id);
      CREATE INDEX sessions_expires_idx ON sessions (expires_at);

      -- Counted over all instances. The address only as a hash: a password typed into the wrong field is not kept.
      CREATE TABLE sign_in_failures (
        address_sha256 bytea CONSTRAINT sign_in_failures_pkey PRIMARY KEY
          CONSTRAINT sign_in_failures_address_sha256 CHECK (octet_length(address_sha256) = 32),
        failures integer NOT NULL CONSTRAINT sign_in_failures_positive CHECK (failures > 0),
        window_ends_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_failures_window_idx ON sign_in_failures (window_ends_at);

      CREATE TABLE idempotency_keys (
        person_id uuid NOT NULL CONSTRAINT idempotency_keys_person_fkey REFERENCES persons,
        key text NOT NULL CONSTRAINT idempotency_keys_length CHECK (length(key) BETWEEN 1 AND 255),
        fingerprint bytea NOT NULL,
        status integer,
        headers jsonb,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (person_id, key)
      );
      CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE idempotency_keys, sign_in_failures, sessions, accounts');
  }
}
