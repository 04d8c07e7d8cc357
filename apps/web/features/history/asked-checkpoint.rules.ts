import type { Checkpoint } from '../../client/api.generated.js';

/** A worker makes it within seconds; after so many milliseconds somebody should see whether one runs. */
const SOON = 30_000;

export type Asked = 'not' | 'waiting' | 'late' | 'there';

/** A request: when the server took it, as the API writes an instant, and when the reader's browser sent it. */
interface Asking {
  requestedAt: string;
  askedAt: number;
}

/** The newest checkpoint, undefined without any; and when the reader's browser had read that. */
interface Seen {
  newest: Pick<Checkpoint, 'signedAt'> | undefined;
  readAt: number;
}

/**
 * What has become of a checkpoint that was asked for: it is there when one is newer than the request. That is told by
 * instants of the server, how long it has taken by those of the browser, in milliseconds since 1970: the two clocks
 * need not agree.
 * @param request null where nobody has asked
 */
export function becameOf(request: Asking | null, { newest, readAt }: Seen): Asked {
  if (request === null) return 'not';
  const { requestedAt, askedAt } = request;
  // As numbers: of two instants written with and without fractions of a second, the letters stand in another order.
  if (newest !== undefined && Date.parse(newest.signedAt) >= Date.parse(requestedAt)) return 'there';
  return readAt - askedAt > SOON ? 'late' : 'waiting';
}
