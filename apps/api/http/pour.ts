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

/**
 * Timers of our own end the waiting: on Node 20 an AbortSignal.timeout that is only part of an AbortSignal.any is
 * collected with the next garbage, and then never comes.
 * @returns false when the reader has gone, or took too long.
 */
async function isTaken(
  chunks: AsyncIterable<string | Buffer>,
  raw: ServerResponse,
  { totalMs, stallMs }: ExportPatience,
): Promise<boolean> {
  if (raw.destroyed) return false;
  const over = new AbortController();
  const { signal } = over;
  const end = () => over.abort();
  raw.once('close', end);
  const total = setTimeout(end, totalMs);
  try {
    for await (const chunk of chunks) {
      if (signal.aborted) return false;
      if (raw.write(chunk)) continue;
      const stall = setTimeout(end, stallMs);
      await once(raw, 'drain', { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      clearTimeout(stall);
      if (signal.aborted) return false;
    }
    return !signal.aborted;
  } finally {
    clearTimeout(total);
    raw.off('close', end);
  }
}
