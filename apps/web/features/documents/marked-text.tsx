import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Fragment, memo, type RefObject } from 'react';
import type { RestedPassage } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { type Run, runsOf } from './passage.rules.js';

interface Shown {
  root: RefObject<HTMLDivElement | null>;
  letters: readonly string[];
  passages: readonly RestedPassage[];
  /** ISO 639-1, of the text. */
  language: string;
  /** The passage that the address names. */
  chosen: string | null;
}

/** The frozen text with its passages marked. Drawn anew only when the marks change: see `usePicked`. */
export const MarkedText = memo(function MarkedText({ root, letters, passages, language, chosen }: Shown) {
  return (
    <div className="frozen" lang={language} ref={root}>
      {runsOf(letters, passages).map((run) => (
        <Fragment key={run.startsAt}>
          {run.marks
            .filter(({ startsAt }) => startsAt === run.startsAt)
            .map((passage) => (
              <Beginning key={passage.id} passage={passage} />
            ))}
          <Words run={run} chosen={chosen} />
          {run.marks
            .filter(({ endsAt }) => endsAt === run.endsAt)
            .map((passage) => (
              <End key={passage.id} passage={passage} />
            ))}
        </Fragment>
      ))}
    </div>
  );
});

function Words({ run: { text, marks }, chosen }: { run: Run<RestedPassage>; chosen: string | null }) {
  if (marks.length === 0) return <span data-run>{text}</span>;
  const look = [
    'passage',
    marks.length > 1 && 'passage-several',
    marks.some(({ id }) => id === chosen) && 'passage-chosen',
  ].filter(Boolean);
  return (
    <mark data-run className={look.join(' ')}>
      {text}
    </mark>
  );
}

/** Where a mark begins: the place that an address leads to, and words for who hears the text. */
function Beginning({ passage: { id, commitments } }: { passage: RestedPassage }) {
  const { t } = useLingui();
  const references = commitments.map(({ reference }) => reference).join(', ');
  return (
    <span id={`passage-${id}`} className="aside visually-hidden" lang={useLanguage()} tabIndex={-1}>
      {commitments.length === 0 ? t`marked, no commitment yet:` : t`marked, commitment ${references}:`}{' '}
    </span>
  );
}

/** Where a mark ends: its commitments, by their numbers. */
function End({ passage: { commitments } }: { passage: RestedPassage }) {
  const { t } = useLingui();
  const language = useLanguage();
  if (commitments.length === 0) {
    return (
      <span className="aside visually-hidden" lang={language}>
        {' '}
        {t`end of the mark.`}
      </span>
    );
  }
  return commitments.map(({ id, reference, title }) => (
    <Link
      key={id}
      to="/commitments/$id"
      params={{ id }}
      className="aside mark-link"
      lang={language}
      title={title}
      aria-label={t`end of the mark, commitment ${reference}`}
    >
      {reference.slice(reference.lastIndexOf('/'))}
    </Link>
  ));
}
