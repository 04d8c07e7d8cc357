/** The code of a fault of the file system, as `ENOENT`. By shape: tests see errors of another realm. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

export function wordsOf(error: unknown): string {
  const isTold = typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
  return isTold ? String(error.message) : String(error);
}

/** What is not there is null; any other fault is thrown on. */
export function orNull(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}
