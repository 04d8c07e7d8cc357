import { InvalidArgumentError, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';

/** An option that takes a date, YYYY-MM-DD. */
export function dateOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(parseDate);
}

function parseDate(text: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('It must be a date written YYYY-MM-DD.');
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new InvalidArgumentError('There is no such day.');
  }
}

/** Two dates in their order. */
export interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Why two dates do not make a stretch of time; null when they do. */
export function daysFault({ from, to }: Days): string | null {
  return Temporal.PlainDate.compare(from, to) > 0 ? 'error: --from must not be after --to' : null;
}
