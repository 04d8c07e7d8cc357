/*
 * A row of the register is valid from `valid_from` on. When it is changed or deleted, the row as it was goes to the table
 * of the same name in the schema `past`, with the moment at which it ceased to be valid. The views of the schema `as_of`
 * put the two together: the rows that were valid at one moment.
 */

/** Which moment a transaction writes at, and which one it reads as of. */
export const MOMENTS = `
  -- Set by the application to its own clock as the transaction begins, so that one transaction is one moment. A program
  -- that sets nothing writes at the database's time.
  CREATE FUNCTION transaction_moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('pacta.now', true), '')::timestamptz, transaction_timestamp())
  $$;

  -- Without a moment that was set, nothing is answered.
  CREATE FUNCTION as_of_moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('pacta.as_of', true), '')::timestamptz
  $$;

  -- A transaction that builds on a row of a later moment goes on just after it: another one that began later had the row
  -- first, or another machine's clock is ahead. Just after, so that what it changes was there at its own moment; by the
  -- millisecond, as events are written.
  CREATE FUNCTION not_before(moment timestamptz) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT CASE WHEN moment > public.transaction_moment() THEN set_config('pacta.now',
      (date_trunc('milliseconds', moment) + interval '1 millisecond')::text, true)::timestamptz ELSE public.transaction_moment() END
  $$;
`;

/** Makes, or brings up to date, all that keeps the past of one table. */
export const KEEP_PAST = `
  -- To be called again by a migration that adds a column to the table. One that drops a column, or gives it another type,
  -- drops the view first; a column that is dropped stays in the past. look_ups are columns of indexes of the past.
  CREATE FUNCTION keep_past(of_table text, look_ups text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $keep$
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
  END $keep$;
`;

/** For a table whose rows never change. */
export const SHOW_PAST = `
  -- The view of a table whose rows are only ever added: those that were there at the moment, by when they came.
  CREATE FUNCTION show_past(of_table text, since text) RETURNS void LANGUAGE plpgsql AS $show$
  DECLARE
    columns text;
  BEGIN
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute WHERE attrelid = format('public.%I', of_table)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('DROP VIEW IF EXISTS as_of.%I', of_table);
    EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS
      SELECT %2$s FROM public.%1$I WHERE %3$I <= public.as_of_moment()', of_table, columns, since);
  END $show$;
`;
