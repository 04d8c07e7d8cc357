import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentHead } from '../../client/api.generated.js';
import { useNumbers } from '../../language/language.js';
import { CLASSIFICATION, DOCUMENT_KIND } from '../../language/words.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { AddDocument } from './add-document.js';
import { useMayEnter } from './may-enter.js';
import { documentsQuery } from './meeting-queries.js';

/** The texts that a meeting left; a registrar adds one here. */
export function MeetingDocuments({ meetingId }: { meetingId: string }) {
  const mayEnter = useMayEnter();
  const [adding, setAdding] = useState(false);
  return (
    <section className="panel" aria-labelledby="documents">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size={18} id="documents">
          <Trans>Documents</Trans>
        </Title>
        {mayEnter && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            <Trans>Add a document</Trans>
          </Button>
        )}
      </Group>
      <List meetingId={meetingId} />
      {mayEnter && <AddDocument meetingId={meetingId} opened={adding} onClose={() => setAdding(false)} />}
    </section>
  );
}

function List({ meetingId }: { meetingId: string }) {
  const { data, error, refetch } = useQuery(documentsQuery(meetingId));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.items.length === 0) {
    return (
      <p>
        <Trans>
          No text of this meeting is here, or none that is open to you. The communiqué or protocol goes here word for
          word; commitments point to the words in it.
        </Trans>
      </p>
    );
  }
  return (
    <ul className="plain-list">
      {data.items.map((document) => (
        <li key={document.id}>
          <DocumentLine document={document} />
        </li>
      ))}
    </ul>
  );
}

function DocumentLine({ document }: { document: DocumentHead }) {
  const { t, i18n } = useLingui();
  const number = useNumbers();
  const { id, title, language, kind, length, classification } = document;
  const facts = [i18n._(DOCUMENT_KIND[kind]), language.toUpperCase(), t`${number(length)} characters`];
  if (classification !== 'public') facts.unshift(i18n._(CLASSIFICATION[classification]));
  return (
    <>
      <Link to="/documents/$id" params={{ id }} lang={language}>
        {title}
      </Link>
      <div className="reference">{facts.join(' · ')}</div>
    </>
  );
}
