import { Trans, useLingui } from '@lingui/react/macro';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { Commitment } from '../../client/api.generated.js';
import { State } from '../../look/state.js';
import { Moment } from './person-words.js';
import { Section } from './section.js';

/** The numbered parts of a compound commitment. It is complete when they are. */
export function PartsSection({ parts }: Pick<Commitment, 'parts'>) {
  const { t } = useLingui();
  if (parts.length === 0) return null;
  const [done, all] = [parts.filter(({ completedAt }) => completedAt !== null).length, parts.length];
  return (
    <Section
      id="parts"
      title={t`Parts`}
      term="compound"
      aside={
        <span className="quiet">
          <Trans>
            {done} of {all} complete
          </Trans>
        </span>
      }
    >
      <ol className="parts">
        {parts.map(({ number, text, completedAt }) => (
          <li key={number} value={number}>
            <span className="running-text">{text}</span>{' '}
            {completedAt ? (
              <>
                <State tone="done" icon={IconCircleCheck}>
                  <Trans>Complete</Trans>
                </State>{' '}
                <span className="quiet">
                  <Moment at={completedAt} />
                </span>
              </>
            ) : (
              <State tone="quiet" icon={IconCircle}>
                <Trans>To be done</Trans>
              </State>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
