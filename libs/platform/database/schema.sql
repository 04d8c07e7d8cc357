-- The schema that the migrations make. Written by `npm run schema`; not edited by hand.

-- Extensions

CREATE EXTENSION btree_gist;

-- Schemas

CREATE SCHEMA as_of;

CREATE SCHEMA past;

-- Functions

CREATE OR REPLACE FUNCTION public.as_of_moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT nullif(current_setting('pacta.as_of', true), '')::timestamptz
  $function$;

CREATE OR REPLACE FUNCTION public.check_passage_quotes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        DECLARE
          passage record;
          document uuid;
          pieces text[];
          words text;
          first integer;
        BEGIN
          FOR passage IN
            SELECT document_id, starts_at, ends_at, quote FROM new_passages ORDER BY document_id
          LOOP
            IF passage.document_id IS DISTINCT FROM document THEN
              document := passage.document_id;
              pieces := ARRAY(SELECT cut.piece[1] FROM source_documents d, regexp_matches(d.text, '.{1,250}', 'g') AS cut (piece)
                              WHERE d.id = document);
            END IF;
            first := passage.starts_at / 250;
            words := '';
            FOR nth IN first .. least((passage.ends_at - 1) / 250, cardinality(pieces) - 1) LOOP
              words := words || pieces[nth + 1];
            END LOOP;
            IF passage.quote IS DISTINCT FROM
              substring(words FROM passage.starts_at - first * 250 + 1 FOR passage.ends_at - passage.starts_at)
            THEN
              RAISE EXCEPTION 'the quote differs from the document at this place'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'passages_quote_matches';
            END IF;
          END LOOP;
          RETURN NULL;
        END $function$;

CREATE OR REPLACE FUNCTION public.database_identity()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
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
        END $function$;

CREATE OR REPLACE FUNCTION public.event_tails(subjects text[], subject_ids text[], takes_locks boolean)
 RETURNS TABLE(subject text, "subjectId" text, sequence integer, "occurredAt" timestamp with time zone, hash text)
 LANGUAGE plpgsql
AS $function$
    #variable_conflict use_column
    BEGIN
      IF takes_locks THEN
        -- One order for everybody, so that two appends to several streams cannot wait for each other.
        PERFORM pg_advisory_xact_lock(key) FROM (
          SELECT DISTINCT hashtextextended(s.subject || '/' || s.id, 0) AS key
          FROM unnest(subjects, subject_ids) AS s (subject, id) ORDER BY key) AS keys;
      END IF;
      RETURN QUERY
        SELECT s.subject, s.id, t.sequence, t.occurred_at, encode(t.hash, 'hex')
        FROM unnest(subjects, subject_ids) AS s (subject, id)
        CROSS JOIN LATERAL (
          SELECT e.sequence, e.occurred_at, e.hash FROM events e WHERE e.subject = s.subject AND e.subject_id = s.id
          ORDER BY e.sequence DESC LIMIT 1
        ) t;
    END $function$;

CREATE OR REPLACE FUNCTION public.keep_original_deadline()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF OLD.original_deadline IS NOT NULL AND NEW.original_deadline IS DISTINCT FROM OLD.original_deadline THEN
            RAISE EXCEPTION 'the original deadline is never overwritten'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_periods_original_kept';
          END IF;
          RETURN NEW;
        END $function$;

CREATE OR REPLACE FUNCTION public.keep_past(of_table text, look_ups text[] DEFAULT '{}'::text[])
 RETURNS void
 LANGUAGE plpgsql
AS $functionx$
  DECLARE
    public_table regclass := format('public.%I', of_table)::regclass;
    key_columns text;
    columns text;
    old_columns text;
    changing text[];
    new_column record;
  BEGIN
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum), string_agg('OLD.' || quote_ident(attname), ', ' ORDER BY attnum),
      -- A generated column changes with what it is made of, and its new value is not there yet before the update.
      array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attgenerated = '' AND attname <> 'valid_from')
    INTO columns, old_columns, changing
    FROM pg_attribute WHERE attrelid = public_table AND attnum > 0 AND NOT attisdropped;
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY array_position(conkey, attnum)) INTO key_columns
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
    WHERE conrelid = public_table AND contype = 'p';

    IF to_regclass(format('past.%I', of_table)) IS NULL THEN
      EXECUTE format('CREATE TABLE past.%1$I AS SELECT * FROM public.%1$I WITH NO DATA', of_table);
      EXECUTE format('ALTER TABLE past.%1$I ADD COLUMN valid_to timestamptz NOT NULL, ALTER COLUMN valid_from SET NOT NULL,
        ADD CONSTRAINT %2$I PRIMARY KEY (%3$s, valid_from), ADD CONSTRAINT %4$I CHECK (valid_from < valid_to)',
        of_table, of_table || '_pkey', key_columns, of_table || '_lasted');
    END IF;
    FOR new_column IN
      SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute a
      WHERE attrelid = public_table AND attnum > 0 AND NOT attisdropped AND NOT EXISTS (
        SELECT FROM pg_attribute p WHERE p.attrelid = format('past.%I', of_table)::regclass AND p.attname = a.attname)
    LOOP
      EXECUTE format('ALTER TABLE past.%I ADD COLUMN %I %s', of_table, new_column.attname, new_column.type);
    END LOOP;
    FOR place IN 1 .. coalesce(array_length(look_ups, 1), 0) LOOP
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON past.%I (%I)',
        of_table || '_' || look_ups[place] || '_idx', of_table, look_ups[place]);
    END LOOP;

    -- What was written at the very moment of the change was never there for anybody: it is not kept.
    EXECUTE format($function$
      CREATE OR REPLACE FUNCTION past.keep_%1$s() RETURNS trigger LANGUAGE plpgsql AS $trigger$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.%1$I (%2$s, valid_to) VALUES (%3$s, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $trigger$ $function$, of_table, columns, old_columns);
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$I BEFORE DELETE ON public.%2$I
      FOR EACH ROW EXECUTE FUNCTION past.keep_%2$s()', of_table || '_past_on_delete', of_table);
    -- An update that changes nothing makes no version.
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$I BEFORE UPDATE ON public.%2$I FOR EACH ROW
      WHEN (ROW(OLD.%3$s) IS DISTINCT FROM ROW(NEW.%4$s)) EXECUTE FUNCTION past.keep_%2$s()',
      of_table || '_past_on_update', of_table,
      array_to_string(changing, ', OLD.'), array_to_string(changing, ', NEW.'));

    EXECUTE format('DROP VIEW IF EXISTS as_of.%I', of_table);
    EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS
      SELECT %2$s FROM public.%1$I WHERE valid_from <= public.as_of_moment()
      UNION ALL
      SELECT %2$s FROM past.%1$I WHERE valid_from <= public.as_of_moment() AND valid_to > public.as_of_moment()',
      of_table, columns);
  END $functionx$;

CREATE OR REPLACE FUNCTION public.mail_obstacle()
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
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
        END $function$;

CREATE OR REPLACE FUNCTION public.not_before(moment timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
    SELECT CASE WHEN moment > public.transaction_moment() THEN set_config('pacta.now',
      (date_trunc('milliseconds', moment) + interval '1 millisecond')::text, true)::timestamptz ELSE public.transaction_moment() END
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          RAISE EXCEPTION '% is frozen: % is not allowed', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
        END $function$;

CREATE OR REPLACE FUNCTION public.show_past(of_table text, since text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  DECLARE
    columns text;
  BEGIN
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute WHERE attrelid = format('public.%I', of_table)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('DROP VIEW IF EXISTS as_of.%I', of_table);
    EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS
      SELECT %2$s FROM public.%1$I WHERE %3$I <= public.as_of_moment()', of_table, columns, since);
  END $function$;

CREATE OR REPLACE FUNCTION public.transaction_moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT coalesce(nullif(current_setting('pacta.now', true), '')::timestamptz, transaction_timestamp())
  $function$;

CREATE OR REPLACE FUNCTION public.uuid_by_time()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
        SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
          52, 1), 53, 1), 'hex')::uuid
      $function$;

