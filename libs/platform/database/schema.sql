-- The schema that the migrations make. Written by `npm run schema`; not edited by hand.

-- Extensions

CREATE EXTENSION btree_gist;

-- Functions

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
 RETURNS TABLE(subject text, "subjectId" text, sequence integer, hash text)
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
        SELECT s.subject, s.id, t.sequence, encode(t.hash, 'hex')
        FROM unnest(subjects, subject_ids) AS s (subject, id)
        CROSS JOIN LATERAL (
          SELECT e.sequence, e.hash FROM events e WHERE e.subject = s.subject AND e.subject_id = s.id
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

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          RAISE EXCEPTION '% is frozen: % is not allowed', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
        END $function$;

CREATE OR REPLACE FUNCTION public.uuid_by_time()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
        SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
          52, 1), 53, 1), 'hex')::uuid
      $function$;

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
  CONSTRAINT commitment_co_executors_pkey PRIMARY KEY (commitment_id, post_id),
  CONSTRAINT commitment_co_executors_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id) ON DELETE CASCADE,
  CONSTRAINT commitment_co_executors_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id)
);

CREATE TABLE commitment_observers (
  commitment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT commitment_observers_pkey PRIMARY KEY (commitment_id, person_id),
  CONSTRAINT commitment_observers_commitment_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id) ON DELETE CASCADE,
  CONSTRAINT commitment_observers_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);

CREATE TABLE commitment_parts (
  commitment_id uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  completed_at timestamp with time zone,
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
  CONSTRAINT sessions_key_unique UNIQUE (key_sha256),
  CONSTRAINT sessions_pkey PRIMARY KEY (token_hash),
  CONSTRAINT sessions_account_fkey FOREIGN KEY (person_id) REFERENCES accounts(person_id) ON DELETE CASCADE,
  CONSTRAINT sessions_key_sha256 CHECK ((octet_length(key_sha256) = 32)),
  CONSTRAINT sessions_token_sha256 CHECK ((octet_length(token_hash) = 32))
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
  CONSTRAINT tenures_one_holder EXCLUDE USING gist (post_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  CONSTRAINT tenures_pkey PRIMARY KEY (id),
  CONSTRAINT tenures_person_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT tenures_post_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  CONSTRAINT tenures_in_order CHECK ((ends_on >= starts_on))
);

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

CREATE INDEX sealed_values_person_idx ON public.sealed_values USING btree (person_id);

CREATE INDEX sessions_expires_idx ON public.sessions USING btree (expires_at);

CREATE INDEX sessions_person_idx ON public.sessions USING btree (person_id);

CREATE INDEX sign_in_failures_window_idx ON public.sign_in_failures USING btree (window_ends_at);

CREATE INDEX tenures_person_idx ON public.tenures USING btree (person_id);

-- Statistics

CREATE STATISTICS public.occurrences_due_stats ON (CASE WHEN state = 'planned'::text THEN due_at ELSE NULL::timestamp with time zone END) FROM occurrences;

-- Triggers

CREATE TRIGGER checkpoints_append_only BEFORE DELETE OR UPDATE ON public.checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER checkpoints_never_emptied BEFORE TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER commitment_periods_original_kept BEFORE UPDATE ON public.commitment_periods FOR EACH ROW EXECUTE FUNCTION keep_original_deadline();

CREATE TRIGGER event_leaves_append_only BEFORE DELETE OR UPDATE ON public.event_leaves FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER event_leaves_never_emptied BEFORE TRUNCATE ON public.event_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER passages_quote_matches_on_insert AFTER INSERT ON public.passages REFERENCING NEW TABLE AS new_passages FOR EACH STATEMENT EXECUTE FUNCTION check_passage_quotes();

CREATE TRIGGER passages_quote_matches_on_update AFTER UPDATE ON public.passages REFERENCING NEW TABLE AS new_passages FOR EACH STATEMENT EXECUTE FUNCTION check_passage_quotes();

CREATE TRIGGER sealed_values_kept BEFORE UPDATE ON public.sealed_values FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER source_documents_frozen BEFORE UPDATE OF id, meeting_id, kind, title, language, text, sha256, url, file_id, created_at ON public.source_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
