import { Injectable } from '@nestjs/common';
import { seedCalendar, weekendOf, WorkingCalendar } from '#deadlines';
import { invalid, notFound, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { CalendarDayEntity } from './calendar-day.entity.js';
import { CalendarEntity } from './calendar.entity.js';
import { type Calendar, type CalendarDay, toCalendar } from './calendar.js';

/** The years whose holidays a new calendar gets. */
export const SEEDED_FROM = 2015;
export const SEEDED_TO = 2045;

interface Cached {
  stamp: string;
  calendar: WorkingCalendar;
}

/** The working calendars of the register. Changing a day is `CalendarDays`. */
@Injectable()
export class Calendars {
  /**
   * Built calendars by country. The stamp is the writing transaction and the version of the row, so that what an
   * abandoned transaction saw is never taken for what a later one committed under the same version.
   */
  private readonly built = new Map<string, Cached>();

  constructor(private readonly transactions: Transactions) {}

  /**
   * The calendars of countries, as the open transaction sees them. Those that do not exist yet are created.
   * @throws DomainError `invalid` for what is not a country code.
   */
  async load(countries: readonly string[]): Promise<Map<string, WorkingCalendar>> {
    const wanted = [...new Set(countries)].sort();
    let stamps = await this.stamps(wanted);
    const absent = wanted.filter((country) => !stamps.has(country));
    for (const country of absent) await this.ensure(country);
    if (absent.length > 0) stamps = await this.stamps(wanted);

    const outdated = wanted.filter((country) => this.built.get(country)?.stamp !== stamps.get(country));
    const fresh = new Map(outdated.length > 0 ? await this.build(outdated) : []);
    const found = wanted.map((country): [string, Cached | undefined] => [
      country,
      fresh.get(country) ?? this.built.get(country),
    ]);
    for (const [country, cached] of fresh) this.built.set(country, cached);
    return new Map(found.flatMap(([country, cached]) => (cached ? [[country, cached.calendar]] : [])));
  }

  /**
   * Makes sure that a country has a calendar: the first call gives it the holidays of 2015 to 2045. Of two at once,
   * one creates it and the other waits for its commit.
   */
  async ensure(country: string): Promise<void> {
    if (!/^[A-Z]{2}$/.test(country)) {
      throw invalid({ path: 'country', rule: 'country', message: 'must be a country code of ISO 3166, such as BY' });
    }
    const created: unknown[] = await this.transactions.manager.query(
      `INSERT INTO calendars (country, weekend, seeded_from, seeded_to) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING country`,
      [country, weekendOf(country), `${SEEDED_FROM}-01-01`, `${SEEDED_TO}-12-31`],
    );
    if (created.length === 0) return;
    const days = seedCalendar(country, SEEDED_FROM, SEEDED_TO);
    await this.transactions.manager.query(INSERT_DAYS, [country, JSON.stringify(days)]);
  }

  /** Every calendar, by country code. */
  async list(): Promise<Calendar[]> {
    const calendars = await this.transactions.manager.find(CalendarEntity, { order: { country: 'ASC' } });
    return calendars.map(toCalendar);
  }

  /** @throws DomainError `not_found` */
  async get(country: string): Promise<Calendar> {
    const calendar = await this.transactions.manager.findOneBy(CalendarEntity, { country });
    if (!calendar) throw notFound();
    return toCalendar(calendar);
  }

  /** The days from one date to another, both included, that differ from the country's week. */
  async days(country: string, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<CalendarDay[]> {
    const days = await this.transactions.manager
      .createQueryBuilder(CalendarDayEntity, 'd')
      .where('d.country = :country AND d.day BETWEEN :from AND :to')
      .setParameters({ country, from: from.toString(), to: to.toString() })
      .orderBy('d.day')
      .getMany();
    return days.map(({ day, working, name, origin, source }) => ({
      day: Temporal.PlainDate.from(day),
      working,
      name,
      origin,
      source,
    }));
  }

  private async stamps(countries: string[]): Promise<Map<string, string>> {
    const rows: { country: string; stamp: string }[] = await this.transactions.manager.query(
      `SELECT country, ${STAMP} AS stamp FROM calendars WHERE country = ANY($1)`,
      [countries],
    );
    return new Map(rows.map(({ country, stamp }) => [country, stamp]));
  }

  /** Stamp and days come from one statement: between two, somebody could commit a change. */
  private async build(countries: string[]): Promise<[string, Cached][]> {
    const rows: BuildRow[] = await this.transactions.manager.query(BUILD, [countries]);
    return rows.map(({ country, stamp, weekend, days }) => {
      const exceptions = days.map(({ day, working }) => ({ day: Temporal.PlainDate.from(day), working }));
      return [country, { stamp, calendar: WorkingCalendar.of({ country, weekend, days: exceptions }) }];
    });
  }
}

interface BuildRow {
  country: string;
  stamp: string;
  weekend: number[];
  days: { day: string; working: boolean }[];
}

const STAMP = `xmin::text || '/' || version`;

const BUILD = `
  SELECT country, ${STAMP} AS stamp, weekend,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'working', d.working)), '[]')
          FROM calendar_days d WHERE d.country = c.country) AS days
  FROM calendars c WHERE country = ANY($1)`;

const INSERT_DAYS = `
  INSERT INTO calendar_days (country, day, working, name, origin, source)
  SELECT $1, d.day, d.working, d.name, d.origin, d.source
  FROM jsonb_to_recordset($2::jsonb) AS d (day date, working boolean, name text, origin text, source text)`;
