import { Plural, Trans } from '@lingui/react/macro';
import type { Commitment, HeldPost } from '../../client/api.generated.js';
import { usePauseDays } from './use-pause-days.js';

/** A post with its body and who holds it today: "Head of Office, Government (A. Person)". */
export function Who({ post }: { post: HeldPost }) {
  const name = [post.title, post.body].join(', ');
  return (
    <b>
      {name}
      {post.holder && ` (${post.holder.name})`}
    </b>
  );
}

/** What an answer that is no final report does to the reminders: it stops those that escalate, for a while. */
export function PauseWords({ opened }: { opened: Commitment }) {
  const days = usePauseDays(opened);
  if (days === 0) return null;
  if (days === null) {
    return <Trans>Reminders after the deadline stop for a while, and go on unless the final report has come.</Trans>;
  }
  return (
    <Plural
      value={days}
      one="Reminders after the deadline stop for # working day, and go on unless the final report has come."
      other="Reminders after the deadline stop for # working days, and go on unless the final report has come."
    />
  );
}
