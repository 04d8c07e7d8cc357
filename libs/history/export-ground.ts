import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKey } from './checkpoint-note.rules.js';
import type { OutsideNote } from './compare-checkpoints.rules.js';
import { type ExportReport, ExportVerifier } from './export-verifier.js';

/** What the library says of an export, held against keys of one line each, and checkpoints from elsewhere. */
export function verifyLines(
  lines: readonly string[],
  keys: string,
  outside: readonly OutsideNote[] = [],
): ExportReport {
  const verifier = new ExportVerifier(
    keys.split('\n').flatMap((line) => parseKey(line) ?? []),
    outside,
  );
  lines.forEach((line) => verifier.take(line));
  return verifier.finish();
}

/** What the script of one file says, which shares nothing with the verifier. */
export interface ScriptSaid {
  /** Its exit code. */
  status: number;
  said: string;
  stderr: string;
  /** The lines at fault. */
  at: number[];
  /** Where anything is at fault: `line 3`, or the name of a file. */
  where: string[];
}

/** @param files by name: texts or mails with checkpoints from elsewhere */
export async function verifyByScript(
  lines: readonly string[],
  keys: string,
  files: Readonly<Record<string, string>> = {},
): Promise<ScriptSaid> {
  const home = await mkdtemp(join(tmpdir(), 'pacta-script-'));
  const [file, keyFile] = [join(home, 'history.ndjson'), join(home, 'key.txt')];
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  await writeFile(keyFile, `${keys}\n`);
  for (const [name, text] of Object.entries(files)) await writeFile(join(home, name), text);
  const given = [file, keyFile, ...Object.keys(files).map((name) => join(home, name))];
  const outcome = await new Promise<Pick<ScriptSaid, 'status' | 'said' | 'stderr'>>((resolve) => {
    execFile(process.execPath, ['docs/verify-export.mjs', ...given], (error, said, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), said, stderr }),
    );
  });
  await rm(home, { recursive: true });
  const at = [...outcome.said.matchAll(/^line (\d+):/gm)].map(([, line]) => Number(line));
  const named = [...outcome.said.matchAll(/^(?:(line \d+)|\S*\/([^/:]+)): /gm)];
  const where = named.map(([, line, name]) => line ?? name ?? '');
  return { ...outcome, at: [...new Set(at)], where: [...new Set(where)] };
}