CREATE OR REPLACE FUNCTION past.keep_acknowledgements()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.acknowledgements (id, commitment_id, period, deadline_version, late, will_report_by, note, addressed_to, post_id, author_id, on_behalf_of_id, created_at, valid_from, valid_to) VALUES (OLD.id, OLD.commitment_id, OLD.period, OLD.deadline_version, OLD.late, OLD.will_report_by, OLD.note, OLD.addressed_to, OLD.post_id, OLD.author_id, OLD.on_behalf_of_id, OLD.created_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_areas()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.areas (code, name_en, name_ru, name_be, valid_from, version, valid_to) VALUES (OLD.code, OLD.name_en, OLD.name_ru, OLD.name_be, OLD.valid_from, OLD.version, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_bodies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.bodies (id, code, parent_id, kind, country, time_zone, name_en, name_ru, name_be, aliases, version, created_at, updated_at, valid_from, valid_to) VALUES (OLD.id, OLD.code, OLD.parent_id, OLD.kind, OLD.country, OLD.time_zone, OLD.name_en, OLD.name_ru, OLD.name_be, OLD.aliases, OLD.version, OLD.created_at, OLD.updated_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_commitment_co_executors()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.commitment_co_executors (commitment_id, post_id, ordinal, valid_from, valid_to) VALUES (OLD.commitment_id, OLD.post_id, OLD.ordinal, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_commitment_observers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.commitment_observers (commitment_id, person_id, valid_from, valid_to) VALUES (OLD.commitment_id, OLD.person_id, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_commitment_parts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.commitment_parts (commitment_id, number, text, completed_at, valid_from, valid_to) VALUES (OLD.commitment_id, OLD.number, OLD.text, OLD.completed_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_commitment_periods()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.commitment_periods (commitment_id, ordinal, starts_on, ends_on, original_deadline, current_deadline, deadline_version, reported_at, settled_at, valid_from, valid_to) VALUES (OLD.commitment_id, OLD.ordinal, OLD.starts_on, OLD.ends_on, OLD.original_deadline, OLD.current_deadline, OLD.deadline_version, OLD.reported_at, OLD.settled_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_commitments()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, passage_id, classification, priority, verifiable, lead_post_id, controller_post_id, author_post_id, counterpart_body_id, counterpart_post_id, status, counterpart_status, fulfilment, conformity, conformity_remark, regime_code, ladder_code, signed_on, deadline_basis, deadline_stated_on, deadline_urgency, deadline_frequency, original_deadline, current_deadline, controlled_at, settled_at, version, created_at, updated_at, search, period, reported_at, superseded_by_id, blocker, blocked_side, blocked_by_post_id, blocked_at, valid_from, valid_to) VALUES (OLD.id, OLD.reference, OLD.meeting_id, OLD.number, OLD.kind, OLD.side, OLD.area_code, OLD.title, OLD.text, OLD.passage_id, OLD.classification, OLD.priority, OLD.verifiable, OLD.lead_post_id, OLD.controller_post_id, OLD.author_post_id, OLD.counterpart_body_id, OLD.counterpart_post_id, OLD.status, OLD.counterpart_status, OLD.fulfilment, OLD.conformity, OLD.conformity_remark, OLD.regime_code, OLD.ladder_code, OLD.signed_on, OLD.deadline_basis, OLD.deadline_stated_on, OLD.deadline_urgency, OLD.deadline_frequency, OLD.original_deadline, OLD.current_deadline, OLD.controlled_at, OLD.settled_at, OLD.version, OLD.created_at, OLD.updated_at, OLD.search, OLD.period, OLD.reported_at, OLD.superseded_by_id, OLD.blocker, OLD.blocked_side, OLD.blocked_by_post_id, OLD.blocked_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_decisions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.decisions (id, report_id, outcome, reason, decided_by_id, on_behalf_of_id, decided_at, valid_from, valid_to) VALUES (OLD.id, OLD.report_id, OLD.outcome, OLD.reason, OLD.decided_by_id, OLD.on_behalf_of_id, OLD.decided_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_deputyships()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.deputyships (id, absent_id, deputy_id, starts_on, ends_on, version, created_at, updated_at, valid_from, valid_to) VALUES (OLD.id, OLD.absent_id, OLD.deputy_id, OLD.starts_on, OLD.ends_on, OLD.version, OLD.created_at, OLD.updated_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.evidence (id, report_id, ordinal, title, file_id, url, valid_from, valid_to) VALUES (OLD.id, OLD.report_id, OLD.ordinal, OLD.title, OLD.file_id, OLD.url, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_extensions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.extensions (id, commitment_id, period, from_deadline, to_deadline, reason, late, state, requested_by_id, on_behalf_of_id, requested_at, decided_by_id, decided_on_behalf_of_id, decided_at, decision_reason, origin, decided_by_post_id, valid_from, valid_to) VALUES (OLD.id, OLD.commitment_id, OLD.period, OLD.from_deadline, OLD.to_deadline, OLD.reason, OLD.late, OLD.state, OLD.requested_by_id, OLD.on_behalf_of_id, OLD.requested_at, OLD.decided_by_id, OLD.decided_on_behalf_of_id, OLD.decided_at, OLD.decision_reason, OLD.origin, OLD.decided_by_post_id, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_meeting_participants()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.meeting_participants (meeting_id, body_id, spokesman_post_id, side, ordinal, valid_from, valid_to) VALUES (OLD.meeting_id, OLD.body_id, OLD.spokesman_post_id, OLD.side, OLD.ordinal, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_meetings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.meetings (id, code, title, held_on, place, next_meeting_on, regime_code, ladder_code, version, created_at, updated_at, valid_from, valid_to) VALUES (OLD.id, OLD.code, OLD.title, OLD.held_on, OLD.place, OLD.next_meeting_on, OLD.regime_code, OLD.ladder_code, OLD.version, OLD.created_at, OLD.updated_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_passages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.passages (id, document_id, starts_at, ends_at, quote, created_at, valid_from, valid_to) VALUES (OLD.id, OLD.document_id, OLD.starts_at, OLD.ends_at, OLD.quote, OLD.created_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_persons()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.persons (id, code, name, name_ru, name_be, email, language, time_zone, morning, clearance, email_refused_at, email_refusal, version, created_at, updated_at, digest, digest_weekday, urgent, digest_token, valid_from, erased_at, valid_to) VALUES (OLD.id, OLD.code, OLD.name, OLD.name_ru, OLD.name_be, OLD.email, OLD.language, OLD.time_zone, OLD.morning, OLD.clearance, OLD.email_refused_at, OLD.email_refusal, OLD.version, OLD.created_at, OLD.updated_at, OLD.digest, OLD.digest_weekday, OLD.urgent, OLD.digest_token, OLD.valid_from, OLD.erased_at, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_posts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.posts (id, code, body_id, reports_to_id, title_en, title_ru, title_be, version, created_at, updated_at, valid_from, valid_to) VALUES (OLD.id, OLD.code, OLD.body_id, OLD.reports_to_id, OLD.title_en, OLD.title_ru, OLD.title_be, OLD.version, OLD.created_at, OLD.updated_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_reports()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.reports (id, commitment_id, period, kind, addressed_to, text, post_id, author_id, on_behalf_of_id, created_at, valid_from, valid_to) VALUES (OLD.id, OLD.commitment_id, OLD.period, OLD.kind, OLD.addressed_to, OLD.text, OLD.post_id, OLD.author_id, OLD.on_behalf_of_id, OLD.created_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_score_citations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.score_citations (commitment_id, ordinal, report_id, evidence_id, valid_from, valid_to) VALUES (OLD.commitment_id, OLD.ordinal, OLD.report_id, OLD.evidence_id, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_scores()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.scores (commitment_id, assessor_id, scored_at, remark, valid_from, valid_to) VALUES (OLD.commitment_id, OLD.assessor_id, OLD.scored_at, OLD.remark, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_source_documents()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.source_documents (id, meeting_id, kind, title, language, text, sha256, url, file_id, created_at, classification, version, valid_from, valid_to) VALUES (OLD.id, OLD.meeting_id, OLD.kind, OLD.title, OLD.language, OLD.text, OLD.sha256, OLD.url, OLD.file_id, OLD.created_at, OLD.classification, OLD.version, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION past.keep_tenures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE
        moment timestamptz := public.not_before(OLD.valid_from);
      BEGIN
        IF moment > OLD.valid_from THEN
          INSERT INTO past.tenures (id, post_id, person_id, starts_on, ends_on, version, created_at, updated_at, valid_from, valid_to) VALUES (OLD.id, OLD.post_id, OLD.person_id, OLD.starts_on, OLD.ends_on, OLD.version, OLD.created_at, OLD.updated_at, OLD.valid_from, moment) ON CONFLICT DO NOTHING;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.valid_from := moment;
        RETURN NEW;
      END $function$;

-- Tables

CREATE TABLE accounts (
  person_id uuid NOT NULL,
  password_hash text NOT NULL,
  roles text[] DEFAULT '{}'::text[] NOT NULL,
  disabled_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT accounts_pkey PRIMARY KEY (person_id),
  CONSTRAINT accounts_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT accounts_roles_known CHECK ((roles <@ ARRAY['registrar'::text, 'executor'::text, 'controller'::text, 'head'::text, 'assessor'::text, 'observer'::text, 'auditor'::text, 'administrator'::text]))
);

CREATE TABLE acknowledgements (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  commitment_id uuid NOT NULL,
  period integer NOT NULL,
  deadline_version integer NOT NULL,
  late boolean NOT NULL,
  will_report_by date NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  addressed_to text NOT NULL,
  post_id uuid NOT NULL,
  author_id uuid NOT NULL,
  on_behalf_of_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT acknowledgements_pkey PRIMARY KEY (id),
  CONSTRAINT acknowledgements_author_fkey FOREIGN KEY (author_id) REFERENCES persons(id),
  CONSTRAINT acknowledgements_on_behalf_of_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES persons(id),
  CONSTRAINT acknowledgements_period_fkey FOREIGN KEY (commitment_id, period) REFERENCES commitment_periods(commitment_id, ordinal),
  CONSTRAINT acknowledgements_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  CONSTRAINT acknowledgements_addressee_known CHECK ((addressed_to = ANY (ARRAY['controller'::text, 'lead'::text])))
);

CREATE TABLE areas (
  code text NOT NULL,
  name_en text NOT NULL,
  name_ru text,
  name_be text,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT areas_pkey PRIMARY KEY (code),
  CONSTRAINT areas_code_form CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

CREATE TABLE bodies (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  code text NOT NULL,
  parent_id uuid,
  kind text NOT NULL,
  country text NOT NULL,
  time_zone text NOT NULL,
  name_en text NOT NULL,
  name_ru text,
  name_be text,
  aliases text[] DEFAULT '{}'::text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT bodies_code_key UNIQUE (code),
  CONSTRAINT bodies_pkey PRIMARY KEY (id),
  CONSTRAINT bodies_parent_fkey FOREIGN KEY (parent_id) REFERENCES bodies(id),
  CONSTRAINT bodies_code_form CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  CONSTRAINT bodies_country_iso CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT bodies_kind_known CHECK ((kind = ANY (ARRAY['state'::text, 'region'::text, 'government'::text, 'ministry'::text, 'agency'::text, 'embassy'::text, 'academy'::text, 'enterprise'::text, 'international_organisation'::text]))),
  CONSTRAINT bodies_name_given CHECK ((name_en <> ''::text)),
  CONSTRAINT bodies_not_own_parent CHECK ((parent_id <> id))
);

CREATE TABLE calendar_days (
  country text NOT NULL,
  day date NOT NULL,
  working boolean NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  origin text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (country, day),
  CONSTRAINT calendar_days_calendar_fkey FOREIGN KEY (country) REFERENCES calendars(country),
  CONSTRAINT calendar_days_origin_known CHECK ((origin = ANY (ARRAY['seed'::text, 'moved'::text, 'manual'::text])))
);

CREATE TABLE calendars (
  country text NOT NULL,
  weekend smallint[] DEFAULT '{6,7}'::smallint[] NOT NULL,
  seeded_from date NOT NULL,
  seeded_to date NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT calendars_pkey PRIMARY KEY (country),
  CONSTRAINT calendars_country_iso CHECK ((country ~ '^[A-Z]{2}$'::text))
);

CREATE TABLE checkpoint_mails (
  address text NOT NULL,
  last_number bigint NOT NULL,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  CONSTRAINT checkpoint_mails_pkey PRIMARY KEY (address)
);

CREATE TABLE checkpoint_requests (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  requested_by_id uuid,
  answered_by bigint,
  CONSTRAINT checkpoint_requests_pkey PRIMARY KEY (id),
  CONSTRAINT checkpoint_requests_answered_fkey FOREIGN KEY (answered_by) REFERENCES checkpoints(number),
  CONSTRAINT checkpoint_requests_by_fkey FOREIGN KEY (requested_by_id) REFERENCES persons(id)
);

CREATE TABLE checkpoints (
  number bigint NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  note text NOT NULL,
  peaks bytea NOT NULL,
  CONSTRAINT checkpoints_pkey PRIMARY KEY (number),
  CONSTRAINT checkpoints_from_one CHECK ((number > 0)),
  CONSTRAINT checkpoints_root_sha256 CHECK ((octet_length(root) = 32)),
  CONSTRAINT checkpoints_size_counted CHECK ((size >= 0))
);

CREATE TABLE commitment_co_executors (
  commitment_id uuid NOT NULL,
  post_id uuid NOT NULL,
  ordinal integer NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT commitment_co_executors_pkey PRIMARY KEY (commitment_id, post_id),
  CONSTRAINT commitment_co_executors_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id) ON DELETE CASCADE,
  CONSTRAINT commitment_co_executors_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id)
);

CREATE TABLE commitment_observers (
  commitment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT commitment_observers_pkey PRIMARY KEY (commitment_id, person_id),
  CONSTRAINT commitment_observers_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id) ON DELETE CASCADE,
  CONSTRAINT commitment_observers_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);

CREATE TABLE commitment_parts (
  commitment_id uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  completed_at timestamp with time zone,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT commitment_parts_pkey PRIMARY KEY (commitment_id, number),
  CONSTRAINT commitment_parts_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id) ON DELETE CASCADE,
  CONSTRAINT commitment_parts_number_positive CHECK ((number > 0)),
  CONSTRAINT commitment_parts_text_given CHECK ((text <> ''::text))
);

CREATE TABLE commitment_periods (
  commitment_id uuid NOT NULL,
  ordinal integer NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  original_deadline date,
  current_deadline date,
  deadline_version integer DEFAULT 1 NOT NULL,
  reported_at timestamp with time zone,
  settled_at timestamp with time zone,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT commitment_periods_pkey PRIMARY KEY (commitment_id, ordinal),
  CONSTRAINT commitment_periods_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id) ON DELETE CASCADE,
  CONSTRAINT commitment_periods_both_deadlines CHECK (((original_deadline IS NULL) = (current_deadline IS NULL))),
  CONSTRAINT commitment_periods_in_order CHECK ((ends_on >= starts_on)),
  CONSTRAINT commitment_periods_ordinal_positive CHECK ((ordinal > 0))
);

CREATE TABLE commitments (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  reference text NOT NULL,
  meeting_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  side text NOT NULL,
  area_code text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  passage_id uuid,
  classification text DEFAULT 'public'::text NOT NULL,
  priority text DEFAULT 'normal'::text NOT NULL,
  verifiable boolean NOT NULL,
  lead_post_id uuid NOT NULL,
  controller_post_id uuid NOT NULL,
  author_post_id uuid NOT NULL,
  counterpart_body_id uuid,
  counterpart_post_id uuid,
  status text DEFAULT 'draft'::text NOT NULL,
  counterpart_status text,
  fulfilment text DEFAULT 'no_evidence'::text NOT NULL,
  conformity text,
  conformity_remark text,
  regime_code text NOT NULL,
  ladder_code text,
  signed_on date NOT NULL,
  deadline_basis text NOT NULL,
  deadline_stated_on date,
  deadline_urgency text,
  deadline_frequency text,
  original_deadline date,
  current_deadline date,
  controlled_at timestamp with time zone,
  settled_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('russian'::regconfig, ((reference || ' '::text) || title)), 'A'::"char") || setweight(to_tsvector('russian'::regconfig, text), 'B'::"char"))) STORED NOT NULL,
  period integer DEFAULT 1 NOT NULL,
  reported_at timestamp with time zone,
  superseded_by_id uuid,
  blocker text,
  blocked_side text,
  blocked_by_post_id uuid,
  blocked_at timestamp with time zone,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT commitments_number_once UNIQUE (meeting_id, number),
  CONSTRAINT commitments_reference_key UNIQUE (reference),
  CONSTRAINT commitments_pkey PRIMARY KEY (id),
  CONSTRAINT commitments_area_fkey FOREIGN KEY (area_code) REFERENCES areas(code),
  CONSTRAINT commitments_author_fkey FOREIGN KEY (author_post_id) REFERENCES posts(id),
  CONSTRAINT commitments_blocked_by_fkey FOREIGN KEY (blocked_by_post_id) REFERENCES posts(id),
  CONSTRAINT commitments_controller_fkey FOREIGN KEY (controller_post_id) REFERENCES posts(id),
  CONSTRAINT commitments_counterpart_body_fkey FOREIGN KEY (counterpart_body_id) REFERENCES bodies(id),
  CONSTRAINT commitments_counterpart_post_fkey FOREIGN KEY (counterpart_post_id) REFERENCES posts(id),
  CONSTRAINT commitments_ladder_fkey FOREIGN KEY (ladder_code) REFERENCES ladders(code),
  CONSTRAINT commitments_lead_fkey FOREIGN KEY (lead_post_id) REFERENCES posts(id),
  CONSTRAINT commitments_meeting_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id),
  CONSTRAINT commitments_passage_fkey FOREIGN KEY (passage_id) REFERENCES passages(id),
  CONSTRAINT commitments_regime_fkey FOREIGN KEY (regime_code) REFERENCES regimes(code),
  CONSTRAINT commitments_superseded_by_fkey FOREIGN KEY (superseded_by_id) REFERENCES commitments(id),
  CONSTRAINT commitments_basis_known CHECK ((deadline_basis = ANY (ARRAY['stated'::text, 'urgency'::text, 'default'::text, 'recurring'::text, 'standing'::text, 'open'::text]))),
  CONSTRAINT commitments_blocked_side_known CHECK ((blocked_side = ANY (ARRAY['ours'::text, 'theirs'::text]))),
  CONSTRAINT commitments_blocker_named CHECK ((blocker <> ''::text)),
  CONSTRAINT commitments_blocker_whole CHECK ((((blocker IS NULL) = (blocked_side IS NULL)) AND ((blocker IS NULL) = (blocked_at IS NULL)) AND ((blocker IS NOT NULL) OR (blocked_by_post_id IS NULL)))),
  CONSTRAINT commitments_classification_known CHECK ((classification = ANY (ARRAY['public'::text, 'official'::text, 'confidential'::text]))),
  CONSTRAINT commitments_conformity_known CHECK ((conformity = ANY (ARRAY['conforms'::text, 'differs'::text]))),
  CONSTRAINT commitments_controlled_once_active CHECK (((status = ANY (ARRAY['draft'::text, 'proposed'::text, 'declined'::text])) OR (controlled_at IS NOT NULL))),
  CONSTRAINT commitments_controller_never_lead CHECK ((controller_post_id <> lead_post_id)),
  CONSTRAINT commitments_counterpart_status_known CHECK ((counterpart_status = ANY (ARRAY['draft'::text, 'proposed'::text, 'active'::text, 'reported'::text, 'closed'::text, 'declined'::text, 'terminated'::text]))),
  CONSTRAINT commitments_frequency_known CHECK ((deadline_frequency = ANY (ARRAY['monthly'::text, 'quarterly'::text, 'half_yearly'::text, 'yearly'::text]))),
  CONSTRAINT commitments_fulfilment_known CHECK ((fulfilment = ANY (ARRAY['no_evidence'::text, 'not_started'::text, 'minimal'::text, 'substantial'::text, 'full'::text]))),
  CONSTRAINT commitments_joint_has_two_statuses CHECK (((side = 'joint'::text) = (counterpart_status IS NOT NULL))),
  CONSTRAINT commitments_kind_known CHECK ((kind = ANY (ARRAY['proposal'::text, 'commitment'::text, 'instruction'::text]))),
  CONSTRAINT commitments_number_positive CHECK ((number > 0)),
  CONSTRAINT commitments_period_counts CHECK ((period > 0)),
  CONSTRAINT commitments_priority_known CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text]))),
  CONSTRAINT commitments_recurring_has_frequency CHECK (((deadline_basis = 'recurring'::text) = (deadline_frequency IS NOT NULL))),
  CONSTRAINT commitments_remark_when_differs CHECK (((conformity IS DISTINCT FROM 'differs'::text) OR (conformity_remark <> ''::text))),
  CONSTRAINT commitments_settled_when_over CHECK (((status = ANY (ARRAY['closed'::text, 'terminated'::text, 'declined'::text])) = (settled_at IS NOT NULL))),
  CONSTRAINT commitments_side_known CHECK ((side = ANY (ARRAY['ours'::text, 'theirs'::text, 'joint'::text]))),
  CONSTRAINT commitments_stated_has_date CHECK (((deadline_basis = 'stated'::text) = (deadline_stated_on IS NOT NULL))),
  CONSTRAINT commitments_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'proposed'::text, 'active'::text, 'reported'::text, 'closed'::text, 'declined'::text, 'terminated'::text]))),
  CONSTRAINT commitments_superseded_is_terminated CHECK (((superseded_by_id IS NULL) OR ((status = 'terminated'::text) AND (superseded_by_id <> id)))),
  CONSTRAINT commitments_text_given CHECK ((text <> ''::text)),
  CONSTRAINT commitments_title_given CHECK ((title <> ''::text)),
  CONSTRAINT commitments_urgency_has_degree CHECK (((deadline_basis = 'urgency'::text) = (deadline_urgency IS NOT NULL))),
  CONSTRAINT commitments_urgency_known CHECK ((deadline_urgency = ANY (ARRAY['very_urgently'::text, 'urgently'::text, 'promptly'::text])))
);

CREATE TABLE decisions (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  report_id uuid NOT NULL,
  outcome text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  decided_by_id uuid NOT NULL,
  on_behalf_of_id uuid,
  decided_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT decisions_once UNIQUE (report_id),
  CONSTRAINT decisions_pkey PRIMARY KEY (id),
  CONSTRAINT decisions_decided_by_fkey FOREIGN KEY (decided_by_id) REFERENCES persons(id),
  CONSTRAINT decisions_on_behalf_of_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES persons(id),
  CONSTRAINT decisions_report_fkey FOREIGN KEY (report_id) REFERENCES reports(id),
  CONSTRAINT decisions_outcome_known CHECK ((outcome = ANY (ARRAY['accept'::text, 'return'::text]))),
  CONSTRAINT decisions_return_has_reason CHECK (((outcome <> 'return'::text) OR (reason <> ''::text)))
);

CREATE TABLE deputyships (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  absent_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT deputyships_once EXCLUDE USING gist (absent_id WITH =, deputy_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  CONSTRAINT deputyships_pkey PRIMARY KEY (id),
  CONSTRAINT deputyships_absent_fkey FOREIGN KEY (absent_id) REFERENCES persons(id),
  CONSTRAINT deputyships_deputy_fkey FOREIGN KEY (deputy_id) REFERENCES persons(id),
  CONSTRAINT deputyships_in_order CHECK ((ends_on >= starts_on)),
  CONSTRAINT deputyships_two_persons CHECK ((absent_id <> deputy_id))
);

CREATE TABLE digest_turns (
  person_id uuid NOT NULL,
  looked_at timestamp with time zone NOT NULL,
  look_at timestamp with time zone NOT NULL,
  CONSTRAINT digest_turns_pkey PRIMARY KEY (person_id),
  CONSTRAINT digest_turns_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE
);

CREATE TABLE event_leaves (
  leaf_index bigint NOT NULL,
  event_id bigint NOT NULL,
  CONSTRAINT event_leaves_event_unique UNIQUE (event_id),
  CONSTRAINT event_leaves_pkey PRIMARY KEY (leaf_index),
  CONSTRAINT event_leaves_event_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  CONSTRAINT event_leaves_from_zero CHECK ((leaf_index >= 0))
);

CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  subject text NOT NULL,
  subject_id text NOT NULL,
  sequence integer NOT NULL,
  type text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  actor_id uuid,
  on_behalf_of_id uuid,
  reason text DEFAULT ''::text NOT NULL,
  before jsonb,
  after jsonb,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT events_in_sequence UNIQUE (subject, subject_id, sequence),
  CONSTRAINT events_pkey PRIMARY KEY (id),
  CONSTRAINT events_actor_fkey FOREIGN KEY (actor_id) REFERENCES persons(id),
  CONSTRAINT events_on_behalf_of_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES persons(id),
  CONSTRAINT events_hash_sha256 CHECK (((octet_length(hash) = 32) AND (octet_length(previous_hash) = 32))),
  CONSTRAINT events_sequence_positive CHECK ((sequence > 0))
);

CREATE TABLE events_pending (
  event_id bigint NOT NULL,
  CONSTRAINT events_pending_pkey PRIMARY KEY (event_id)
);

CREATE TABLE evidence (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  report_id uuid NOT NULL,
  ordinal integer DEFAULT 1 NOT NULL,
  title text NOT NULL,
  file_id uuid,
  url text,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT evidence_pkey PRIMARY KEY (id),
  CONSTRAINT evidence_file_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  CONSTRAINT evidence_report_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT evidence_file_or_link CHECK (((file_id IS NULL) <> (url IS NULL))),
  CONSTRAINT evidence_link_is_web CHECK ((url ~ '^https?://'::text)),
  CONSTRAINT evidence_ordinal_positive CHECK ((ordinal > 0))
);

CREATE TABLE extensions (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  commitment_id uuid NOT NULL,
  period integer NOT NULL,
  from_deadline date NOT NULL,
  to_deadline date NOT NULL,
  reason text NOT NULL,
  late boolean NOT NULL,
  state text DEFAULT 'requested'::text NOT NULL,
  requested_by_id uuid NOT NULL,
  on_behalf_of_id uuid,
  requested_at timestamp with time zone DEFAULT now() NOT NULL,
  decided_by_id uuid,
  decided_on_behalf_of_id uuid,
  decided_at timestamp with time zone,
  decision_reason text DEFAULT ''::text NOT NULL,
  origin text DEFAULT 'request'::text NOT NULL,
  decided_by_post_id uuid,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT extensions_pkey PRIMARY KEY (id),
  CONSTRAINT extensions_decided_by_fkey FOREIGN KEY (decided_by_id) REFERENCES persons(id),
  CONSTRAINT extensions_decided_by_post_fkey FOREIGN KEY (decided_by_post_id) REFERENCES posts(id),
  CONSTRAINT extensions_decided_on_behalf_of_fkey FOREIGN KEY (decided_on_behalf_of_id) REFERENCES persons(id),
  CONSTRAINT extensions_on_behalf_of_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES persons(id),
  CONSTRAINT extensions_period_fkey FOREIGN KEY (commitment_id, period) REFERENCES commitment_periods(commitment_id, ordinal),
  CONSTRAINT extensions_requested_by_fkey FOREIGN KEY (requested_by_id) REFERENCES persons(id),
  CONSTRAINT extensions_decided_by_someone CHECK (((decided_at IS NULL) = (decided_by_id IS NULL))),
  CONSTRAINT extensions_decided_together CHECK (((state = 'requested'::text) = (decided_at IS NULL))),
  CONSTRAINT extensions_move_forward CHECK ((to_deadline > from_deadline)),
  CONSTRAINT extensions_only_requests_wait CHECK (((origin = 'request'::text) OR (state = 'granted'::text))),
  CONSTRAINT extensions_origin_known CHECK ((origin = ANY (ARRAY['request'::text, 'return'::text, 'decision'::text, 'reopening'::text]))),
  CONSTRAINT extensions_reason_given CHECK ((reason <> ''::text)),
  CONSTRAINT extensions_refusal_has_reason CHECK (((state <> 'refused'::text) OR (decision_reason <> ''::text))),
  CONSTRAINT extensions_state_known CHECK ((state = ANY (ARRAY['requested'::text, 'granted'::text, 'refused'::text])))
);

CREATE TABLE files (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  uploaded_by_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_uploaded_by_fkey FOREIGN KEY (uploaded_by_id) REFERENCES persons(id),
  CONSTRAINT files_sha256_form CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT files_size_limit CHECK (((size >= 1) AND (size <= 26214400)))
);

CREATE TABLE history_checks (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
  leaves bigint NOT NULL,
  pending bigint NOT NULL,
  found bigint NOT NULL,
  sample jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT history_checks_pkey PRIMARY KEY (id),
  CONSTRAINT history_checks_found_counted CHECK ((found >= 0)),
  CONSTRAINT history_checks_leaves_counted CHECK ((leaves >= 0)),
  CONSTRAINT history_checks_pending_counted CHECK ((pending >= 0)),
  CONSTRAINT history_checks_sample_bounded CHECK ((jsonb_array_length(sample) <= LEAST(found, (20)::bigint)))
);

CREATE TABLE history_state (
  is_only boolean DEFAULT true NOT NULL,
  written_number bigint DEFAULT 0 NOT NULL,
  fault text,
  fault_at timestamp with time zone,
  CONSTRAINT history_state_pkey PRIMARY KEY (is_only),
  CONSTRAINT history_state_fault_whole CHECK (((fault IS NULL) = (fault_at IS NULL))),
  CONSTRAINT history_state_is_only CHECK (is_only)
);

CREATE TABLE idempotency_keys (
  person_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status integer,
  headers jsonb,
  body jsonb,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (person_id, key),
  CONSTRAINT idempotency_keys_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT idempotency_keys_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

CREATE TABLE imported_entries (
  entry_sha256 bytea NOT NULL,
  thing_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT imported_entries_pkey PRIMARY KEY (entry_sha256),
  CONSTRAINT imported_entries_sha256 CHECK ((octet_length(entry_sha256) = 32))
);

CREATE TABLE job_runs (
  job text NOT NULL,
  ran_on date NOT NULL,
  finished_at timestamp with time zone,
  first_ran_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
  CONSTRAINT job_runs_pkey PRIMARY KEY (job)
);

CREATE TABLE ladders (
  code text NOT NULL,
  name text NOT NULL,
  rules jsonb NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  name_ru text,
  name_be text,
  CONSTRAINT ladders_pkey PRIMARY KEY (code),
  CONSTRAINT ladders_code_form CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

CREATE TABLE mail_hold (
  is_only boolean DEFAULT true NOT NULL,
  is_held boolean DEFAULT false NOT NULL,
  is_automatic boolean DEFAULT false NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  since timestamp with time zone,
  by_id uuid,
  identity jsonb,
  written_in xid,
  swept_at timestamp with time zone,
  is_dry_run boolean DEFAULT false NOT NULL,
  CONSTRAINT mail_hold_pkey PRIMARY KEY (is_only),
  CONSTRAINT mail_hold_by_fkey FOREIGN KEY (by_id) REFERENCES persons(id),
  CONSTRAINT mail_hold_automatic_while_held CHECK ((is_held OR (NOT is_automatic))),
  CONSTRAINT mail_hold_one_row CHECK (is_only),
  CONSTRAINT mail_hold_since_when CHECK ((is_held = (since IS NOT NULL)))
);

CREATE TABLE mailings (
  id uuid DEFAULT uuid_by_time() NOT NULL,
  person_id uuid NOT NULL,
  channel text DEFAULT 'email'::text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  state text DEFAULT 'queued'::text NOT NULL,
  attempt integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone DEFAULT now() NOT NULL,
  lease_until timestamp with time zone,
  message_id text NOT NULL,
  address text,
  subject text,
  possibly_twice boolean DEFAULT false NOT NULL,
  last_error text,
  settled_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  kind text DEFAULT 'reminder'::text NOT NULL,
  digest_for_id uuid,
  as_of timestamp with time zone,
  note text DEFAULT ''::text NOT NULL,
  shown_at timestamp with time zone,
  begun_attempt integer DEFAULT 0 NOT NULL,
  CONSTRAINT mailings_message_id_key UNIQUE (message_id),
  CONSTRAINT mailings_pkey PRIMARY KEY (id),
  CONSTRAINT mailings_digest_for_fkey FOREIGN KEY (digest_for_id) REFERENCES persons(id),
  CONSTRAINT mailings_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT mailings_channel_known CHECK ((channel = 'email'::text)),
  CONSTRAINT mailings_for_somebody_absent CHECK (((digest_for_id IS NULL) OR (kind = 'digest'::text))),
  CONSTRAINT mailings_kind_known CHECK ((kind = ANY (ARRAY['reminder'::text, 'digest'::text]))),
  CONSTRAINT mailings_lease_while_sending CHECK (((state = 'sending'::text) = (lease_until IS NOT NULL))),
  CONSTRAINT mailings_settled_at_the_end CHECK (((state = ANY (ARRAY['sent'::text, 'expired'::text, 'failed'::text])) = (settled_at IS NOT NULL))),
  CONSTRAINT mailings_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'expired'::text, 'failed'::text])))
);

CREATE TABLE meeting_participants (
  meeting_id uuid NOT NULL,
  body_id uuid NOT NULL,
  spokesman_post_id uuid,
  side text NOT NULL,
  ordinal integer NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT meeting_participants_pkey PRIMARY KEY (meeting_id, body_id),
  CONSTRAINT meeting_participants_body_fkey FOREIGN KEY (body_id) REFERENCES bodies(id),
  CONSTRAINT meeting_participants_meeting_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE,
  CONSTRAINT meeting_participants_spokesman_fkey FOREIGN KEY (spokesman_post_id) REFERENCES posts(id),
  CONSTRAINT meeting_participants_side_known CHECK ((side = ANY (ARRAY['ours'::text, 'theirs'::text])))
);

CREATE TABLE meetings (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  held_on date NOT NULL,
  place text DEFAULT ''::text NOT NULL,
  next_meeting_on date,
  regime_code text DEFAULT 'cis'::text NOT NULL,
  ladder_code text,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT meetings_code_key UNIQUE (code),
  CONSTRAINT meetings_pkey PRIMARY KEY (id),
  CONSTRAINT meetings_ladder_fkey FOREIGN KEY (ladder_code) REFERENCES ladders(code),
  CONSTRAINT meetings_regime_fkey FOREIGN KEY (regime_code) REFERENCES regimes(code),
  CONSTRAINT meetings_code_form CHECK ((code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*/[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?$'::text)),
  CONSTRAINT meetings_next_is_later CHECK ((next_meeting_on > held_on)),
  CONSTRAINT meetings_title_given CHECK ((title <> ''::text))
);

CREATE TABLE occurrences (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  commitment_id uuid NOT NULL,
  rung text NOT NULL,
  deadline_version integer NOT NULL,
  ordinal integer NOT NULL,
  channel text DEFAULT 'email'::text NOT NULL,
  recipient_id uuid,
  audience text NOT NULL,
  post_id uuid NOT NULL,
  deputy_for_id uuid,
  deadline date,
  due_at timestamp with time zone NOT NULL,
  state text DEFAULT 'planned'::text NOT NULL,
  mailing_id uuid,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  about_id uuid,
  CONSTRAINT occurrences_once UNIQUE NULLS NOT DISTINCT (commitment_id, rung, deadline_version, ordinal, channel, recipient_id),
  CONSTRAINT occurrences_pkey PRIMARY KEY (id),
  CONSTRAINT occurrences_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id),
  CONSTRAINT occurrences_deputy_for_fkey FOREIGN KEY (deputy_for_id) REFERENCES persons(id),
  CONSTRAINT occurrences_mailing_fkey FOREIGN KEY (mailing_id) REFERENCES mailings(id),
  CONSTRAINT occurrences_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  CONSTRAINT occurrences_recipient_fkey FOREIGN KEY (recipient_id) REFERENCES persons(id),
  CONSTRAINT occurrences_audience_known CHECK (((audience = ANY (ARRAY['lead'::text, 'co_executors'::text, 'controller'::text, 'superior'::text, 'author'::text, 'counterpart'::text, 'post'::text])) OR (audience ~ '^superior-[2-9]$'::text))),
  CONSTRAINT occurrences_channel_known CHECK ((channel = 'email'::text)),
  CONSTRAINT occurrences_mailing_once_gathered CHECK ((((state = 'planned'::text) AND (mailing_id IS NULL)) OR (state = 'expired'::text) OR (mailing_id IS NOT NULL))),
  CONSTRAINT occurrences_state_known CHECK ((state = ANY (ARRAY['planned'::text, 'gathered'::text, 'sent'::text, 'expired'::text, 'failed'::text])))
);

CREATE TABLE passages (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  document_id uuid NOT NULL,
  starts_at integer NOT NULL,
  ends_at integer NOT NULL,
  quote text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT passages_once UNIQUE (document_id, starts_at, ends_at),
  CONSTRAINT passages_pkey PRIMARY KEY (id),
  CONSTRAINT passages_document_fkey FOREIGN KEY (document_id) REFERENCES source_documents(id),
  CONSTRAINT passages_in_order CHECK ((ends_at > starts_at)),
  CONSTRAINT passages_start_natural CHECK ((starts_at >= 0))
);

CREATE TABLE persons (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_ru text,
  name_be text,
  email text NOT NULL,
  language text DEFAULT 'en'::text NOT NULL,
  time_zone text NOT NULL,
  morning time without time zone DEFAULT '09:00:00'::time without time zone NOT NULL,
  clearance text DEFAULT 'public'::text NOT NULL,
  email_refused_at timestamp with time zone,
  email_refusal text,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  digest text DEFAULT 'weekly'::text NOT NULL,
  digest_weekday smallint DEFAULT 1 NOT NULL,
  urgent text DEFAULT 'morning'::text NOT NULL,
  digest_token uuid DEFAULT gen_random_uuid() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  erased_at timestamp with time zone,
  CONSTRAINT persons_code_key UNIQUE (code),
  CONSTRAINT persons_digest_token_key UNIQUE (digest_token),
  CONSTRAINT persons_pkey PRIMARY KEY (id),
  CONSTRAINT persons_clearance_known CHECK ((clearance = ANY (ARRAY['public'::text, 'official'::text, 'confidential'::text]))),
  CONSTRAINT persons_code_form CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  CONSTRAINT persons_digest_known CHECK ((digest = ANY (ARRAY['weekly'::text, 'daily'::text, 'off'::text]))),
  CONSTRAINT persons_digest_weekday_iso CHECK (((digest_weekday >= 1) AND (digest_weekday <= 7))),
  CONSTRAINT persons_email_single CHECK ((email ~ '^[^@[:space:],;<>]+@[^@[:space:],;<>]+$'::text)),
  CONSTRAINT persons_erased_by_code CHECK (((erased_at IS NULL) = (code <> ('erased-'::text || id)))),
  CONSTRAINT persons_erased_for_good CHECK (((erased_at IS NULL) OR ((email = (('erased-'::text || id) || '@erased.invalid'::text)) AND (name_ru IS NULL) AND (name_be IS NULL) AND (email_refused_at IS NOT NULL) AND (email_refusal IS NULL)))),
  CONSTRAINT persons_language_known CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text, 'be'::text]))),
  CONSTRAINT persons_name_given CHECK ((name <> ''::text)),
  CONSTRAINT persons_urgent_known CHECK ((urgent = ANY (ARRAY['morning'::text, 'immediate'::text])))
);

