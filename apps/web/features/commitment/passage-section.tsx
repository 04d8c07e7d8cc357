import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Commitment } from '../../client/api.generated.js';
import { useDocument } from './commitment-queries.js';
import { Section } from './section.js';
import { surroundings } from './surroundings.rules.js';

/** The words behind the commitment, marked where they stand in their document; and what is registered of them. */
export function PassageSection({ commitment, asOf }: { commitment: Commitment; asOf: string | undefined }) {
  const { t } = useLingui();
  const { passage, text } = commitment;
  return (
    <Section id="passage" title={t`Where the promise was given`}>
      {passage === null ? (
        <p className="quiet">
          <Trans>No words of a document have been marked for it.</Trans>
        </p>
      ) : passage.documentTitle === null ? (
        <ClosedDocument quote={passage.quote} />
      ) : (
        <InDocument passage={passage} asOf={asOf} />
      )}
      <h3>
        <Trans>What is to be done</Trans>
      </h3>
      <p className="running-text">{text}</p>
    </Section>
  );
}

type Passage = NonNullable<Commitment['passage']>;

function InDocument({ passage, asOf }: { passage: Passage; asOf: string | undefined }) {
  const { documentId, startsAt, endsAt, quote, documentTitle } = passage;
  const { data: document, error } = useDocument({ id: documentId, asOf });
  if (error) return <ClosedDocument quote={quote} />;
  // Until the document is there its words alone: they are what matters, and they stay where they are.
  const around = document ? surroundings(document.text, startsAt, endsAt) : null;
  return (
    <>
      <div className="source-text" lang={document?.language}>
        {around?.isCut.before && '… '}
        {around?.before}
        <mark className="passage">{quote}</mark>
        {around?.after}
        {around?.isCut.after && ' …'}
      </div>
      <p className="source-link">
        <Link to="/documents/$id" params={{ id: documentId }} hash={`passage-${passage.id}`}>
          {documentTitle}
        </Link>
      </p>
    </>
  );
}

function ClosedDocument({ quote }: { quote: string }) {
  return (
    <>
      <div className="source-text">
        <mark className="passage">{quote}</mark>
      </div>
      <p className="quiet">
        <Trans>The document that these words stand in is not open to you.</Trans>
      </p>
    </>
  );
}
