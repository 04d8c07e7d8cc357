import { type FileFault, type Finding } from '#meetings';
import { DomainError } from '#platform';

/** A file that the register does not take, with everything that is wrong with it. Leaves the transaction. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(readonly faults: readonly FileFault[]) {
    super(faults.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
  }
}

/** Gives findings their lines in the file. */
export type Locate = (findings: readonly Finding[]) => FileFault[];

/** Gives what a service refuses the place in the file that it comes from. */
export async function refusedAt<T>(
  { path, locate }: { path: Finding['path']; locate: Locate },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new FileRefused(locate([{ path, message: error.message }]));
  }
}
