import { Trans } from '@lingui/react/macro';
import { useLiveUpdates } from '../client/live-updates.js';

/** Says, without getting in the way, that the commitment on the screen is no longer what it was. */
export function LiveNote() {
  const isSaid = useLiveUpdates();
  return (
    <p role="status" className={isSaid ? 'live-note no-print' : 'visually-hidden'}>
      {isSaid && <Trans>Somebody else has changed this commitment. You see it as it is now.</Trans>}
    </p>
  );
}
