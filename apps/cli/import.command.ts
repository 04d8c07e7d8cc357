import type { Command } from 'commander';
import type { Temporal } from 'temporal-polyfill';
import { FileRefused, ImportMeetingFile, type ImportOutcome } from '#importing';
import { besideFile } from '#meetings';
import { SystemClock } from '#platform';
import { dateOption } from './date-option.js';
import { Refusal } from './explain.js';
import { inLines, readText } from './meeting-text.js';
import { progressBar } from './progress-bar.js';
import { withRegister } from './with-register.js';

interface Options {
  asIfSigned?: Temporal.PlainDate;
  dryRun?: boolean;
}

/** `pacta import FILE` */
export function addImportCommand(pacta: Command): void {
  pacta
    .command('import')
    .argument('<file>', 'a meeting file, YAML or JSON (docs/meeting-file.md)')
    .description('Enter a meeting with its bodies, posts, documents and commitments: all of it or nothing.')
    .addOption(dateOption('--as-if-signed <date>', 'count deadlines and control from this day, not from the meeting'))
    .option('--dry-run', 'check everything against the register, and enter nothing')
    .addHelpText(
      'after',
      `
A second run of the same file changes nothing. What the register has otherwise than the file is
reported and never overwritten.

Examples:
  pacta import samples/moscow-oblast-2023-12-18.yaml
  pacta import meeting.json --dry-run
  pacta import samples/moscow-oblast-2023-12-18.yaml --as-if-signed 2026-11-02`,
    )
    .action(async (path: string, options: Options) => {
      const outcome = await importFile(path, options);
      console.log(inWords(path, outcome, options.dryRun ?? false));
    });
}

/** Leaves the transaction of a dry run with what it would have done. */
class DryRun extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('a dry run');
  }
}

async function importFile(path: string, { asIfSigned, dryRun = false }: Options): Promise<ImportOutcome> {
  const request = { text: readText(path), readBeside: besideFile(path), asIfSigned: asIfSigned ?? null };
  await refuseFuture(asIfSigned);
  const progress = progressBar();
  try {
    return await withRegister(async (find) => {
      const outcome = await find(ImportMeetingFile).run({ ...request, onProgress: progress.show });
      if (dryRun) throw new DryRun(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.outcome;
    if (!(error instanceof FileRefused)) throw error;
    const count = error.faults.length === 1 ? '1 fault' : `${error.faults.length} faults`;
    throw new Refusal([...inLines(path, error.faults), `Nothing was imported: ${count}.`]);
  } finally {
    progress.stop();
  }
}

async function refuseFuture(day: Temporal.PlainDate | undefined): Promise<void> {
  // The latest "today" anywhere on earth.
  const today = new SystemClock().today('Pacific/Kiritimati');
  if (day !== undefined && day.toString() > today.toString()) {
    throw new Refusal([`A meeting cannot have been signed on ${day.toString()}, which is still to come.`]);
  }
}

const ONE: Readonly<Record<string, string>> = {
  areas: 'area',
  bodies: 'body',
  persons: 'person',
  posts: 'post',
  tenures: 'tenure',
  deputyships: 'deputyship',
  meetings: 'meeting',
  documents: 'document',
  commitments: 'commitment',
};

function inWords(path: string, { meeting, added, warnings }: ImportOutcome, dryRun: boolean): string {
  const counts = Object.entries(added)
    .filter(([, count]) => count > 0)
    .map(([things, count]) => `${count} ${count === 1 ? (ONE[things] ?? things) : things}`);
  if (counts.length === 0) return `Nothing to do: the register has everything in ${path} already.`;
  const summary = `${dryRun ? 'Would import' : 'Imported'} ${meeting}: ${counts.join(', ')}.`;
  return [summary, ...warningsInWords(warnings)].join('\n');
}

/** Each thing that there is to say once, with the commitments that it is about; in a long list the first of them. */
function warningsInWords(warnings: ImportOutcome['warnings']): string[] {
  return [...new Set(warnings.map(({ message }) => message))].map((message) => {
    const about = warnings.filter((one) => one.message === message).map(({ reference }) => reference);
    const more = about.length > MOST_NAMED ? ` and ${about.length - MOST_NAMED} more` : '';
    return `Warning: ${message} (${about.slice(0, MOST_NAMED).join(', ')}${more})`;
  });
}

const MOST_NAMED = 10;
