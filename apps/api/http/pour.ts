import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ExportPatience } from './export-patience.js';

/**
 * Hands an answer over as it comes, as fast as its reader takes it. The head is sent: only a connection that breaks off
 * says that this is not all, so it ends by being whole, or it is cut.
 */
export async function pour(
  chunks: AsyncIterable<string | Buffer>,
  raw: ServerResponse,
  patience: ExportPatience,
): Promise<void> {
  try {
    if (await isTaken(chunks, raw, patience)) raw.end();
    else raw.destroy();
  } catch (error) {
    raw.destroy();
    throw error;
  }
}

/** @returns false when the reader has gone, or took too long. */
async function isTaken(
  chunks: AsyncIterable<string | Buffer>,
  raw: ServerResponse,
  patience: ExportPatience,
): Promise<boolean> {
  if (raw.destroyed) return false;
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  const over = AbortSignal.any([gone.signal, AbortSignal.timeout(patience.totalMs)]);
  for await (const chunk of chunks) {
    if (over.aborted) return false;
    if (raw.write(chunk)) continue;
    const signal = AbortSignal.any([over, AbortSignal.timeout(patience.stallMs)]);
    await once(raw, 'drain', { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return false;
  }
  return !over.aborted;
}