CREATE TABLE plan_checks (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
  commitments integer NOT NULL,
  added integer NOT NULL,
  differences integer NOT NULL,
  sample jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT plan_checks_pkey PRIMARY KEY (id),
  CONSTRAINT plan_checks_added_counted CHECK ((added >= 0)),
  CONSTRAINT plan_checks_commitments_counted CHECK ((commitments >= 0)),
  CONSTRAINT plan_checks_differences_counted CHECK ((differences >= 0)),
  CONSTRAINT plan_checks_finished_after_started CHECK ((finished_at >= started_at)),
  CONSTRAINT plan_checks_sample_bounded CHECK ((jsonb_array_length(sample) <= LEAST(differences, 20)))
);

CREATE TABLE posts (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  code text NOT NULL,
  body_id uuid NOT NULL,
  reports_to_id uuid,
  title_en text NOT NULL,
  title_ru text,
  title_be text,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT posts_code_key UNIQUE (code),
  CONSTRAINT posts_pkey PRIMARY KEY (id),
  CONSTRAINT posts_body_fkey FOREIGN KEY (body_id) REFERENCES bodies(id),
  CONSTRAINT posts_reports_to_fkey FOREIGN KEY (reports_to_id) REFERENCES posts(id),
  CONSTRAINT posts_code_form CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  CONSTRAINT posts_not_own_superior CHECK ((reports_to_id <> id)),
  CONSTRAINT posts_title_given CHECK ((title_en <> ''::text))
);

