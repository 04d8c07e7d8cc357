import { type Command, Option } from 'commander';
import { CheckpointSettings, type Finding, type HistoryReport, VerifyHistory } from '#history';
import { ExitCode } from './exit-code.js';
import { outsideHistory } from './outside-history.js';
import { exportInWords, verifyExport } from './verify-export.js';
import { progressBar } from './progress-bar.js';
import { withDatabase, withServices } from './with-register.js';

interface Options {
  checkpoints?: string[];
  export?: string;
  key?: string[];
  format: 'json' | 'table';
}

/** What the command ends with when something is not as it was signed. */
const ALTERED = 1;

/** `pacta verify` */
export function addVerifyCommand(pacta: Command): void {
  pacta
    .command('verify')
    .description('Hold every event of the history against the checkpoints that were signed. Changes nothing.')
    .option('--checkpoints <path...>', 'a folder of checkpoints, or files with some in them, as saved from mails')
    .option('--key <key...>', 'a public key, or a file with public keys; that of the folder without it')
    .option('--export <file>', 'an exported history instead of the database, which is not needed then')
    .addOption(new Option('--format <format>', 'how to print it').choices(['json', 'table']).default('table'))
    .addHelpText(
      'after',
      `
Exit code 0: everything is as it was signed. 1: something is not, or it could not be found out. Events since the last
checkpoint are held against their own chains alone. Without --checkpoints the folder is that of PACTA_CHECKPOINT_DIR, which
alone has to be whole. An export is held against its own checkpoints, and against those of --checkpoints as well: only they
show a register that was replaced as a whole.

Examples:
  pacta verify
  pacta verify --format json
  pacta verify --export history.ndjson --key public-keys.txt
  pacta verify --export history.ndjson --checkpoints mails/*.eml --key public-keys.txt
  pacta verify --checkpoints mails/*.eml --key public-keys.txt`,
    )
    .action(async ({ checkpoints = [], key = [], export: exported, format }: Options) => {
      if (exported !== undefined) {
        const checked = await verifyExport(exported, { checkpoints, keys: key });
        console.log(format === 'json' ? JSON.stringify(checked, null, 2) : exportInWords(checked));
        if (checked.found > 0) throw new ExitCode(ALTERED);
        return;
      }
      const report = await verify(checkpoints, key);
      console.log(format === 'json' ? JSON.stringify(report, null, 2) : inWords(report));
      if (report.found > 0) throw new ExitCode(ALTERED);
    });
}

async function verify(paths: readonly string[], keys: readonly string[]): Promise<HistoryReport> {
  const progress = progressBar('events');
  try {
    return await withDatabase(({ url }) =>
      withServices(url, async (find) => {
        const { folder: own } = find(CheckpointSettings);
        const places = paths.length > 0 ? paths : [own];
        return find(VerifyHistory).run(() => outsideHistory(places, { keys, own }), progress.show);
      }),
    );
  } finally {
    progress.stop();
  }
}

function inWords(report: HistoryReport): string {
  const { leaves, pending, checkpoints, lastCheckpoint, found, findings, untold } = report;
  const covered = `${leaves} ${leaves === 1 ? 'event' : 'events'} against ${checkpoints} checkpoints`;
  const last = lastCheckpoint === null ? 'there is none yet' : `the last of ${lastCheckpoint.signedAt}`;
  return [
    ...findings.map(lineOf),
    ...Object.entries(untold).map(([kind, count]) => `and ${count} more ${headingOf(kind)}`),
    `${covered}, ${last}; ${pending} wait for the next one.`,
    found === 0 ? 'Everything is as it was signed.' : `${found} things are not as they were signed.`,
  ].join('\n');
}

function lineOf({ kind, leafIndex, event, after, until, detail }: Finding): string {
  const place = leafIndex === null ? '' : ` at ${leafIndex}`;
  const name =
    event === null
      ? ''
      : `  ${event.type}, number ${event.sequence} of ${event.subject} ${event.subjectId}, ${event.occurredAt}`;
  const between = until === null ? '' : ` Between the checkpoints of ${after ?? 'the beginning'} and ${until}.`;
  return `${headingOf(kind)}${place}${name}\n  ${detail}${between}`;
}

const headingOf = (kind: string) => kind.replaceAll('_', ' ').toUpperCase();
