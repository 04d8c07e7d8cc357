import { Temporal } from 'temporal-polyfill';
import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';
import pg from 'pg';

/*
 * Raw queries must not turn a date into a midnight of some zone: dates arrive as 'YYYY-MM-DD' text. Timestamps stay
 * the driver's Date and cross into Temporal through `toInstant` or an InstantColumn.
 */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const plainDate: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Temporal.PlainDate.from(value)),
  to: (value: unknown) => (value instanceof Temporal.PlainDate ? value.toString() : value),
};

const instant: ValueTransformer = {
  from: (value: Date | null) => (value === null ? null : toInstant(value)),
  to: (value: unknown) => (value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value),
};

/** A `date` column as a Temporal.PlainDate. */
export function DateColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'date', transformer: plainDate });
}

/** A `timestamptz` column as a Temporal.Instant, to the millisecond. */
export function InstantColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'timestamptz', transformer: instant });
}

/** A driver's timestamp as an instant. */
export function toInstant(value: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(value.getTime());
}
