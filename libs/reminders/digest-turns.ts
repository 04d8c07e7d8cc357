import { Injectable } from '@nestjs/common';
import { Calendars } from '#calendars';
import type { WorkingCalendar } from '#deadlines';
import { toInstant, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { digestsBetween, type DigestTerms, nextDigest } from './digest.rules.js';
import { type DigestReader, DigestReaders } from './digest-readers.js';
import { ReminderSettings } from './reminder-settings.js';

interface Turn {
  personId: string;
  lookedAt: Temporal.Instant;
}

/** One digest that has fallen due. */
interface DueDigest {
  personId: string;
  absentId: string | null;
  dueAt: Temporal.Instant;
  isLatest: boolean;
}

/** Makes a mailing of each digest that has fallen due. */
@Injectable()
export class DigestTurns {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: DigestReaders,
    private readonly calendars: Calendars,
    private readonly settings: ReminderSettings,
  ) {}

  /**
   * Looks at those whose turn it is, by the database's clock. Of what an outage has held up the latest goes out, the
   * earlier ones are recorded as expired. Whoever is new, or has changed something, is owed only what comes after.
   */
  async takeTurns(): Promise<void> {
    const { manager } = this.transactions;
    await manager.query(NEWCOMERS);
    const rows: { personId: string; lookedAt: Date; now: Date }[] = await manager.query(TURNS, [MOST_AT_ONCE]);
    const [first] = rows;
    if (first === undefined) return;
    const now = toInstant(first.now);
    const turns = rows.map(({ personId, lookedAt }) => ({ personId, lookedAt: toInstant(lookedAt) }));
    const terms = await this.terms(turns.map(({ personId }) => personId));
    await this.make(turns.flatMap((turn) => dueOf(turn, terms.get(turn.personId) ?? [], now)));
    await manager.query(LOOKED, [
      turns.map(({ personId }) => personId),
      now.toString(),
      turns.map(({ personId }) => nextLook(terms.get(personId) ?? [], now).toString()),
    ]);
  }

  private async terms(personIds: readonly string[]): Promise<Map<string, ReaderTerms[]>> {
    const readers = await this.readers.among(personIds);
    const calendars = await this.calendars.load([...new Set(readers.map(({ country }) => country))]);
    const terms = new Map<string, ReaderTerms[]>();
    for (const reader of readers) {
      const { personId } = reader.principal;
      terms.set(personId, [...(terms.get(personId) ?? []), termsOf(reader, calendars)]);
    }
    return terms;
  }

  private async make(due: readonly DueDigest[]): Promise<void> {
    if (due.length === 0) return;
    await this.transactions.manager.query(MAKE, [
      due.map(({ personId }) => personId),
      due.map(({ absentId }) => absentId),
      due.map(({ dueAt }) => dueAt.toString()),
      due.map(({ isLatest }) => isLatest),
      this.settings.messageIdDomain,
    ]);
  }
}

interface ReaderTerms extends DigestTerms {
  absentId: string | null;
}

function termsOf(reader: DigestReader, calendars: ReadonlyMap<string, WorkingCalendar>): ReaderTerms {
  const { rhythm, weekday, recipient, absent, within, country } = reader;
  const calendar = calendars.get(country);
  if (calendar === undefined) throw new Error(`there is no working calendar for ${country}`);
  const { morning, timeZone } = recipient;
  const days = within && {
    startsOn: Temporal.PlainDate.from(within.startsOn),
    endsOn: Temporal.PlainDate.from(within.endsOn),
  };
  return { rhythm, weekday, morning, timeZone, calendar, within: days, absentId: absent?.id ?? null };
}

function dueOf({ personId, lookedAt }: Turn, terms: readonly ReaderTerms[], now: Temporal.Instant): DueDigest[] {
  return terms.flatMap((one) => {
    const moments = digestsBetween(one, lookedAt, now);
    return moments.map((dueAt, at) => ({
      personId,
      absentId: one.absentId,
      dueAt,
      isLatest: at === moments.length - 1,
    }));
  });
}

/** A first post below theirs, or a first commitment to control, tells nobody: hence a look every few hours. */
function nextLook(terms: readonly ReaderTerms[], now: Temporal.Instant): Temporal.Instant {
  const routine = now.add({ hours: HOURS_BETWEEN_LOOKS });
  return terms
    .map((one) => nextDigest(one, now) ?? routine)
    .reduce((earliest, one) => (Temporal.Instant.compare(one, earliest) < 0 ? one : earliest), routine);
}

const HOURS_BETWEEN_LOOKS = 6;

/** Bounds what one sweep takes on; the next one goes on. */
const MOST_AT_ONCE = 2_000;

const NEWCOMERS = `
  INSERT INTO digest_turns (person_id, looked_at, look_at)
  SELECT id, statement_timestamp(), '-infinity' FROM persons p
  WHERE NOT EXISTS (SELECT FROM digest_turns t WHERE t.person_id = p.id)`;

const TURNS = `
  SELECT person_id AS "personId", looked_at AS "lookedAt", statement_timestamp() AS now
  FROM digest_turns WHERE look_at <= statement_timestamp()
  ORDER BY look_at, person_id LIMIT $1
  FOR UPDATE SKIP LOCKED`;

const LOOKED = `
  UPDATE digest_turns t SET looked_at = $2, look_at = l.look_at
  FROM unnest($1::uuid[], $3::timestamptz[]) AS l (person_id, look_at) WHERE t.person_id = l.person_id`;

/* An earlier one that still waits has nothing to say that the new one does not say better. */
const MAKE = `
  WITH due AS (
    SELECT *, gen_random_uuid() AS id
    FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::boolean[]) AS due (person_id, absent_id, due_at, is_latest)
  ), overtaken AS (
    UPDATE mailings m SET state = 'expired', settled_at = statement_timestamp(), note = 'overtaken by a later digest'
    FROM due d
    WHERE d.is_latest AND m.kind = 'digest' AND m.state = 'queued' AND m.person_id = d.person_id
      AND m.digest_for_id IS NOT DISTINCT FROM d.absent_id AND m.due_at < d.due_at
  )
  INSERT INTO mailings (id, kind, person_id, digest_for_id, due_at, message_id, next_attempt_at, state, settled_at, note)
  SELECT id, 'digest', person_id, absent_id, due_at, '<' || id || '@' || $5::text || '>', statement_timestamp(),
         CASE WHEN is_latest THEN 'queued' ELSE 'expired' END,
         CASE WHEN NOT is_latest THEN statement_timestamp() END,
         CASE WHEN is_latest THEN '' ELSE 'overtaken by a later digest' END
  FROM due
  ON CONFLICT (person_id, digest_for_id, due_at) WHERE kind = 'digest' DO NOTHING`;
