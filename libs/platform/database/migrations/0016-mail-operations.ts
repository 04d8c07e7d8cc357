import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail on hold in a copied database, and what an operator sees of the mail. docs/adr/0011-mail-on-hold.md. */
export class MailOperations1700000000016 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE mail_hold (
        -- There is one row.
        is_only boolean CONSTRAINT mail_hold_pkey PRIMARY KEY DEFAULT true
          CONSTRAINT mail_hold_one_row CHECK (is_only),
        is_held boolean NOT NULL DEFAULT false,
        -- Nobody asked for it: the database was found to be a copy.
        is_automatic boolean NOT NULL DEFAULT false,
        reason text NOT NULL DEFAULT '',
        since timestamptz,
        by_id uuid CONSTRAINT mail_hold_by_fkey REFERENCES persons,
        -- Which database this was when mail was last allowed; null until the first sweep.
        identity jsonb,
        -- The transaction that wrote the row. A row that a dump has brought here names another one than its xmin.
        written_in xid,
        swept_at timestamptz,
        is_dry_run boolean NOT NULL DEFAULT false,
        CONSTRAINT mail_hold_since_when CHECK (is_held = (since IS NOT NULL)),
        CONSTRAINT mail_hold_automatic_while_held CHECK (is_held OR NOT is_automatic)
      );
      INSERT INTO mail_hold DEFAULT VALUES;

      -- What a provider does not let us read is left out.
      CREATE FUNCTION database_identity() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
        DECLARE
          known jsonb := jsonb_build_object('database', (SELECT oid FROM pg_database WHERE datname = current_database()));
        BEGIN
          BEGIN
            known := known || jsonb_build_object('system', (SELECT system_identifier::text FROM pg_control_system()));
          EXCEPTION WHEN OTHERS THEN NULL;
          END;
          BEGIN
            known := known || jsonb_build_object('timeline', left(pg_walfile_name(pg_current_wal_insert_lsn()), 8));
          EXCEPTION WHEN OTHERS THEN NULL;
          END;
          BEGIN
            -- Written once, by initdb. No tool can give a copy of a file the time of change that the original has.
            known := known || jsonb_build_object('files', (pg_stat_file('PG_VERSION')).change);
          EXCEPTION WHEN OTHERS THEN NULL;
          END;
          RETURN jsonb_strip_nulls(known);
        END $$;

      -- Why no mail may leave this database; null when it may. A standby that has taken over is still the same
      -- database, a backup that was recovered is not: what tells them apart is how long ago somebody swept.
      CREATE FUNCTION mail_obstacle() RETURNS text LANGUAGE plpgsql STABLE AS $$
        DECLARE
          here jsonb;
          is_held boolean;
          known jsonb;
          is_own boolean;
          is_fresh boolean;
        BEGIN
          SELECT h.is_held, h.identity, h.written_in = h.xmin,
                 h.swept_at > statement_timestamp() - interval '5 min'
          INTO is_held, known, is_own, is_fresh FROM mail_hold h;
          IF NOT FOUND THEN RETURN 'restored'; END IF;
          IF is_held THEN RETURN 'held'; END IF;
          IF known IS NULL THEN RETURN 'not-swept'; END IF;
          here := database_identity();
          IF known->'system' <> here->'system' THEN RETURN 'other-server'; END IF;
          IF known->'database' <> here->'database' THEN RETURN 'other-database'; END IF;
          IF is_own IS NOT TRUE THEN RETURN 'restored'; END IF;
          IF known->'timeline' <> here->'timeline' THEN
            RETURN CASE WHEN is_fresh THEN NULL ELSE 'recovered' END;
          END IF;
          IF known->'files' <> here->'files' THEN RETURN 'copied-files'; END IF;
          RETURN NULL;
        END $$;

      ALTER TABLE mailings
        -- When a dry run has shown what would be sent.
        ADD shown_at timestamptz;

      CREATE INDEX mailings_failed_idx ON mailings (due_at, id) WHERE state = 'failed';
      CREATE INDEX mailings_in_doubt_idx ON mailings (due_at, id) WHERE possibly_twice;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX mailings_in_doubt_idx;
      DROP INDEX mailings_failed_idx;
      ALTER TABLE mailings DROP shown_at;
      DROP FUNCTION mail_obstacle;
      DROP FUNCTION database_identity;
      DROP TABLE mail_hold;
    `);
  }
}
