import { createReadStream } from 'node:fs';
import { type ExportReport, ExportVerifier } from '#history';
import { Refusal } from './explain.js';
import { keysOf, outsideNotes } from './outside-history.js';

/**
 * Checks an exported history, without a database.
 * @param terms `checkpoints`: a folder or files of them that were kept apart from the register, if there are any; `keys`:
 * public keys, or files of them
 * @throws Refusal without a key, or a file that can be read
 */
export async function verifyExport(
  file: string,
  { checkpoints, keys }: { checkpoints: readonly string[]; keys: readonly string[] },
): Promise<ExportReport> {
  if (keys.length === 0) throw new Refusal(['An export is held against a public key: give it with --key.']);
  const outside =
    checkpoints.length > 0
      ? await outsideNotes(checkpoints, keys)
      : { keys: (await Promise.all(keys.map(keysOf))).flat(), notes: [] };
  const verifier = new ExportVerifier(outside.keys, outside.notes);
  try {
    for await (const line of linesOf(file)) verifier.take(line);
  } catch (error) {
    throw new Refusal([`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`]);
  }
  return verifier.finish();
}

/** Lines end at the byte 0A alone; to readline also at characters that may stand in a text. Holds one line at a time. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString('utf8');
}

const NEWLINE = 0x0a;

export function exportInWords(report: ExportReport): string {
  const { leaves, waiting, withheld, opened, erased, checkpoints, outside, lastCheckpoint, found, faults } = report;
  const last =
    lastCheckpoint === null ? 'none holds' : `the last of ${lastCheckpoint.signedAt} over ${lastCheckpoint.size}`;
  return [
    ...faults.map(({ line, source, message }) => `${source ?? `line ${line}`}: ${message}`),
    ...(found > faults.length ? [`and ${found - faults.length} more`] : []),
    `${leaves} events in the tree, ${withheld} of them withheld, ${waiting} waiting; ${checkpoints} checkpoints, ${last}.`,
    ...(outside > 0 ? [`${outside} checkpoints from elsewhere were held against it.`] : []),
    `${opened} personal values opened, ${erased} erased or withheld.`,
    found === 0 ? 'All of it holds.' : `${found} things do not hold.`,
  ].join('\n');
}
