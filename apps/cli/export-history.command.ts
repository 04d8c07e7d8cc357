import { rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { Checkpoints, HistoryExport, printKey } from '#history';
import { type Find, withRegister } from './with-register.js';

/** `pacta export-history` */
export function addExportHistoryCommand(pacta: Command): void {
  pacta
    .command('export-history')
    .description('Write the whole history into a file that can be verified on another machine. docs/audit.md')
    .argument('<file>', 'where to; a file that is there is replaced when all is written')
    .addHelpText(
      'after',
      `
The file holds personal data and everything that is classified: an auditor who is cleared for less takes
GET /api/v1/history/export instead. Make a checkpoint first, so that the latest events are signed as well.

Example:
  pacta checkpoint && pacta export-history history.ndjson`,
    )
    .action(async (file: string) => {
      const partial = `${file}.part`;
      try {
        const lines = await withRegister((find) => write(find, partial));
        // Only now: a database that is lost while the transaction ends makes it fail, and then no file is there.
        await rename(partial, file);
        console.log(`${lines} lines in ${file}.`);
      } finally {
        await rm(partial, { force: true });
      }
    });
}

async function write(find: Find, file: string): Promise<number> {
  // None where no checkpoint was made yet.
  const keys = (await find(Checkpoints).keys()).map(printKey);
  let count = 0;
  async function* counted() {
    for await (const line of find(HistoryExport).lines({ keys })) {
      count += 1;
      yield `${line}\n`;
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(file));
  return count;
}