CREATE TABLE regimes (
  code text NOT NULL,
  name text NOT NULL,
  rules jsonb NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT regimes_pkey PRIMARY KEY (code),
  CONSTRAINT regimes_code_form CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

CREATE TABLE reports (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  commitment_id uuid NOT NULL,
  period integer NOT NULL,
  kind text NOT NULL,
  addressed_to text NOT NULL,
  text text NOT NULL,
  post_id uuid NOT NULL,
  author_id uuid NOT NULL,
  on_behalf_of_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT reports_pkey PRIMARY KEY (id),
  CONSTRAINT reports_author_fkey FOREIGN KEY (author_id) REFERENCES persons(id),
  CONSTRAINT reports_on_behalf_of_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES persons(id),
  CONSTRAINT reports_period_fkey FOREIGN KEY (commitment_id, period) REFERENCES commitment_periods(commitment_id, ordinal),
  CONSTRAINT reports_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  CONSTRAINT reports_addressee_known CHECK ((addressed_to = ANY (ARRAY['controller'::text, 'lead'::text]))),
  CONSTRAINT reports_final_has_text CHECK (((kind <> 'final'::text) OR (text <> ''::text))),
  CONSTRAINT reports_final_to_controller CHECK (((kind <> 'final'::text) OR (addressed_to = 'controller'::text))),
  CONSTRAINT reports_kind_known CHECK ((kind = ANY (ARRAY['interim'::text, 'final'::text])))
);

CREATE TABLE saved_views (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT saved_views_pkey PRIMARY KEY (id),
  CONSTRAINT saved_views_account_fkey FOREIGN KEY (person_id) REFERENCES accounts(person_id) ON DELETE CASCADE,
  CONSTRAINT saved_views_address_length CHECK ((length(address) <= 2000)),
  CONSTRAINT saved_views_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

CREATE TABLE score_citations (
  commitment_id uuid NOT NULL,
  ordinal integer NOT NULL,
  report_id uuid,
  evidence_id uuid,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT score_citations_pkey PRIMARY KEY (commitment_id, ordinal),
  CONSTRAINT score_citations_evidence_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  CONSTRAINT score_citations_report_fkey FOREIGN KEY (report_id) REFERENCES reports(id),
  CONSTRAINT score_citations_score_fkey FOREIGN KEY (commitment_id) REFERENCES scores(commitment_id),
  CONSTRAINT score_citations_ordinal_positive CHECK ((ordinal > 0)),
  CONSTRAINT score_citations_report_or_evidence CHECK (((report_id IS NULL) <> (evidence_id IS NULL)))
);

CREATE TABLE scores (
  commitment_id uuid NOT NULL,
  assessor_id uuid NOT NULL,
  scored_at timestamp with time zone NOT NULL,
  remark text NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT scores_pkey PRIMARY KEY (commitment_id),
  CONSTRAINT scores_assessor_fkey FOREIGN KEY (assessor_id) REFERENCES persons(id),
  CONSTRAINT scores_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id)
);

CREATE TABLE sealed_values (
  digest bytea NOT NULL,
  person_id uuid NOT NULL,
  salt bytea NOT NULL,
  value jsonb NOT NULL,
  CONSTRAINT sealed_values_pkey PRIMARY KEY (digest),
  CONSTRAINT sealed_values_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT sealed_values_digest_sha256 CHECK ((octet_length(digest) = 32)),
  CONSTRAINT sealed_values_salt_length CHECK ((octet_length(salt) >= 16))
);

CREATE TABLE sessions (
  token_hash bytea NOT NULL,
  person_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  key_sha256 bytea,
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_agent text,
  CONSTRAINT sessions_id_unique UNIQUE (id),
  CONSTRAINT sessions_key_unique UNIQUE (key_sha256),
  CONSTRAINT sessions_pkey PRIMARY KEY (token_hash),
  CONSTRAINT sessions_account_fkey FOREIGN KEY (person_id) REFERENCES accounts(person_id) ON DELETE CASCADE,
  CONSTRAINT sessions_key_sha256 CHECK ((octet_length(key_sha256) = 32)),
  CONSTRAINT sessions_token_sha256 CHECK ((octet_length(token_hash) = 32)),
  CONSTRAINT sessions_user_agent_length CHECK (((length(user_agent) >= 1) AND (length(user_agent) <= 200)))
);

CREATE TABLE sign_in_failures (
  address_sha256 bytea NOT NULL,
  failures integer NOT NULL,
  window_ends_at timestamp with time zone NOT NULL,
  CONSTRAINT sign_in_failures_pkey PRIMARY KEY (address_sha256),
  CONSTRAINT sign_in_failures_address_sha256 CHECK ((octet_length(address_sha256) = 32)),
  CONSTRAINT sign_in_failures_positive CHECK ((failures > 0))
);

CREATE TABLE source_documents (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  meeting_id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  language text NOT NULL,
  text text NOT NULL,
  sha256 text NOT NULL,
  url text,
  file_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  classification text DEFAULT 'public'::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT source_documents_text_once UNIQUE (meeting_id, sha256),
  CONSTRAINT source_documents_pkey PRIMARY KEY (id),
  CONSTRAINT source_documents_file_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  CONSTRAINT source_documents_meeting_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id),
  CONSTRAINT source_documents_classification_known CHECK ((classification = ANY (ARRAY['public'::text, 'official'::text, 'confidential'::text]))),
  CONSTRAINT source_documents_kind_known CHECK ((kind = ANY (ARRAY['communique'::text, 'protocol'::text, 'roadmap'::text, 'news_report'::text, 'instruction_list'::text]))),
  CONSTRAINT source_documents_language_form CHECK ((language ~ '^[a-z]{2}$'::text)),
  CONSTRAINT source_documents_sha256_of_text CHECK ((sha256 = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text))),
  CONSTRAINT source_documents_text_given CHECK ((text <> ''::text)),
  CONSTRAINT source_documents_title_given CHECK ((title <> ''::text))
);

