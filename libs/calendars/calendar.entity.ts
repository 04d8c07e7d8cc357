import { DateColumn } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A country's week; the days that differ from it are `CalendarDayEntity`. */
@Entity('calendars')
export class CalendarEntity {
  @PrimaryColumn({ type: 'text' }) country: string;
  /** ISO weekdays that are not worked. */
  @Column({ type: 'smallint', array: true }) weekend: number[];
  @DateColumn({ name: 'seeded_from' }) seededFrom: Temporal.PlainDate;
  @DateColumn({ name: 'seeded_to' }) seededTo: Temporal.PlainDate;
  /** Counts changes of the days, too. */
  @Column({ type: 'integer', default: 1 }) version: number;
}
