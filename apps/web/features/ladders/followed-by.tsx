import { Plural, Trans } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import type { LadderUses } from '../../client/api.generated.js';
import { MeetingLink } from '../../look/meeting-link.js';
import { DEFAULT_CODE } from './use-ladders.js';

/** Who follows a ladder. For administrators, as the API has it. */
export function useUses(code: string) {
  return $api.useQuery('get', '/api/v1/ladders/{code}/uses', { params: { path: { code } } });
}

/** How many commitments follow a ladder, and which meetings have chosen it. */
export function FollowedBy({ code }: { code: string }) {
  const uses = useUses(code).data;
  if (!uses) return null;
  const { following, meetings } = uses;
  return (
    <div className="rules-hint">
      <p>
        {following === 0 ? (
          <Trans>No commitment on control follows it now.</Trans>
        ) : (
          <Plural
            value={following}
            one="# commitment on control follows it."
            other="# commitments on control follow it."
          />
        )}{' '}
        {code === DEFAULT_CODE && <Trans>It holds wherever no other was chosen.</Trans>}
      </p>
      {meetings.length > 0 && (
        <p>
          <Trans>Chosen by meetings:</Trans> <MeetingLinks meetings={meetings} />
        </p>
      )}
    </div>
  );
}

/** Meetings, each a link. */
export function MeetingLinks({ meetings }: Pick<LadderUses, 'meetings'>) {
  return (
    <>
      {meetings.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          <MeetingLink id={id} title={title} />
        </span>
      ))}
    </>
  );
}