CREATE TABLE tenures (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  valid_from timestamp with time zone DEFAULT transaction_moment() NOT NULL,
  CONSTRAINT tenures_one_holder EXCLUDE USING gist (post_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  CONSTRAINT tenures_pkey PRIMARY KEY (id),
  CONSTRAINT tenures_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT tenures_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  CONSTRAINT tenures_in_order CHECK ((ends_on >= starts_on))
);

CREATE TABLE past.acknowledgements (
  id uuid NOT NULL,
  commitment_id uuid,
  period integer,
  deadline_version integer,
  late boolean,
  will_report_by date,
  note text,
  addressed_to text,
  post_id uuid,
  author_id uuid,
  on_behalf_of_id uuid,
  created_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT acknowledgements_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT acknowledgements_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.areas (
  code text NOT NULL,
  name_en text,
  name_ru text,
  name_be text,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  version integer,
  CONSTRAINT areas_pkey PRIMARY KEY (code, valid_from),
  CONSTRAINT areas_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.bodies (
  id uuid NOT NULL,
  code text,
  parent_id uuid,
  kind text,
  country text,
  time_zone text,
  name_en text,
  name_ru text,
  name_be text,
  aliases text[],
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT bodies_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT bodies_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.commitment_co_executors (
  commitment_id uuid NOT NULL,
  post_id uuid NOT NULL,
  ordinal integer,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT commitment_co_executors_pkey PRIMARY KEY (commitment_id, post_id, valid_from),
  CONSTRAINT commitment_co_executors_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.commitment_observers (
  commitment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT commitment_observers_pkey PRIMARY KEY (commitment_id, person_id, valid_from),
  CONSTRAINT commitment_observers_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.commitment_parts (
  commitment_id uuid NOT NULL,
  number integer NOT NULL,
  text text,
  completed_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT commitment_parts_pkey PRIMARY KEY (commitment_id, number, valid_from),
  CONSTRAINT commitment_parts_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.commitment_periods (
  commitment_id uuid NOT NULL,
  ordinal integer NOT NULL,
  starts_on date,
  ends_on date,
  original_deadline date,
  current_deadline date,
  deadline_version integer,
  reported_at timestamp with time zone,
  settled_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT commitment_periods_pkey PRIMARY KEY (commitment_id, ordinal, valid_from),
  CONSTRAINT commitment_periods_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.commitments (
  id uuid NOT NULL,
  reference text,
  meeting_id uuid,
  number integer,
  kind text,
  side text,
  area_code text,
  title text,
  text text,
  passage_id uuid,
  classification text,
  priority text,
  verifiable boolean,
  lead_post_id uuid,
  controller_post_id uuid,
  author_post_id uuid,
  counterpart_body_id uuid,
  counterpart_post_id uuid,
  status text,
  counterpart_status text,
  fulfilment text,
  conformity text,
  conformity_remark text,
  regime_code text,
  ladder_code text,
  signed_on date,
  deadline_basis text,
  deadline_stated_on date,
  deadline_urgency text,
  deadline_frequency text,
  original_deadline date,
  current_deadline date,
  controlled_at timestamp with time zone,
  settled_at timestamp with time zone,
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  search tsvector,
  period integer,
  reported_at timestamp with time zone,
  superseded_by_id uuid,
  blocker text,
  blocked_side text,
  blocked_by_post_id uuid,
  blocked_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT commitments_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT commitments_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.decisions (
  id uuid NOT NULL,
  report_id uuid,
  outcome text,
  reason text,
  decided_by_id uuid,
  on_behalf_of_id uuid,
  decided_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT decisions_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT decisions_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.deputyships (
  id uuid NOT NULL,
  absent_id uuid,
  deputy_id uuid,
  starts_on date,
  ends_on date,
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT deputyships_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT deputyships_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.evidence (
  id uuid NOT NULL,
  report_id uuid,
  ordinal integer,
  title text,
  file_id uuid,
  url text,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT evidence_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT evidence_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.extensions (
  id uuid NOT NULL,
  commitment_id uuid,
  period integer,
  from_deadline date,
  to_deadline date,
  reason text,
  late boolean,
  state text,
  requested_by_id uuid,
  on_behalf_of_id uuid,
  requested_at timestamp with time zone,
  decided_by_id uuid,
  decided_on_behalf_of_id uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  origin text,
  decided_by_post_id uuid,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT extensions_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT extensions_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.meeting_participants (
  meeting_id uuid NOT NULL,
  body_id uuid NOT NULL,
  spokesman_post_id uuid,
  side text,
  ordinal integer,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT meeting_participants_pkey PRIMARY KEY (meeting_id, body_id, valid_from),
  CONSTRAINT meeting_participants_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.meetings (
  id uuid NOT NULL,
  code text,
  title text,
  held_on date,
  place text,
  next_meeting_on date,
  regime_code text,
  ladder_code text,
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT meetings_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT meetings_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.passages (
  id uuid NOT NULL,
  document_id uuid,
  starts_at integer,
  ends_at integer,
  quote text,
  created_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT passages_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT passages_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.persons (
  id uuid NOT NULL,
  code text,
  name text,
  name_ru text,
  name_be text,
  email text,
  language text,
  time_zone text,
  morning time without time zone,
  clearance text,
  email_refused_at timestamp with time zone,
  email_refusal text,
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  digest text,
  digest_weekday smallint,
  urgent text,
  digest_token uuid,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  CONSTRAINT persons_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT persons_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.posts (
  id uuid NOT NULL,
  code text,
  body_id uuid,
  reports_to_id uuid,
  title_en text,
  title_ru text,
  title_be text,
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT posts_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT posts_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.reports (
  id uuid NOT NULL,
  commitment_id uuid,
  period integer,
  kind text,
  addressed_to text,
  text text,
  post_id uuid,
  author_id uuid,
  on_behalf_of_id uuid,
  created_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT reports_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT reports_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.score_citations (
  commitment_id uuid NOT NULL,
  ordinal integer NOT NULL,
  report_id uuid,
  evidence_id uuid,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT score_citations_pkey PRIMARY KEY (commitment_id, ordinal, valid_from),
  CONSTRAINT score_citations_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.scores (
  commitment_id uuid NOT NULL,
  assessor_id uuid,
  scored_at timestamp with time zone,
  remark text,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT scores_pkey PRIMARY KEY (commitment_id, valid_from),
  CONSTRAINT scores_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.source_documents (
  id uuid NOT NULL,
  meeting_id uuid,
  kind text,
  title text,
  language text,
  text text,
  sha256 text,
  url text,
  file_id uuid,
  created_at timestamp with time zone,
  classification text,
  version integer,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT source_documents_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT source_documents_lasted CHECK ((valid_from < valid_to))
);

CREATE TABLE past.tenures (
  id uuid NOT NULL,
  post_id uuid,
  person_id uuid,
  starts_on date,
  ends_on date,
  version integer,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT tenures_pkey PRIMARY KEY (id, valid_from),
  CONSTRAINT tenures_lasted CHECK ((valid_from < valid_to))
);

-- Views

CREATE VIEW as_of.acknowledgements WITH (security_invoker=true) AS
 SELECT acknowledgements.id,
    acknowledgements.commitment_id,
    acknowledgements.period,
    acknowledgements.deadline_version,
    acknowledgements.late,
    acknowledgements.will_report_by,
    acknowledgements.note,
    acknowledgements.addressed_to,
    acknowledgements.post_id,
    acknowledgements.author_id,
    acknowledgements.on_behalf_of_id,
    acknowledgements.created_at,
    acknowledgements.valid_from
   FROM acknowledgements
  WHERE (acknowledgements.valid_from <= as_of_moment())
UNION ALL
 SELECT acknowledgements.id,
    acknowledgements.commitment_id,
    acknowledgements.period,
    acknowledgements.deadline_version,
    acknowledgements.late,
    acknowledgements.will_report_by,
    acknowledgements.note,
    acknowledgements.addressed_to,
    acknowledgements.post_id,
    acknowledgements.author_id,
    acknowledgements.on_behalf_of_id,
    acknowledgements.created_at,
    acknowledgements.valid_from
   FROM past.acknowledgements
  WHERE ((acknowledgements.valid_from <= as_of_moment()) AND (acknowledgements.valid_to > as_of_moment()));

CREATE VIEW as_of.areas WITH (security_invoker=true) AS
 SELECT areas.code,
    areas.name_en,
    areas.name_ru,
    areas.name_be,
    areas.valid_from,
    areas.version
   FROM areas
  WHERE (areas.valid_from <= as_of_moment())
UNION ALL
 SELECT areas.code,
    areas.name_en,
    areas.name_ru,
    areas.name_be,
    areas.valid_from,
    areas.version
   FROM past.areas
  WHERE ((areas.valid_from <= as_of_moment()) AND (areas.valid_to > as_of_moment()));

CREATE VIEW as_of.bodies WITH (security_invoker=true) AS
 SELECT bodies.id,
    bodies.code,
    bodies.parent_id,
    bodies.kind,
    bodies.country,
    bodies.time_zone,
    bodies.name_en,
    bodies.name_ru,
    bodies.name_be,
    bodies.aliases,
    bodies.version,
    bodies.created_at,
    bodies.updated_at,
    bodies.valid_from
   FROM bodies
  WHERE (bodies.valid_from <= as_of_moment())
UNION ALL
 SELECT bodies.id,
    bodies.code,
    bodies.parent_id,
    bodies.kind,
    bodies.country,
    bodies.time_zone,
    bodies.name_en,
    bodies.name_ru,
    bodies.name_be,
    bodies.aliases,
    bodies.version,
    bodies.created_at,
    bodies.updated_at,
    bodies.valid_from
   FROM past.bodies
  WHERE ((bodies.valid_from <= as_of_moment()) AND (bodies.valid_to > as_of_moment()));

CREATE VIEW as_of.commitment_co_executors WITH (security_invoker=true) AS
 SELECT commitment_co_executors.commitment_id,
    commitment_co_executors.post_id,
    commitment_co_executors.ordinal,
    commitment_co_executors.valid_from
   FROM commitment_co_executors
  WHERE (commitment_co_executors.valid_from <= as_of_moment())
UNION ALL
 SELECT commitment_co_executors.commitment_id,
    commitment_co_executors.post_id,
    commitment_co_executors.ordinal,
    commitment_co_executors.valid_from
   FROM past.commitment_co_executors
  WHERE ((commitment_co_executors.valid_from <= as_of_moment()) AND (commitment_co_executors.valid_to > as_of_moment()));

CREATE VIEW as_of.commitment_observers WITH (security_invoker=true) AS
 SELECT commitment_observers.commitment_id,
    commitment_observers.person_id,
    commitment_observers.valid_from
   FROM commitment_observers
  WHERE (commitment_observers.valid_from <= as_of_moment())
UNION ALL
 SELECT commitment_observers.commitment_id,
    commitment_observers.person_id,
    commitment_observers.valid_from
   FROM past.commitment_observers
  WHERE ((commitment_observers.valid_from <= as_of_moment()) AND (commitment_observers.valid_to > as_of_moment()));

CREATE VIEW as_of.commitment_parts WITH (security_invoker=true) AS
 SELECT commitment_parts.commitment_id,
    commitment_parts.number,
    commitment_parts.text,
    commitment_parts.completed_at,
    commitment_parts.valid_from
   FROM commitment_parts
  WHERE (commitment_parts.valid_from <= as_of_moment())
UNION ALL
 SELECT commitment_parts.commitment_id,
    commitment_parts.number,
    commitment_parts.text,
    commitment_parts.completed_at,
    commitment_parts.valid_from
   FROM past.commitment_parts
  WHERE ((commitment_parts.valid_from <= as_of_moment()) AND (commitment_parts.valid_to > as_of_moment()));

CREATE VIEW as_of.commitment_periods WITH (security_invoker=true) AS
 SELECT commitment_periods.commitment_id,
    commitment_periods.ordinal,
    commitment_periods.starts_on,
    commitment_periods.ends_on,
    commitment_periods.original_deadline,
    commitment_periods.current_deadline,
    commitment_periods.deadline_version,
    commitment_periods.reported_at,
    commitment_periods.settled_at,
    commitment_periods.valid_from
   FROM commitment_periods
  WHERE (commitment_periods.valid_from <= as_of_moment())
UNION ALL
 SELECT commitment_periods.commitment_id,
    commitment_periods.ordinal,
    commitment_periods.starts_on,
    commitment_periods.ends_on,
    commitment_periods.original_deadline,
    commitment_periods.current_deadline,
    commitment_periods.deadline_version,
    commitment_periods.reported_at,
    commitment_periods.settled_at,
    commitment_periods.valid_from
   FROM past.commitment_periods
  WHERE ((commitment_periods.valid_from <= as_of_moment()) AND (commitment_periods.valid_to > as_of_moment()));

CREATE VIEW as_of.commitments WITH (security_invoker=true) AS
 SELECT commitments.id,
    commitments.reference,
    commitments.meeting_id,
    commitments.number,
    commitments.kind,
    commitments.side,
    commitments.area_code,
    commitments.title,
    commitments.text,
    commitments.passage_id,
    commitments.classification,
    commitments.priority,
    commitments.verifiable,
    commitments.lead_post_id,
    commitments.controller_post_id,
    commitments.author_post_id,
    commitments.counterpart_body_id,
    commitments.counterpart_post_id,
    commitments.status,
    commitments.counterpart_status,
    commitments.fulfilment,
    commitments.conformity,
    commitments.conformity_remark,
    commitments.regime_code,
    commitments.ladder_code,
    commitments.signed_on,
    commitments.deadline_basis,
    commitments.deadline_stated_on,
    commitments.deadline_urgency,
    commitments.deadline_frequency,
    commitments.original_deadline,
    commitments.current_deadline,
    commitments.controlled_at,
    commitments.settled_at,
    commitments.version,
    commitments.created_at,
    commitments.updated_at,
    commitments.search,
    commitments.period,
    commitments.reported_at,
    commitments.superseded_by_id,
    commitments.blocker,
    commitments.blocked_side,
    commitments.blocked_by_post_id,
    commitments.blocked_at,
    commitments.valid_from
   FROM commitments
  WHERE (commitments.valid_from <= as_of_moment())
UNION ALL
 SELECT commitments.id,
    commitments.reference,
    commitments.meeting_id,
    commitments.number,
    commitments.kind,
    commitments.side,
    commitments.area_code,
    commitments.title,
    commitments.text,
    commitments.passage_id,
    commitments.classification,
    commitments.priority,
    commitments.verifiable,
    commitments.lead_post_id,
    commitments.controller_post_id,
    commitments.author_post_id,
    commitments.counterpart_body_id,
    commitments.counterpart_post_id,
    commitments.status,
    commitments.counterpart_status,
    commitments.fulfilment,
    commitments.conformity,
    commitments.conformity_remark,
    commitments.regime_code,
    commitments.ladder_code,
    commitments.signed_on,
    commitments.deadline_basis,
    commitments.deadline_stated_on,
    commitments.deadline_urgency,
    commitments.deadline_frequency,
    commitments.original_deadline,
    commitments.current_deadline,
    commitments.controlled_at,
    commitments.settled_at,
    commitments.version,
    commitments.created_at,
    commitments.updated_at,
    commitments.search,
    commitments.period,
    commitments.reported_at,
    commitments.superseded_by_id,
    commitments.blocker,
    commitments.blocked_side,
    commitments.blocked_by_post_id,
    commitments.blocked_at,
    commitments.valid_from
   FROM past.commitments
  WHERE ((commitments.valid_from <= as_of_moment()) AND (commitments.valid_to > as_of_moment()));

CREATE VIEW as_of.decisions WITH (security_invoker=true) AS
 SELECT decisions.id,
    decisions.report_id,
    decisions.outcome,
    decisions.reason,
    decisions.decided_by_id,
    decisions.on_behalf_of_id,
    decisions.decided_at,
    decisions.valid_from
   FROM decisions
  WHERE (decisions.valid_from <= as_of_moment())
UNION ALL
 SELECT decisions.id,
    decisions.report_id,
    decisions.outcome,
    decisions.reason,
    decisions.decided_by_id,
    decisions.on_behalf_of_id,
    decisions.decided_at,
    decisions.valid_from
   FROM past.decisions
  WHERE ((decisions.valid_from <= as_of_moment()) AND (decisions.valid_to > as_of_moment()));

CREATE VIEW as_of.deputyships WITH (security_invoker=true) AS
 SELECT deputyships.id,
    deputyships.absent_id,
    deputyships.deputy_id,
    deputyships.starts_on,
    deputyships.ends_on,
    deputyships.version,
    deputyships.created_at,
    deputyships.updated_at,
    deputyships.valid_from
   FROM deputyships
  WHERE (deputyships.valid_from <= as_of_moment())
UNION ALL
 SELECT deputyships.id,
    deputyships.absent_id,
    deputyships.deputy_id,
    deputyships.starts_on,
    deputyships.ends_on,
    deputyships.version,
    deputyships.created_at,
    deputyships.updated_at,
    deputyships.valid_from
   FROM past.deputyships
  WHERE ((deputyships.valid_from <= as_of_moment()) AND (deputyships.valid_to > as_of_moment()));

CREATE VIEW as_of.events WITH (security_invoker=true) AS
 SELECT id,
    subject,
    subject_id,
    sequence,
    type,
    occurred_at,
    actor_id,
    on_behalf_of_id,
    reason,
    before,
    after,
    previous_hash,
    hash
   FROM events
  WHERE (occurred_at <= as_of_moment());

CREATE VIEW as_of.evidence WITH (security_invoker=true) AS
 SELECT evidence.id,
    evidence.report_id,
    evidence.ordinal,
    evidence.title,
    evidence.file_id,
    evidence.url,
    evidence.valid_from
   FROM evidence
  WHERE (evidence.valid_from <= as_of_moment())
UNION ALL
 SELECT evidence.id,
    evidence.report_id,
    evidence.ordinal,
    evidence.title,
    evidence.file_id,
    evidence.url,
    evidence.valid_from
   FROM past.evidence
  WHERE ((evidence.valid_from <= as_of_moment()) AND (evidence.valid_to > as_of_moment()));

CREATE VIEW as_of.extensions WITH (security_invoker=true) AS
 SELECT extensions.id,
    extensions.commitment_id,
    extensions.period,
    extensions.from_deadline,
    extensions.to_deadline,
    extensions.reason,
    extensions.late,
    extensions.state,
    extensions.requested_by_id,
    extensions.on_behalf_of_id,
    extensions.requested_at,
    extensions.decided_by_id,
    extensions.decided_on_behalf_of_id,
    extensions.decided_at,
    extensions.decision_reason,
    extensions.origin,
    extensions.decided_by_post_id,
    extensions.valid_from
   FROM extensions
  WHERE (extensions.valid_from <= as_of_moment())
UNION ALL
 SELECT extensions.id,
    extensions.commitment_id,
    extensions.period,
    extensions.from_deadline,
    extensions.to_deadline,
    extensions.reason,
    extensions.late,
    extensions.state,
    extensions.requested_by_id,
    extensions.on_behalf_of_id,
    extensions.requested_at,
    extensions.decided_by_id,
    extensions.decided_on_behalf_of_id,
    extensions.decided_at,
    extensions.decision_reason,
    extensions.origin,
    extensions.decided_by_post_id,
    extensions.valid_from
   FROM past.extensions
  WHERE ((extensions.valid_from <= as_of_moment()) AND (extensions.valid_to > as_of_moment()));

CREATE VIEW as_of.files WITH (security_invoker=true) AS
 SELECT id,
    name,
    media_type,
    size,
    sha256,
    content,
    uploaded_by_id,
    created_at,
    valid_from
   FROM files
  WHERE (valid_from <= as_of_moment());

CREATE VIEW as_of.meeting_participants WITH (security_invoker=true) AS
 SELECT meeting_participants.meeting_id,
    meeting_participants.body_id,
    meeting_participants.spokesman_post_id,
    meeting_participants.side,
    meeting_participants.ordinal,
    meeting_participants.valid_from
   FROM meeting_participants
  WHERE (meeting_participants.valid_from <= as_of_moment())
UNION ALL
 SELECT meeting_participants.meeting_id,
    meeting_participants.body_id,
    meeting_participants.spokesman_post_id,
    meeting_participants.side,
    meeting_participants.ordinal,
    meeting_participants.valid_from
   FROM past.meeting_participants
  WHERE ((meeting_participants.valid_from <= as_of_moment()) AND (meeting_participants.valid_to > as_of_moment()));

CREATE VIEW as_of.meetings WITH (security_invoker=true) AS
 SELECT meetings.id,
    meetings.code,
    meetings.title,
    meetings.held_on,
    meetings.place,
    meetings.next_meeting_on,
    meetings.regime_code,
    meetings.ladder_code,
    meetings.version,
    meetings.created_at,
    meetings.updated_at,
    meetings.valid_from
   FROM meetings
  WHERE (meetings.valid_from <= as_of_moment())
UNION ALL
 SELECT meetings.id,
    meetings.code,
    meetings.title,
    meetings.held_on,
    meetings.place,
    meetings.next_meeting_on,
    meetings.regime_code,
    meetings.ladder_code,
    meetings.version,
    meetings.created_at,
    meetings.updated_at,
    meetings.valid_from
   FROM past.meetings
  WHERE ((meetings.valid_from <= as_of_moment()) AND (meetings.valid_to > as_of_moment()));

CREATE VIEW as_of.passages WITH (security_invoker=true) AS
 SELECT passages.id,
    passages.document_id,
    passages.starts_at,
    passages.ends_at,
    passages.quote,
    passages.created_at,
    passages.valid_from
   FROM passages
  WHERE (passages.valid_from <= as_of_moment())
UNION ALL
 SELECT passages.id,
    passages.document_id,
    passages.starts_at,
    passages.ends_at,
    passages.quote,
    passages.created_at,
    passages.valid_from
   FROM past.passages
  WHERE ((passages.valid_from <= as_of_moment()) AND (passages.valid_to > as_of_moment()));

CREATE VIEW as_of.persons WITH (security_invoker=true) AS
 SELECT persons.id,
    persons.code,
    persons.name,
    persons.name_ru,
    persons.name_be,
    persons.email,
    persons.language,
    persons.time_zone,
    persons.morning,
    persons.clearance,
    persons.email_refused_at,
    persons.email_refusal,
    persons.version,
    persons.created_at,
    persons.updated_at,
    persons.digest,
    persons.digest_weekday,
    persons.urgent,
    persons.digest_token,
    persons.valid_from,
    persons.erased_at
   FROM persons
  WHERE (persons.valid_from <= as_of_moment())
UNION ALL
 SELECT persons.id,
    persons.code,
    persons.name,
    persons.name_ru,
    persons.name_be,
    persons.email,
    persons.language,
    persons.time_zone,
    persons.morning,
    persons.clearance,
    persons.email_refused_at,
    persons.email_refusal,
    persons.version,
    persons.created_at,
    persons.updated_at,
    persons.digest,
    persons.digest_weekday,
    persons.urgent,
    persons.digest_token,
    persons.valid_from,
    persons.erased_at
   FROM past.persons
  WHERE ((persons.valid_from <= as_of_moment()) AND (persons.valid_to > as_of_moment()));

CREATE VIEW as_of.posts WITH (security_invoker=true) AS
 SELECT posts.id,
    posts.code,
    posts.body_id,
    posts.reports_to_id,
    posts.title_en,
    posts.title_ru,
    posts.title_be,
    posts.version,
    posts.created_at,
    posts.updated_at,
    posts.valid_from
   FROM posts
  WHERE (posts.valid_from <= as_of_moment())
UNION ALL
 SELECT posts.id,
    posts.code,
    posts.body_id,
    posts.reports_to_id,
    posts.title_en,
    posts.title_ru,
    posts.title_be,
    posts.version,
    posts.created_at,
    posts.updated_at,
    posts.valid_from
   FROM past.posts
  WHERE ((posts.valid_from <= as_of_moment()) AND (posts.valid_to > as_of_moment()));

CREATE VIEW as_of.reports WITH (security_invoker=true) AS
 SELECT reports.id,
    reports.commitment_id,
    reports.period,
    reports.kind,
    reports.addressed_to,
    reports.text,
    reports.post_id,
    reports.author_id,
    reports.on_behalf_of_id,
    reports.created_at,
    reports.valid_from
   FROM reports
  WHERE (reports.valid_from <= as_of_moment())
UNION ALL
 SELECT reports.id,
    reports.commitment_id,
    reports.period,
    reports.kind,
    reports.addressed_to,
    reports.text,
    reports.post_id,
    reports.author_id,
    reports.on_behalf_of_id,
    reports.created_at,
    reports.valid_from
   FROM past.reports
  WHERE ((reports.valid_from <= as_of_moment()) AND (reports.valid_to > as_of_moment()));

CREATE VIEW as_of.score_citations WITH (security_invoker=true) AS
 SELECT score_citations.commitment_id,
    score_citations.ordinal,
    score_citations.report_id,
    score_citations.evidence_id,
    score_citations.valid_from
   FROM score_citations
  WHERE (score_citations.valid_from <= as_of_moment())
UNION ALL
 SELECT score_citations.commitment_id,
    score_citations.ordinal,
    score_citations.report_id,
    score_citations.evidence_id,
    score_citations.valid_from
   FROM past.score_citations
  WHERE ((score_citations.valid_from <= as_of_moment()) AND (score_citations.valid_to > as_of_moment()));

CREATE VIEW as_of.scores WITH (security_invoker=true) AS
 SELECT scores.commitment_id,
    scores.assessor_id,
    scores.scored_at,
    scores.remark,
    scores.valid_from
   FROM scores
  WHERE (scores.valid_from <= as_of_moment())
UNION ALL
 SELECT scores.commitment_id,
    scores.assessor_id,
    scores.scored_at,
    scores.remark,
    scores.valid_from
   FROM past.scores
  WHERE ((scores.valid_from <= as_of_moment()) AND (scores.valid_to > as_of_moment()));

CREATE VIEW as_of.source_documents WITH (security_invoker=true) AS
 SELECT source_documents.id,
    source_documents.meeting_id,
    source_documents.kind,
    source_documents.title,
    source_documents.language,
    source_documents.text,
    source_documents.sha256,
    source_documents.url,
    source_documents.file_id,
    source_documents.created_at,
    source_documents.classification,
    source_documents.version,
    source_documents.valid_from
   FROM source_documents
  WHERE (source_documents.valid_from <= as_of_moment())
UNION ALL
 SELECT source_documents.id,
    source_documents.meeting_id,
    source_documents.kind,
    source_documents.title,
    source_documents.language,
    source_documents.text,
    source_documents.sha256,
    source_documents.url,
    source_documents.file_id,
    source_documents.created_at,
    source_documents.classification,
    source_documents.version,
    source_documents.valid_from
   FROM past.source_documents
  WHERE ((source_documents.valid_from <= as_of_moment()) AND (source_documents.valid_to > as_of_moment()));

CREATE VIEW as_of.tenures WITH (security_invoker=true) AS
 SELECT tenures.id,
    tenures.post_id,
    tenures.person_id,
    tenures.starts_on,
    tenures.ends_on,
    tenures.version,
    tenures.created_at,
    tenures.updated_at,
    tenures.valid_from
   FROM tenures
  WHERE (tenures.valid_from <= as_of_moment())
UNION ALL
 SELECT tenures.id,
    tenures.post_id,
    tenures.person_id,
    tenures.starts_on,
    tenures.ends_on,
    tenures.version,
    tenures.created_at,
    tenures.updated_at,
    tenures.valid_from
   FROM past.tenures
  WHERE ((tenures.valid_from <= as_of_moment()) AND (tenures.valid_to > as_of_moment()));

-- Indexes

CREATE INDEX acknowledgements_commitment_idx ON public.acknowledgements USING btree (commitment_id, period, created_at);

CREATE INDEX bodies_parent_idx ON public.bodies USING btree (parent_id);

CREATE INDEX checkpoint_requests_answered_idx ON public.checkpoint_requests USING btree (answered_by);

CREATE INDEX checkpoint_requests_by_idx ON public.checkpoint_requests USING btree (requested_by_id);

CREATE INDEX checkpoint_requests_open_idx ON public.checkpoint_requests USING btree (requested_at) WHERE (answered_by IS NULL);

CREATE INDEX commitment_co_executors_post_idx ON public.commitment_co_executors USING btree (post_id);

CREATE INDEX commitment_observers_person_idx ON public.commitment_observers USING btree (person_id);

CREATE INDEX commitments_area_idx ON public.commitments USING btree (area_code);

CREATE INDEX commitments_author_idx ON public.commitments USING btree (author_post_id);

CREATE INDEX commitments_controller_idx ON public.commitments USING btree (controller_post_id);

CREATE INDEX commitments_counterpart_post_idx ON public.commitments USING btree (counterpart_post_id);

CREATE INDEX commitments_due_idx ON public.commitments USING btree (current_deadline, id);

CREATE INDEX commitments_lead_idx ON public.commitments USING btree (lead_post_id, status, current_deadline);

CREATE INDEX commitments_passage_idx ON public.commitments USING btree (passage_id);

CREATE INDEX commitments_priority_idx ON public.commitments USING btree ((
CASE priority
    WHEN 'high'::text THEN 3
    WHEN 'normal'::text THEN 2
    ELSE 1
END), id);

CREATE INDEX commitments_search_idx ON public.commitments USING gin (search);

CREATE INDEX commitments_status_due_idx ON public.commitments USING btree (status, current_deadline, id);

CREATE INDEX commitments_superseded_by_idx ON public.commitments USING btree (superseded_by_id) WHERE (superseded_by_id IS NOT NULL);

CREATE INDEX commitments_updated_idx ON public.commitments USING btree (updated_at, id);

CREATE INDEX deputyships_deputy_idx ON public.deputyships USING btree (deputy_id);

CREATE INDEX digest_turns_look_idx ON public.digest_turns USING btree (look_at);

CREATE INDEX events_actor_idx ON public.events USING btree (actor_id);

CREATE INDEX evidence_file_idx ON public.evidence USING btree (file_id);

CREATE INDEX evidence_report_idx ON public.evidence USING btree (report_id);

CREATE INDEX extensions_commitment_idx ON public.extensions USING btree (commitment_id, requested_at);

CREATE UNIQUE INDEX extensions_one_open ON public.extensions USING btree (commitment_id, period) WHERE (state = 'requested'::text);

CREATE INDEX history_checks_finished_idx ON public.history_checks USING btree (finished_at);

CREATE INDEX idempotency_keys_created_idx ON public.idempotency_keys USING btree (created_at);

CREATE UNIQUE INDEX mailings_digest_once ON public.mailings USING btree (person_id, digest_for_id, due_at) NULLS NOT DISTINCT WHERE (kind = 'digest'::text);

CREATE INDEX mailings_failed_idx ON public.mailings USING btree (due_at, id) WHERE (state = 'failed'::text);

CREATE INDEX mailings_in_doubt_idx ON public.mailings USING btree (due_at, id) WHERE possibly_twice;

CREATE INDEX mailings_leased_idx ON public.mailings USING btree (lease_until) WHERE (state = 'sending'::text);

CREATE INDEX mailings_open_idx ON public.mailings USING btree (person_id, created_at) WHERE ((settled_at IS NULL) AND (lease_until IS NULL) AND (kind = 'reminder'::text) AND (NOT possibly_twice));

CREATE INDEX mailings_person_idx ON public.mailings USING btree (person_id, created_at);

CREATE INDEX mailings_waiting_idx ON public.mailings USING btree (next_attempt_at) WHERE (state = 'queued'::text);

CREATE INDEX occurrences_due_idx ON public.occurrences USING btree ((
CASE
    WHEN (state = 'planned'::text) THEN due_at
    ELSE NULL::timestamp with time zone
END), recipient_id) WHERE (state = 'planned'::text);

CREATE INDEX occurrences_mailing_idx ON public.occurrences USING btree (mailing_id);

CREATE INDEX occurrences_planned_deputy_idx ON public.occurrences USING btree (deputy_for_id) WHERE ((state = 'planned'::text) AND (deputy_for_id IS NOT NULL));

CREATE INDEX occurrences_planned_post_idx ON public.occurrences USING btree (post_id) WHERE (state = 'planned'::text);

CREATE INDEX occurrences_planned_recipient_idx ON public.occurrences USING btree (recipient_id) WHERE (state = 'planned'::text);

CREATE UNIQUE INDEX persons_email_key ON public.persons USING btree (lower(email));

CREATE INDEX plan_checks_finished_idx ON public.plan_checks USING btree (finished_at);

CREATE INDEX posts_body_idx ON public.posts USING btree (body_id);

CREATE INDEX posts_reports_to_idx ON public.posts USING btree (reports_to_id);

CREATE INDEX reports_commitment_idx ON public.reports USING btree (commitment_id, created_at);

CREATE UNIQUE INDEX saved_views_name_key ON public.saved_views USING btree (person_id, lower(name));

CREATE INDEX score_citations_evidence_idx ON public.score_citations USING btree (evidence_id);

CREATE INDEX score_citations_report_idx ON public.score_citations USING btree (report_id);

CREATE INDEX scores_assessor_idx ON public.scores USING btree (assessor_id);

CREATE INDEX sealed_values_person_idx ON public.sealed_values USING btree (person_id);

CREATE INDEX sessions_expires_idx ON public.sessions USING btree (expires_at);

CREATE INDEX sessions_person_idx ON public.sessions USING btree (person_id);

CREATE INDEX sign_in_failures_window_idx ON public.sign_in_failures USING btree (window_ends_at);

CREATE INDEX tenures_person_idx ON public.tenures USING btree (person_id);

CREATE INDEX tenures_starts_on_idx ON public.tenures USING btree (starts_on, id);

CREATE INDEX acknowledgements_commitment_id_idx ON past.acknowledgements USING btree (commitment_id);

CREATE INDEX commitments_lead_post_id_idx ON past.commitments USING btree (lead_post_id);

CREATE INDEX commitments_meeting_id_idx ON past.commitments USING btree (meeting_id);

CREATE INDEX decisions_report_id_idx ON past.decisions USING btree (report_id);

CREATE INDEX evidence_report_id_idx ON past.evidence USING btree (report_id);

CREATE INDEX extensions_commitment_id_idx ON past.extensions USING btree (commitment_id);

CREATE INDEX passages_document_id_idx ON past.passages USING btree (document_id);

CREATE INDEX reports_commitment_id_idx ON past.reports USING btree (commitment_id);

CREATE INDEX source_documents_meeting_id_idx ON past.source_documents USING btree (meeting_id);

CREATE INDEX tenures_post_id_idx ON past.tenures USING btree (post_id);

-- Statistics

CREATE STATISTICS public.occurrences_due_stats ON (CASE WHEN state = 'planned'::text THEN due_at ELSE NULL::timestamp with time zone END) FROM occurrences;

-- Triggers

CREATE TRIGGER acknowledgements_past_on_delete BEFORE DELETE ON public.acknowledgements FOR EACH ROW EXECUTE FUNCTION past.keep_acknowledgements();

CREATE TRIGGER acknowledgements_past_on_update BEFORE UPDATE ON public.acknowledgements FOR EACH ROW WHEN (((((((((((((old.id IS DISTINCT FROM new.id) OR (old.commitment_id IS DISTINCT FROM new.commitment_id)) OR (old.period IS DISTINCT FROM new.period)) OR (old.deadline_version IS DISTINCT FROM new.deadline_version)) OR (old.late IS DISTINCT FROM new.late)) OR (old.will_report_by IS DISTINCT FROM new.will_report_by)) OR (old.note IS DISTINCT FROM new.note)) OR (old.addressed_to IS DISTINCT FROM new.addressed_to)) OR (old.post_id IS DISTINCT FROM new.post_id)) OR (old.author_id IS DISTINCT FROM new.author_id)) OR (old.on_behalf_of_id IS DISTINCT FROM new.on_behalf_of_id)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION past.keep_acknowledgements();

CREATE TRIGGER areas_past_on_delete BEFORE DELETE ON public.areas FOR EACH ROW EXECUTE FUNCTION past.keep_areas();

CREATE TRIGGER areas_past_on_update BEFORE UPDATE ON public.areas FOR EACH ROW WHEN ((((((old.code IS DISTINCT FROM new.code) OR (old.name_en IS DISTINCT FROM new.name_en)) OR (old.name_ru IS DISTINCT FROM new.name_ru)) OR (old.name_be IS DISTINCT FROM new.name_be)) OR (old.version IS DISTINCT FROM new.version))) EXECUTE FUNCTION past.keep_areas();

CREATE TRIGGER bodies_past_on_delete BEFORE DELETE ON public.bodies FOR EACH ROW EXECUTE FUNCTION past.keep_bodies();

CREATE TRIGGER bodies_past_on_update BEFORE UPDATE ON public.bodies FOR EACH ROW WHEN ((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.code IS DISTINCT FROM new.code)) OR (old.parent_id IS DISTINCT FROM new.parent_id)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.country IS DISTINCT FROM new.country)) OR (old.time_zone IS DISTINCT FROM new.time_zone)) OR (old.name_en IS DISTINCT FROM new.name_en)) OR (old.name_ru IS DISTINCT FROM new.name_ru)) OR (old.name_be IS DISTINCT FROM new.name_be)) OR (old.aliases IS DISTINCT FROM new.aliases)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at))) EXECUTE FUNCTION past.keep_bodies();

CREATE TRIGGER checkpoints_append_only BEFORE DELETE OR UPDATE ON public.checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER checkpoints_never_emptied BEFORE TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER commitment_co_executors_past_on_delete BEFORE DELETE ON public.commitment_co_executors FOR EACH ROW EXECUTE FUNCTION past.keep_commitment_co_executors();

CREATE TRIGGER commitment_co_executors_past_on_update BEFORE UPDATE ON public.commitment_co_executors FOR EACH ROW WHEN ((((old.commitment_id IS DISTINCT FROM new.commitment_id) OR (old.post_id IS DISTINCT FROM new.post_id)) OR (old.ordinal IS DISTINCT FROM new.ordinal))) EXECUTE FUNCTION past.keep_commitment_co_executors();

CREATE TRIGGER commitment_observers_past_on_delete BEFORE DELETE ON public.commitment_observers FOR EACH ROW EXECUTE FUNCTION past.keep_commitment_observers();

CREATE TRIGGER commitment_observers_past_on_update BEFORE UPDATE ON public.commitment_observers FOR EACH ROW WHEN (((old.commitment_id IS DISTINCT FROM new.commitment_id) OR (old.person_id IS DISTINCT FROM new.person_id))) EXECUTE FUNCTION past.keep_commitment_observers();

CREATE TRIGGER commitment_parts_past_on_delete BEFORE DELETE ON public.commitment_parts FOR EACH ROW EXECUTE FUNCTION past.keep_commitment_parts();

CREATE TRIGGER commitment_parts_past_on_update BEFORE UPDATE ON public.commitment_parts FOR EACH ROW WHEN (((((old.commitment_id IS DISTINCT FROM new.commitment_id) OR (old.number IS DISTINCT FROM new.number)) OR (old.text IS DISTINCT FROM new.text)) OR (old.completed_at IS DISTINCT FROM new.completed_at))) EXECUTE FUNCTION past.keep_commitment_parts();

CREATE TRIGGER commitment_periods_original_kept BEFORE UPDATE ON public.commitment_periods FOR EACH ROW EXECUTE FUNCTION keep_original_deadline();

CREATE TRIGGER commitment_periods_past_on_delete BEFORE DELETE ON public.commitment_periods FOR EACH ROW EXECUTE FUNCTION past.keep_commitment_periods();

CREATE TRIGGER commitment_periods_past_on_update BEFORE UPDATE ON public.commitment_periods FOR EACH ROW WHEN ((((((((((old.commitment_id IS DISTINCT FROM new.commitment_id) OR (old.ordinal IS DISTINCT FROM new.ordinal)) OR (old.starts_on IS DISTINCT FROM new.starts_on)) OR (old.ends_on IS DISTINCT FROM new.ends_on)) OR (old.original_deadline IS DISTINCT FROM new.original_deadline)) OR (old.current_deadline IS DISTINCT FROM new.current_deadline)) OR (old.deadline_version IS DISTINCT FROM new.deadline_version)) OR (old.reported_at IS DISTINCT FROM new.reported_at)) OR (old.settled_at IS DISTINCT FROM new.settled_at))) EXECUTE FUNCTION past.keep_commitment_periods();

CREATE TRIGGER commitments_past_on_delete BEFORE DELETE ON public.commitments FOR EACH ROW EXECUTE FUNCTION past.keep_commitments();

CREATE TRIGGER commitments_past_on_update BEFORE UPDATE ON public.commitments FOR EACH ROW WHEN (((((((((((((((((((((((((((((((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.reference IS DISTINCT FROM new.reference)) OR (old.meeting_id IS DISTINCT FROM new.meeting_id)) OR (old.number IS DISTINCT FROM new.number)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.side IS DISTINCT FROM new.side)) OR (old.area_code IS DISTINCT FROM new.area_code)) OR (old.title IS DISTINCT FROM new.title)) OR (old.text IS DISTINCT FROM new.text)) OR (old.passage_id IS DISTINCT FROM new.passage_id)) OR (old.classification IS DISTINCT FROM new.classification)) OR (old.priority IS DISTINCT FROM new.priority)) OR (old.verifiable IS DISTINCT FROM new.verifiable)) OR (old.lead_post_id IS DISTINCT FROM new.lead_post_id)) OR (old.controller_post_id IS DISTINCT FROM new.controller_post_id)) OR (old.author_post_id IS DISTINCT FROM new.author_post_id)) OR (old.counterpart_body_id IS DISTINCT FROM new.counterpart_body_id)) OR (old.counterpart_post_id IS DISTINCT FROM new.counterpart_post_id)) OR (old.status IS DISTINCT FROM new.status)) OR (old.counterpart_status IS DISTINCT FROM new.counterpart_status)) OR (old.fulfilment IS DISTINCT FROM new.fulfilment)) OR (old.conformity IS DISTINCT FROM new.conformity)) OR (old.conformity_remark IS DISTINCT FROM new.conformity_remark)) OR (old.regime_code IS DISTINCT FROM new.regime_code)) OR (old.ladder_code IS DISTINCT FROM new.ladder_code)) OR (old.signed_on IS DISTINCT FROM new.signed_on)) OR (old.deadline_basis IS DISTINCT FROM new.deadline_basis)) OR (old.deadline_stated_on IS DISTINCT FROM new.deadline_stated_on)) OR (old.deadline_urgency IS DISTINCT FROM new.deadline_urgency)) OR (old.deadline_frequency IS DISTINCT FROM new.deadline_frequency)) OR (old.original_deadline IS DISTINCT FROM new.original_deadline)) OR (old.current_deadline IS DISTINCT FROM new.current_deadline)) OR (old.controlled_at IS DISTINCT FROM new.controlled_at)) OR (old.settled_at IS DISTINCT FROM new.settled_at)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at)) OR (old.period IS DISTINCT FROM new.period)) OR (old.reported_at IS DISTINCT FROM new.reported_at)) OR (old.superseded_by_id IS DISTINCT FROM new.superseded_by_id)) OR (old.blocker IS DISTINCT FROM new.blocker)) OR (old.blocked_side IS DISTINCT FROM new.blocked_side)) OR (old.blocked_by_post_id IS DISTINCT FROM new.blocked_by_post_id)) OR (old.blocked_at IS DISTINCT FROM new.blocked_at))) EXECUTE FUNCTION past.keep_commitments();

CREATE TRIGGER decisions_past_on_delete BEFORE DELETE ON public.decisions FOR EACH ROW EXECUTE FUNCTION past.keep_decisions();

CREATE TRIGGER decisions_past_on_update BEFORE UPDATE ON public.decisions FOR EACH ROW WHEN ((((((((old.id IS DISTINCT FROM new.id) OR (old.report_id IS DISTINCT FROM new.report_id)) OR (old.outcome IS DISTINCT FROM new.outcome)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id)) OR (old.on_behalf_of_id IS DISTINCT FROM new.on_behalf_of_id)) OR (old.decided_at IS DISTINCT FROM new.decided_at))) EXECUTE FUNCTION past.keep_decisions();

CREATE TRIGGER deputyships_past_on_delete BEFORE DELETE ON public.deputyships FOR EACH ROW EXECUTE FUNCTION past.keep_deputyships();

CREATE TRIGGER deputyships_past_on_update BEFORE UPDATE ON public.deputyships FOR EACH ROW WHEN (((((((((old.id IS DISTINCT FROM new.id) OR (old.absent_id IS DISTINCT FROM new.absent_id)) OR (old.deputy_id IS DISTINCT FROM new.deputy_id)) OR (old.starts_on IS DISTINCT FROM new.starts_on)) OR (old.ends_on IS DISTINCT FROM new.ends_on)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at))) EXECUTE FUNCTION past.keep_deputyships();

CREATE TRIGGER event_leaves_append_only BEFORE DELETE OR UPDATE ON public.event_leaves FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER event_leaves_never_emptied BEFORE TRUNCATE ON public.event_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER evidence_past_on_delete BEFORE DELETE ON public.evidence FOR EACH ROW EXECUTE FUNCTION past.keep_evidence();

CREATE TRIGGER evidence_past_on_update BEFORE UPDATE ON public.evidence FOR EACH ROW WHEN (((((((old.id IS DISTINCT FROM new.id) OR (old.report_id IS DISTINCT FROM new.report_id)) OR (old.ordinal IS DISTINCT FROM new.ordinal)) OR (old.title IS DISTINCT FROM new.title)) OR (old.file_id IS DISTINCT FROM new.file_id)) OR (old.url IS DISTINCT FROM new.url))) EXECUTE FUNCTION past.keep_evidence();

CREATE TRIGGER extensions_past_on_delete BEFORE DELETE ON public.extensions FOR EACH ROW EXECUTE FUNCTION past.keep_extensions();

CREATE TRIGGER extensions_past_on_update BEFORE UPDATE ON public.extensions FOR EACH ROW WHEN ((((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.commitment_id IS DISTINCT FROM new.commitment_id)) OR (old.period IS DISTINCT FROM new.period)) OR (old.from_deadline IS DISTINCT FROM new.from_deadline)) OR (old.to_deadline IS DISTINCT FROM new.to_deadline)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.late IS DISTINCT FROM new.late)) OR (old.state IS DISTINCT FROM new.state)) OR (old.requested_by_id IS DISTINCT FROM new.requested_by_id)) OR (old.on_behalf_of_id IS DISTINCT FROM new.on_behalf_of_id)) OR (old.requested_at IS DISTINCT FROM new.requested_at)) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id)) OR (old.decided_on_behalf_of_id IS DISTINCT FROM new.decided_on_behalf_of_id)) OR (old.decided_at IS DISTINCT FROM new.decided_at)) OR (old.decision_reason IS DISTINCT FROM new.decision_reason)) OR (old.origin IS DISTINCT FROM new.origin)) OR (old.decided_by_post_id IS DISTINCT FROM new.decided_by_post_id))) EXECUTE FUNCTION past.keep_extensions();

