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
    await query.query('DROP TABLE idempotency_keys, sessions, accounts');
  }
}
