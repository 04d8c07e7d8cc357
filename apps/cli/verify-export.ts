import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type ExportReport, ExportVerifier } from '#history';
import { Refusal } from './explain.js';
import { keysOf } from './outside-history.js';

/**
 * Checks an exported history, without a database.
 * @param keys public keys, or files of them
 * @throws Refusal without a key, or a file that can be read
 */
export async function verifyExport(file: string, keys: readonly string[]): Promise<ExportReport> {
  if (keys.length === 0) throw new Refusal(['An export is held against a public key: give it with --key.']);
  const verifier = new ExportVerifier((await Promise.all(keys.map(keysOf))).flat());
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) verifier.take(line);
  } catch (error) {
    throw new Refusal([`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`]);
  }
  return verifier.finish();
}

export function exportInWords(report: ExportReport): string {
  const { leaves, waiting, withheld, opened, erased, checkpoints, lastCheckpoint, found, faults } = report;
  const last =
    lastCheckpoint === null ? 'none holds' : `the last of ${lastCheckpoint.signedAt} over ${lastCheckpoint.size}`;
  return [
    ...faults.map(({ line, message }) => `line ${line}: ${message}`),
    ...(found > faults.length ? [`and ${found - faults.length} more`] : []),
    `${leaves} events in the tree, ${withheld} of them withheld, ${waiting} waiting; ${checkpoints} checkpoints, ${last}.`,
    `${opened} personal values opened, ${erased} erased or withheld.`,
    found === 0 ? 'All of it holds.' : `${found} things do not hold.`,
  ].join('\n');
}