CREATE TRIGGER meeting_participants_past_on_delete BEFORE DELETE ON public.meeting_participants FOR EACH ROW EXECUTE FUNCTION past.keep_meeting_participants();

CREATE TRIGGER meeting_participants_past_on_update BEFORE UPDATE ON public.meeting_participants FOR EACH ROW WHEN ((((((old.meeting_id IS DISTINCT FROM new.meeting_id) OR (old.body_id IS DISTINCT FROM new.body_id)) OR (old.spokesman_post_id IS DISTINCT FROM new.spokesman_post_id)) OR (old.side IS DISTINCT FROM new.side)) OR (old.ordinal IS DISTINCT FROM new.ordinal))) EXECUTE FUNCTION past.keep_meeting_participants();

CREATE TRIGGER meetings_past_on_delete BEFORE DELETE ON public.meetings FOR EACH ROW EXECUTE FUNCTION past.keep_meetings();

CREATE TRIGGER meetings_past_on_update BEFORE UPDATE ON public.meetings FOR EACH ROW WHEN ((((((((((((old.id IS DISTINCT FROM new.id) OR (old.code IS DISTINCT FROM new.code)) OR (old.title IS DISTINCT FROM new.title)) OR (old.held_on IS DISTINCT FROM new.held_on)) OR (old.place IS DISTINCT FROM new.place)) OR (old.next_meeting_on IS DISTINCT FROM new.next_meeting_on)) OR (old.regime_code IS DISTINCT FROM new.regime_code)) OR (old.ladder_code IS DISTINCT FROM new.ladder_code)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at))) EXECUTE FUNCTION past.keep_meetings();

CREATE TRIGGER passages_past_on_delete BEFORE DELETE ON public.passages FOR EACH ROW EXECUTE FUNCTION past.keep_passages();

CREATE TRIGGER passages_past_on_update BEFORE UPDATE ON public.passages FOR EACH ROW WHEN (((((((old.id IS DISTINCT FROM new.id) OR (old.document_id IS DISTINCT FROM new.document_id)) OR (old.starts_at IS DISTINCT FROM new.starts_at)) OR (old.ends_at IS DISTINCT FROM new.ends_at)) OR (old.quote IS DISTINCT FROM new.quote)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION past.keep_passages();

CREATE TRIGGER passages_quote_matches_on_insert AFTER INSERT ON public.passages REFERENCING NEW TABLE AS new_passages FOR EACH STATEMENT EXECUTE FUNCTION check_passage_quotes();

CREATE TRIGGER passages_quote_matches_on_update AFTER UPDATE ON public.passages REFERENCING NEW TABLE AS new_passages FOR EACH STATEMENT EXECUTE FUNCTION check_passage_quotes();

CREATE TRIGGER persons_past_on_delete BEFORE DELETE ON public.persons FOR EACH ROW EXECUTE FUNCTION past.keep_persons();

CREATE TRIGGER persons_past_on_update BEFORE UPDATE ON public.persons FOR EACH ROW WHEN (((((((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.code IS DISTINCT FROM new.code)) OR (old.name IS DISTINCT FROM new.name)) OR (old.name_ru IS DISTINCT FROM new.name_ru)) OR (old.name_be IS DISTINCT FROM new.name_be)) OR (old.email IS DISTINCT FROM new.email)) OR (old.language IS DISTINCT FROM new.language)) OR (old.time_zone IS DISTINCT FROM new.time_zone)) OR (old.morning IS DISTINCT FROM new.morning)) OR (old.clearance IS DISTINCT FROM new.clearance)) OR (old.email_refused_at IS DISTINCT FROM new.email_refused_at)) OR (old.email_refusal IS DISTINCT FROM new.email_refusal)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at)) OR (old.digest IS DISTINCT FROM new.digest)) OR (old.digest_weekday IS DISTINCT FROM new.digest_weekday)) OR (old.urgent IS DISTINCT FROM new.urgent)) OR (old.digest_token IS DISTINCT FROM new.digest_token)) OR (old.erased_at IS DISTINCT FROM new.erased_at))) EXECUTE FUNCTION past.keep_persons();

