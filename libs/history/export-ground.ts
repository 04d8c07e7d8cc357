import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKey } from './checkpoint-note.rules.js';
import { type ExportReport, ExportVerifier } from './export-verifier.js';

/** What the library says of an export, held against keys of one line each. */
export function verifyLines(lines: readonly string[], keys: string): ExportReport {
  const verifier = new ExportVerifier(keys.split('\n').flatMap((line) => parseKey(line) ?? []));
  lines.forEach((line) => verifier.take(line));
  return verifier.finish();
}

/** What the script of one file says, which shares nothing with the verifier: its exit code and the lines at fault. */
export async function verifyByScript(
  lines: readonly string[],
  keys: string,
): Promise<{ status: number; at: number[]; said: string }> {
  const home = await mkdtemp(join(tmpdir(), 'pacta-script-'));
  const [file, keyFile] = [join(home, 'history.ndjson'), join(home, 'key.txt')];
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  await writeFile(keyFile, `${keys}\n`);
  const outcome = await new Promise<{ status: number; said: string }>((resolve) => {
    execFile(process.execPath, ['docs/verify-export.mjs', file, keyFile], (error, said) =>
      resolve({ status: error === null ? 0 : Number(error.code), said }),
    );
  });
  await rm(home, { recursive: true });
  const at = [...outcome.said.matchAll(/^line (\d+):/gm)].map(([, line]) => Number(line));
  return { ...outcome, at: [...new Set(at)] };
}
