import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RestedPassage } from '../../client/api.generated.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { shortened } from './shortened.rules.js';

/** The marked passages in the order of the text, each with its commitments; `onEnter` enters one on a passage. */
export function PassageList(given: {
  passages: readonly RestedPassage[];
  language: string;
  onEnter?: (passage: RestedPassage) => void;
}) {
  const { passages, language, onEnter } = given;
  return (
    <>
      <Title order={2} size={18} id="passages" mb="xs">
        <Trans>Marked in the text</Trans>
      </Title>
      {passages.length === 0 && (
        <p>
          <Trans>Nothing is marked yet.</Trans>
        </p>
      )}
      <ol className="sentences">
        {passages.map((passage) => (
          <li key={passage.id}>
            <PassageItem passage={passage} language={language} {...(onEnter && { onEnter })} />
          </li>
        ))}
      </ol>
    </>
  );
}

function PassageItem(given: { passage: RestedPassage; language: string; onEnter?: (passage: RestedPassage) => void }) {
  const { t } = useLingui();
  const { passage, language, onEnter } = given;
  const { id, quote, commitments } = passage;
  const words = shortened(quote);
  return (
    <>
      <div className="mark-quote">
        <a href={`#passage-${id}`} lang={language} title={t`Show it in the text`}>
          {words}
        </a>
      </div>
      {commitments.map((commitment) => (
        <div key={commitment.id}>
          <Link to="/commitments/$id" params={{ id: commitment.id }}>
            {commitment.reference}
          </Link>{' '}
          <ControlStatusMark status={commitment.status} />
        </div>
      ))}
      {commitments.length === 0 && (
        <span className="tone-quiet">
          <Trans>No commitment that you may see.</Trans>
        </span>
      )}
      {onEnter && commitments.length === 0 && (
        <Button size="compact-md" variant="default" mt={4} display="block" onClick={() => onEnter(passage)}>
          <Trans>Enter a commitment</Trans>
          <span className="visually-hidden">: {words}</span>
        </Button>
      )}
    </>
  );
}
