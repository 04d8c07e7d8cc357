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
   * Looks at those whose turn it is, by the database's clock, and at nobody else: what it costs follows what is due. Of
   * what an outage has held up the latest goes out, the earlier ones are recorded as expired. Whoever is new, or has
   * changed something, is owed only what comes after.
   */
  async takeTurns(): Promise<void> {
    const { manager } = this.transactions;
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

  /** Gives a turn to whoever has none. Changes of the roster do so for those they concern; this is for what nobody told. */
  async addNewcomers(): Promise<void> {
    await this.transactions.manager.query(NEWCOMERS);
  }

  private async terms(personIds: readonly string[]): Promise<Map<string, ReaderTerms[]>> {
    const readers = await this.readers.candidatesAmong(personIds);
    const countries = readers.map(({ country }) => country).filter((country) => country !== null);
    const calendars = await this.calendars.load([...new Set(countries)]);
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

/** When digests fall due for somebody for whom they are, or may come to be. */
interface ReaderTerms extends Pick<DigestReader, 'isReader' | 'changesAt'> {
  absentId: string | null;
  /** Null while their owner holds no post. */
  terms: DigestTerms | null;
}

function termsOf(reader: DigestReader, calendars: ReadonlyMap<string, WorkingCalendar>): ReaderTerms {
  const { isReader, changesAt, rhythm, weekday, recipient, absent, within, country } = reader;
  const common = { isReader, changesAt, absentId: absent?.id ?? null };
  if (country === null) return { ...common, terms: null };
  const calendar = calendars.get(country);
  if (calendar === undefined) throw new Error(`there is no working calendar for ${country}`);
  const { morning, timeZone } = recipient;
  const days = within && {
    startsOn: Temporal.PlainDate.from(within.startsOn),
    endsOn: Temporal.PlainDate.from(within.endsOn),
  };
  return { ...common, terms: { rhythm, weekday, morning, timeZone, calendar, within: days } };
}

function dueOf({ personId, lookedAt }: Turn, readers: readonly ReaderTerms[], now: Temporal.Instant): DueDigest[] {
  return readers.flatMap(({ isReader, absentId, terms }) => {
    const moments = isReader && terms !== null ? digestsBetween(terms, lookedAt, now) : [];
    return moments.map((dueAt, at) => ({ personId, absentId, dueAt, isLatest: at === moments.length - 1 }));
  });
}

/**
 * At the next digest, should there be one for them by then, or when a tenure begins or ends; all else is told of. Now and
 * then all the same: what somebody has changed in the database by hand was told to nobody.
 */
function nextLook(readers: readonly ReaderTerms[], now: Temporal.Instant): Temporal.Instant {
  return readers
    .flatMap(({ terms, changesAt }) => [terms && nextDigest(terms, now), changesAt])
    .filter((at) => at !== null)
    .reduce((earliest, at) => (Temporal.Instant.compare(at, earliest) < 0 ? at : earliest), now.add(LONGEST));
}

const LONGEST = { hours: 7 * 24 };

/** Bounds what one sweep takes on; the next one goes on. */
const MOST_AT_ONCE = 2_000;

/* Two nights at once find the same newcomers. */
const NEWCOMERS = `
  INSERT INTO digest_turns (person_id, looked_at, look_at)
  SELECT id, statement_timestamp(), '-infinity' FROM persons p
  WHERE NOT EXISTS (SELECT FROM digest_turns t WHERE t.person_id = p.id)
  ORDER BY id
  ON CONFLICT (person_id) DO NOTHING`;

/** $1 how many at most. Whose turn it is, the first first. */
export const TURNS = `
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
    SELECT *, uuid_by_time() AS id
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
