import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Calendars, Regimes } from '#calendars';
import { type DeadlineTerms, type Regime, WorkingCalendar } from '#deadlines';
import { Transactions } from '#platform';
import type { Side } from './commitment.types.js';
import { found } from './found.js';

/** What of a commitment decides how its deadlines are counted. */
export interface Countable {
  side: Side;
  leadPostId: string;
  counterpartBodyId: string | null;
  regimeCode: string;
  signedOn: Temporal.PlainDate;
}

/** What deadlines are worked out against, and the date of today in the lead body's zone. */
export interface TermsToday {
  terms: DeadlineTerms;
  today: Temporal.PlainDate;
}

/** Finds regime, calendar and zone for many commitments at once. */
@Injectable()
export class DeadlineTermsSource {
  constructor(
    private readonly calendars: Calendars,
    private readonly regimes: Regimes,
    private readonly transactions: Transactions,
  ) {}

  /** One answer for each, in order. Posts, bodies and regimes must exist. */
  async of(commitments: readonly Countable[]): Promise<TermsToday[]> {
    if (commitments.length === 0) return [];
    const places = await this.placesOf(commitments);
    const countries = new Set([...places.posts.values(), ...places.bodies.values()].map(({ country }) => country));
    const calendars = await this.calendars.load([...countries]);
    const regimes = await this.regimesOf(commitments.map(({ regimeCode }) => regimeCode));
    const calendarOf = calendarsIn(calendars);
    return commitments.map((commitment) => {
      const lead = found(places.posts.get(commitment.leadPostId), 'the lead post');
      const other = commitment.side === 'joint' ? places.bodies.get(commitment.counterpartBodyId ?? '') : undefined;
      // A day counts for both sides only if it is worked on both.
      const calendar = calendarOf(lead.country, other?.country ?? lead.country);
      const regime = found(regimes.get(commitment.regimeCode), 'the regime');
      return {
        terms: { signedOn: commitment.signedOn, regime, calendar },
        today: this.transactions.now.toZonedDateTimeISO(lead.timeZone).toPlainDate(),
      };
    });
  }

  /** The regimes of these codes; those that do not exist are left out. */
  async regimesOf(codes: readonly string[]): Promise<Map<string, Regime>> {
    const wanted = new Set(codes);
    const all = await this.regimes.list();
    return new Map(all.filter(({ code }) => wanted.has(code)).map((regime) => [regime.code, regime]));
  }

  private async placesOf(commitments: readonly Countable[]) {
    const rows = await this.transactions.manager.query<(Place & { postId: string | null; bodyId: string })[]>(PLACES, [
      [...new Set(commitments.map(({ leadPostId }) => leadPostId))],
      [...new Set(commitments.map(({ counterpartBodyId }) => counterpartBodyId).filter((id) => id !== null))],
    ]);
    return {
      posts: new Map(rows.flatMap((row): [string, Place][] => (row.postId === null ? [] : [[row.postId, row]]))),
      bodies: new Map(rows.flatMap((row): [string, Place][] => (row.postId === null ? [[row.bodyId, row]] : []))),
    };
  }
}

interface Place {
  country: string;
  timeZone: string;
}

/** The calendar of one country or of two; each pair is put together once, however many commitments need it. */
function calendarsIn(calendars: ReadonlyMap<string, WorkingCalendar>) {
  const of = (country: string) => found(calendars.get(country), `the calendar of ${country}`);
  const pairs = new Map<string, WorkingCalendar>();
  return (one: string, other: string): WorkingCalendar => {
    const key = `${one}+${other}`;
    const found = pairs.get(key) ?? WorkingCalendar.both(of(one), of(other));
    pairs.set(key, found);
    return found;
  };
}

const PLACES = `
  SELECT p.id AS "postId", b.id AS "bodyId", b.country, b.time_zone AS "timeZone"
  FROM posts p JOIN bodies b ON b.id = p.body_id WHERE p.id = ANY($1::uuid[])
  UNION ALL
  SELECT NULL, b.id, b.country, b.time_zone FROM bodies b WHERE b.id = ANY($2::uuid[])`;
