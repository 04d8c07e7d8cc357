import { type Command, Option } from 'commander';
import { forecastFile, SHIPPED_RULES } from '#importing';
import { besideFile, readMeetingFile } from '#meetings';
import { type ForecastMail, Forecasts } from '#reminders';
import { dateOption, type Days, daysFault } from './date-option.js';
import { Refusal } from './explain.js';
import { inLines, readText } from './meeting-text.js';
import { withRegister } from './with-register.js';

interface Options extends Days {
  file?: string;
  format: 'json' | 'table';
}

/** `pacta forecast` */
export function addForecastCommand(pacta: Command): void {
  pacta
    .command('forecast')
    .description('List every mail that would be sent between two dates, to whom and why. Sends nothing.')
    .addOption(dateOption('--from <date>', 'the first day').makeOptionMandatory())
    .addOption(dateOption('--to <date>', 'the last day').makeOptionMandatory())
    .option('--file <file>', 'forecast this meeting file, without any database, instead of the register')
    .addOption(new Option('--format <format>', 'how to print it').choices(['json', 'table']).default('table'))
    .addHelpText(
      'after',
      `
Of a file, a commitment is on control from the start of the day of signing (docs/meeting-file.md).

Examples:
  pacta forecast --from 2024-01-01 --to 2024-01-31
  pacta forecast --file samples/moscow-oblast-2023-12-18.yaml --from 2023-12-18 --to 2024-06-30 --format json`,
    )
    .action(async (options: Options, command: Command) => {
      const fault = daysFault(options);
      if (fault !== null) command.error(fault);
      const mails = options.file === undefined ? await fromRegister(options) : await fromFile(options.file, options);
      console.log(options.format === 'json' ? toJson(mails) : toTable(mails));
    });
}

async function fromRegister({ from, to }: Days): Promise<ForecastMail[]> {
  return withRegister((find) => find(Forecasts).between(from, to));
}

async function fromFile(path: string, days: Days): Promise<ForecastMail[]> {
  const { file, faults } = readMeetingFile(readText(path), { ...SHIPPED_RULES, readBeside: besideFile(path) });
  if (file === null) throw new Refusal(inLines(path, faults));
  return forecastFile(file, days);
}

/** The shape that other programs rely on: nothing is added to it, and nothing taken away. */
function toJson(mails: readonly ForecastMail[]): string {
  const plain = mails.map(({ at, person, post, email, items }) => ({
    at,
    person,
    post,
    email,
    items: items.map(({ reference, rung, deadline }) => ({ reference, rung, deadline })),
  }));
  return JSON.stringify(plain, null, 2);
}

function toTable(mails: readonly ForecastMail[]): string {
  if (mails.length === 0) return 'Nothing would be sent.';
  const rows = mails.flatMap(({ at, person, email, items }) =>
    items.map(({ reference, rung, deadline, audience, deputyFor }, index) => [
      ...(index === 0 ? [at.slice(0, 16).replace('T', ' ') + at.slice(19), `${person} <${email}>`] : ['', '']),
      reference,
      rung,
      deadline ?? 'no deadline',
      audience.replace('_', '-') + (deputyFor === null ? '' : `, for ${deputyFor}`),
    ]),
  );
  const table = [['when', 'to', 'commitment', 'rung', 'deadline', 'as'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}.`;
}
