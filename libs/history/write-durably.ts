import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { codeOf } from './file-error.js';

/**
 * Writes a file so that it is there whole or not at all, whatever happens in between: under another name, to the disk, then
 * renamed. Readable by its owner only; so are the folders that it needs.
 * @param options `isNew`: fails with EEXIST where there is one already, instead of taking its place
 */
export async function writeDurably(
  path: string,
  content: AsyncIterable<string> | Iterable<string>,
  { isNew = false }: { isNew?: boolean } = {},
): Promise<void> {
  await placeDraft(path, content, (draft) => (isNew ? link(draft, path) : rename(draft, path)));
}

/**
 * The same for a file that is evidence: what stands there is never replaced.
 * @returns whether this content stands there now; false: another does, and was left
 */
export async function writeOnce(path: string, content: AsyncIterable<string> | Iterable<string>): Promise<boolean> {
  let isThere = true;
  await placeDraft(path, content, async (draft) => {
    await link(draft, path).catch(async (error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
      isThere = (await digestOf(draft)) === (await digestOf(path));
    });
  });
  return isThere;
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}

async function placeDraft(
  path: string,
  content: AsyncIterable<string> | Iterable<string>,
  place: (draft: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      for await (const part of content) await file.write(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await place(draft);
  } finally {
    await rm(draft, { force: true });
  }
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
}
