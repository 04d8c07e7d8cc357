import type { Checkpoint } from '../../client/api.generated.js';

/** A worker makes it within seconds; after so many milliseconds somebody should see whether one runs. */
const SOON = 30_000;

export type Asked = 'not' | 'waiting' | 'late' | 'there';

/** The newest checkpoint, undefined without any; and when that was read, in milliseconds since 1970. */
interface Seen {
  newest: Pick<Checkpoint, 'signedAt'> | undefined;
  readAt: number;
}

/**
 * What has become of a checkpoint that was asked for: it is there when one is newer than the request.
 * @param requestedAt an instant as the API writes it; null where nobody has asked
 */
export function becameOf(requestedAt: string | null, { newest, readAt }: Seen): Asked {
  if (requestedAt === null) return 'not';
  // As numbers: of two instants written with and without fractions of a second, the letters stand in another order.
  const since = Date.parse(requestedAt);
  if (newest !== undefined && Date.parse(newest.signedAt) >= since) return 'there';
  return readAt - since > SOON ? 'late' : 'waiting';
}
