import { type Command, Option } from 'commander';
import { Calendars } from '#calendars';
import { seededCalendar, type WorkingCalendar, workingDays } from '#deadlines';
import { isCountry } from '#people';
import { dateOption, type Days, daysFault } from './date-option.js';
import { findStoredRegister } from './stored-register.js';
import { inTransaction } from './with-register.js';

interface Options extends Days {
  country: string;
  format: 'json' | 'table';
}

/** `pacta calendar` */
export function addCalendarCommand(pacta: Command): void {
  pacta
    .command('calendar')
    .description('List the working days of a country: those of the register, or the shipped ones where there is none.')
    .requiredOption('--country <code>', 'ISO 3166-1 alpha-2, as in BY')
    .addOption(dateOption('--from <date>', 'the first day').makeOptionMandatory())
    .addOption(dateOption('--to <date>', 'the last day').makeOptionMandatory())
    .addOption(new Option('--format <format>', 'how to print them').choices(['json', 'table']).default('table'))
    .addHelpText('after', '\nExample:\n  pacta calendar --country BY --from 2024-01-01 --to 2024-12-31 --format json')
    .action(async (options: Options, command: Command) => {
      const fault = isCountry(options.country)
        ? daysFault(options)
        : 'error: --country must be a country code of ISO 3166 in capital letters, as in BY';
      if (fault !== null) command.error(fault);
      const days = workingDays(await calendarOf(options), options.from, options.to).map((day) => day.toString());
      console.log(options.format === 'json' ? JSON.stringify(days, null, 2) : days.join('\n'));
    });
}

async function calendarOf({ country, from, to }: Options): Promise<WorkingCalendar> {
  // A year more at both ends: holidays move over the turn of a year.
  return (await fromRegister(country)) ?? seededCalendar(country, from.year - 1, to.year + 1);
}

/** The register's calendar of a country; null where there is no register, or none that knows the country. */
async function fromRegister(country: string): Promise<WorkingCalendar | null> {
  const database = await findStoredRegister();
  if (database === null) return null;
  try {
    return await inTransaction(database.url, async (find) => {
      const calendars = find(Calendars);
      const known = await calendars.list();
      if (!known.some((calendar) => calendar.country === country)) return null;
      return (await calendars.load([country])).get(country) ?? null;
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42P01') return null; // nothing has been migrated
    throw error;
  } finally {
    await database.close();
  }
}
