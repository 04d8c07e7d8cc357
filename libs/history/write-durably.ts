import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
    await (isNew ? link(draft, path) : rename(draft, path));
  } finally {
    await rm(draft, { force: true });
  }
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
}