CREATE TRIGGER posts_past_on_delete BEFORE DELETE ON public.posts FOR EACH ROW EXECUTE FUNCTION past.keep_posts();

CREATE TRIGGER posts_past_on_update BEFORE UPDATE ON public.posts FOR EACH ROW WHEN (((((((((((old.id IS DISTINCT FROM new.id) OR (old.code IS DISTINCT FROM new.code)) OR (old.body_id IS DISTINCT FROM new.body_id)) OR (old.reports_to_id IS DISTINCT FROM new.reports_to_id)) OR (old.title_en IS DISTINCT FROM new.title_en)) OR (old.title_ru IS DISTINCT FROM new.title_ru)) OR (old.title_be IS DISTINCT FROM new.title_be)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at))) EXECUTE FUNCTION past.keep_posts();

CREATE TRIGGER reports_past_on_delete BEFORE DELETE ON public.reports FOR EACH ROW EXECUTE FUNCTION past.keep_reports();

CREATE TRIGGER reports_past_on_update BEFORE UPDATE ON public.reports FOR EACH ROW WHEN (((((((((((old.id IS DISTINCT FROM new.id) OR (old.commitment_id IS DISTINCT FROM new.commitment_id)) OR (old.period IS DISTINCT FROM new.period)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.addressed_to IS DISTINCT FROM new.addressed_to)) OR (old.text IS DISTINCT FROM new.text)) OR (old.post_id IS DISTINCT FROM new.post_id)) OR (old.author_id IS DISTINCT FROM new.author_id)) OR (old.on_behalf_of_id IS DISTINCT FROM new.on_behalf_of_id)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION past.keep_reports();

CREATE TRIGGER score_citations_past_on_delete BEFORE DELETE ON public.score_citations FOR EACH ROW EXECUTE FUNCTION past.keep_score_citations();

CREATE TRIGGER score_citations_past_on_update BEFORE UPDATE ON public.score_citations FOR EACH ROW WHEN (((((old.commitment_id IS DISTINCT FROM new.commitment_id) OR (old.ordinal IS DISTINCT FROM new.ordinal)) OR (old.report_id IS DISTINCT FROM new.report_id)) OR (old.evidence_id IS DISTINCT FROM new.evidence_id))) EXECUTE FUNCTION past.keep_score_citations();

CREATE TRIGGER scores_past_on_delete BEFORE DELETE ON public.scores FOR EACH ROW EXECUTE FUNCTION past.keep_scores();

CREATE TRIGGER scores_past_on_update BEFORE UPDATE ON public.scores FOR EACH ROW WHEN (((((old.commitment_id IS DISTINCT FROM new.commitment_id) OR (old.assessor_id IS DISTINCT FROM new.assessor_id)) OR (old.scored_at IS DISTINCT FROM new.scored_at)) OR (old.remark IS DISTINCT FROM new.remark))) EXECUTE FUNCTION past.keep_scores();

CREATE TRIGGER sealed_values_kept BEFORE UPDATE ON public.sealed_values FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER source_documents_frozen BEFORE UPDATE OF id, meeting_id, kind, title, language, text, sha256, url, file_id, created_at ON public.source_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER source_documents_past_on_delete BEFORE DELETE ON public.source_documents FOR EACH ROW EXECUTE FUNCTION past.keep_source_documents();

CREATE TRIGGER source_documents_past_on_update BEFORE UPDATE ON public.source_documents FOR EACH ROW WHEN (((((((((((((old.id IS DISTINCT FROM new.id) OR (old.meeting_id IS DISTINCT FROM new.meeting_id)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.title IS DISTINCT FROM new.title)) OR (old.language IS DISTINCT FROM new.language)) OR (old.text IS DISTINCT FROM new.text)) OR (old.sha256 IS DISTINCT FROM new.sha256)) OR (old.url IS DISTINCT FROM new.url)) OR (old.file_id IS DISTINCT FROM new.file_id)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.classification IS DISTINCT FROM new.classification)) OR (old.version IS DISTINCT FROM new.version))) EXECUTE FUNCTION past.keep_source_documents();

CREATE TRIGGER tenures_past_on_delete BEFORE DELETE ON public.tenures FOR EACH ROW EXECUTE FUNCTION past.keep_tenures();

CREATE TRIGGER tenures_past_on_update BEFORE UPDATE ON public.tenures FOR EACH ROW WHEN (((((((((old.id IS DISTINCT FROM new.id) OR (old.post_id IS DISTINCT FROM new.post_id)) OR (old.person_id IS DISTINCT FROM new.person_id)) OR (old.starts_on IS DISTINCT FROM new.starts_on)) OR (old.ends_on IS DISTINCT FROM new.ends_on)) OR (old.version IS DISTINCT FROM new.version)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.updated_at IS DISTINCT FROM new.updated_at))) EXECUTE FUNCTION past.keep_tenures();
