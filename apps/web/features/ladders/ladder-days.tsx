import { Plural, Trans } from '@lingui/react/macro';
import type { LadderRules } from '../../client/api.generated.js';
import { NUDGE_DAYS } from './ladder-draft.rules.js';

/** What a ladder sets besides its rungs. */
export function LadderDays({ rules }: { rules: LadderRules }) {
  const { pauseDays, reviewDays, nudgeDays = NUDGE_DAYS } = rules;
  return (
    <dl className="facts ladder-days">
      <dt>
        <Trans>An answer quiets the reminders after the deadline</Trans>
      </dt>
      <dd>
        {pauseDays === 0 ? (
          <Trans>not at all</Trans>
        ) : (
          <Plural value={pauseDays} one="for # working day" other="for # working days" />
        )}
      </dd>
      <dt>
        <Trans>Whoever has to decide is asked once more</Trans>
      </dt>
      <dd>
        <Plural value={nudgeDays} one="after # working day" other="after # working days" />
      </dd>
      <dt>
        <Trans>A commitment without a deadline is reviewed</Trans>
      </dt>
      <dd>
        <Plural value={reviewDays} one="every # day" other="every # days" />
      </dd>
    </dl>
  );
}
