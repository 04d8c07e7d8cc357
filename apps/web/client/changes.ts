import { queryClient } from './api.js';

/**
 * After a change: whatever is on the screen is read again, whatever is not is read when it is next shown. A report moves
 * the inbox, the register, measures and the commitment alike, so nothing is picked out.
 */
export const readAgain = (): Promise<void> => queryClient.invalidateQueries();

/** The headers of a change: the version that it was made to, and a key under which it is done once. */
export const changeHeaders = (version: number, key: string) => ({ 'If-Match': `"${version}"`, 'Idempotency-Key': key });
