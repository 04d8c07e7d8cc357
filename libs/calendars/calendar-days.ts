import { Injectable } from '@nestjs/common';
import { seedCalendar } from '#deadlines';
import { History } from '#history';
import { conflict, expectVersion, Faults, notFound, Replanner, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { CalendarDayEntity } from './calendar-day.entity.js';
import { CalendarEntity } from './calendar.entity.js';
import { type Calendar, dayForHistory, toCalendar } from './calendar.js';

/** A day as an administrator enters it: a moved working day, a new holiday. */
export interface DayEntry {
  day: Temporal.PlainDate;
  working: boolean;
  name?: string;
  /** The legal act behind it. */
  source?: string;
}

/** Changes single days of a calendar. Every change re-plans what depends on the country's calendar. */
@Injectable()
export class CalendarDays {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly replanner: Replanner,
  ) {}

  /**
   * Sets whether a day is worked, whatever the list of holidays says about it.
   * @returns the calendar with its new version.
   * @throws DomainError `not_found`, `stale`, `invalid` naming `day`, `name` or `source`.
   */
  async setDay(country: string, expectedVersion: number, entry: DayEntry): Promise<Calendar> {
    const calendar = await this.lock(country, expectedVersion);
    requireEntry(entry, calendar);
    const day: CalendarDayEntity = {
      country,
      day: entry.day.toString(),
      working: entry.working,
      name: entry.name?.trim() ?? '',
      origin: 'manual',
      source: entry.source?.trim() ?? '',
    };
    const before = await this.find(country, day.day);
    await this.transactions.manager.upsert(CalendarDayEntity, day, ['country', 'day']);
    return this.changed(calendar, { type: 'calendar.day_set', before, after: day });
  }

  /**
   * Takes back what was entered for a day; the list of holidays and the acts known to it hold again.
   * @returns the calendar with its new version.
   * @throws DomainError `not_found`, `stale`, `conflict` (`day_not_manual`) for a day that nobody has entered.
   */
  async removeDay(country: string, expectedVersion: number, day: Temporal.PlainDate): Promise<Calendar> {
    const calendar = await this.lock(country, expectedVersion);
    const before = await this.find(country, day.toString());
    if (!before) throw notFound();
    if (before.origin !== 'manual') {
      throw conflict('day_not_manual', 'This day comes from the list of holidays. Set it to the opposite instead.');
    }
    const after = seededDay(country, day);
    if (after) await this.transactions.manager.upsert(CalendarDayEntity, after, ['country', 'day']);
    else await this.transactions.manager.delete(CalendarDayEntity, { country, day: before.day });
    return this.changed(calendar, { type: 'calendar.day_removed', before, after });
  }

  private async lock(country: string, expectedVersion: number): Promise<CalendarEntity> {
    const lock = { mode: 'for_no_key_update' } as const;
    const calendar = await this.transactions.manager.findOne(CalendarEntity, { where: { country }, lock });
    if (!calendar) throw notFound();
    expectVersion(calendar, expectedVersion);
    return calendar;
  }

  private find(country: string, day: string): Promise<CalendarDayEntity | null> {
    return this.transactions.manager.findOneBy(CalendarDayEntity, { country, day });
  }

  private async changed(
    calendar: CalendarEntity,
    change: { type: string; before: CalendarDayEntity | null; after: CalendarDayEntity | null },
  ): Promise<Calendar> {
    const { country } = calendar;
    calendar.version += 1;
    await this.transactions.manager.update(CalendarEntity, { country }, { version: calendar.version });
    const { type, before, after } = change;
    await this.history.append([
      {
        subject: 'calendar',
        subjectId: country,
        type,
        before: before && dayForHistory(before),
        after: after && dayForHistory(after),
      },
    ]);
    await this.replanner.calendarChanged(country);
    return toCalendar(calendar);
  }
}

function requireEntry(entry: DayEntry, calendar: CalendarEntity): void {
  const { seededFrom, seededTo } = calendar;
  const inside =
    Temporal.PlainDate.compare(entry.day, seededFrom) >= 0 && Temporal.PlainDate.compare(entry.day, seededTo) <= 0;
  new Faults()
    .require(inside, 'day', ['out_of_range', `must be from ${seededFrom.toString()} to ${seededTo.toString()}`])
    .optionalLine(entry.name ?? null, 'name', 200)
    .optionalLine(entry.source ?? null, 'source', 500)
    .throwAny();
}

function seededDay(country: string, day: Temporal.PlainDate): CalendarDayEntity | null {
  const seeded = seedCalendar(country, day.year, day.year).find((candidate) => candidate.day.equals(day));
  return seeded ? { ...seeded, country, day: day.toString() } : null;
}
