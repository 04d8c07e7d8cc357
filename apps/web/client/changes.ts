import { queryClient } from './api.js';

/** So long, in milliseconds, something waits at most for the screens behind it to be read again. */
const SOON = 5_000;

/**
 * After a change: whatever is on the screen is read again, whatever is not is read when it is next shown. A report moves
 * the inbox, the register, measures and the commitment alike, so nothing is picked out. What was done is done, though the
 * connection may be gone by then: whoever waits goes on, and the screens follow when it is back.
 */
export async function readAgain(): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, SOON));
  await Promise.race([queryClient.invalidateQueries(), patience]);
}

/** The headers of a change: the version that it was made to, and a key under which it is done once. */
export const changeHeaders = (version: number, key: string) => ({ 'If-Match': `"${version}"`, 'Idempotency-Key': key });
