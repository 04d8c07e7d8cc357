import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, Group, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { $api } from '../../client/api.js';
import type { Commitment, Document } from '../../client/api.generated.js';
import { noteStep, useProfile } from '../../session/index.js';
import { CommitmentForm } from './commitment-form.js';
import { Entered } from './entered.js';
import type { Span } from './passage.rules.js';

/** Stands beside the text: the form of a commitment on picked words, and then what it has become. */
export function EnterCommitment(given: { document: Document; span: Span; quote: string; onClose: () => void }) {
  const { t } = useLingui();
  const { document, quote, onClose } = given;
  const [entered, setEntered] = useState<Commitment | null>(null);
  const { person } = useProfile();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: meeting } = $api.useSuspenseQuery('get', '/api/v1/meetings/{id}', {
    params: { path: { id: document.meetingId } },
  });
  const finish = (commitment: Commitment) => {
    noteStep(person.id, 'enter_commitment');
    setEntered(commitment);
  };
  // Who pressed the button goes on at the form, and after entering at what was entered.
  useEffect(() => heading.current?.focus(), [entered]);
  return (
    <section className="panel no-print" aria-labelledby="enter">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
        <Title order={2} size={18} id="enter" ref={heading} tabIndex={-1}>
          {entered ? <Trans>Entered</Trans> : <Trans>A new commitment</Trans>}
        </Title>
        <CloseButton aria-label={t`Close the form; what you typed is kept`} onClick={onClose} />
      </Group>
      {entered ? (
        <Entered commitment={entered} onAnother={onClose} />
      ) : (
        <>
          <blockquote className="mark-quote" lang={document.language}>
            {quote}
          </blockquote>
          <CommitmentForm {...given} meeting={meeting} onEntered={finish} />
        </>
      )}
    </section>
  );
}
