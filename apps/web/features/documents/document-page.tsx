import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { $api } from '../../client/api.js';
import type { Document, RestedPassage } from '../../client/api.generated.js';
import { useNumbers } from '../../language/language.js';
import { isLanguage, LANGUAGES } from '../../language/languages.js';
import { CLASSIFICATION, DOCUMENT_KIND } from '../../language/words.js';
import { MeetingLink } from '../../look/meeting-link.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { useClassify } from './classify-document.js';
import { MarkedText } from './marked-text.js';
import { Marking } from './marking.js';
import { PassageList } from './passage-list.js';
import './documents.css';

/** A frozen text with what was promised in it marked; a registrar marks and enters more. */
export function DocumentPage() {
  const { id } = useParams({ from: '/member/documents/$id' });
  const path = { params: { path: { id } } };
  const { data: document } = $api.useSuspenseQuery('get', '/api/v1/documents/{id}', path);
  const { data: passages } = $api.useSuspenseQuery('get', '/api/v1/documents/{id}/passages', path);
  const letters = useMemo(() => Array.from(document.text), [document.text]);
  const chosen = useChosenPassage();
  const isRegistrar = useProfile().roles.includes('registrar');
  const shown = { document, letters, passages: passages.items, chosen };
  return (
    <>
      <Head document={document} isRegistrar={isRegistrar} />
      {isRegistrar ? <Marking {...shown} /> : <Reading {...shown} />}
    </>
  );
}

/** The passage that the address names (`#passage-…`); it is scrolled to, and begun at by who hears the text. */
function useChosenPassage(): string | null {
  const { hash } = useLocation();
  const chosen = hash.startsWith('passage-') ? hash.slice('passage-'.length) : null;
  useEffect(() => {
    const beginning = chosen === null ? null : document.getElementById(`passage-${chosen}`);
    beginning?.focus({ preventScroll: true });
    beginning?.nextElementSibling?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return chosen;
}

export interface ShownDocument {
  document: Document;
  letters: readonly string[];
  passages: readonly RestedPassage[];
  chosen: string | null;
}

function Reading({ document, letters, passages, chosen }: ShownDocument) {
  const root = useRef<HTMLDivElement>(null);
  return (
    <div className="columns document-columns">
      <section className="panel" aria-labelledby="text">
        <Title order={2} size={18} id="text" mb="xs">
          <Trans>Text</Trans>
        </Title>
        <MarkedText root={root} letters={letters} passages={passages} language={document.language} chosen={chosen} />
      </section>
      <aside className="panel" aria-labelledby="passages">
        <PassageList passages={passages} language={document.language} />
      </aside>
    </div>
  );
}

function Head({ document, isRegistrar }: { document: Document; isRegistrar: boolean }) {
  const { t, i18n } = useLingui();
  const number = useNumbers();
  const classify = useClassify(document);
  const { title, kind, language, length, classification, sha256, url, meetingId, fileId } = document;
  const path = { params: { path: { id: meetingId } } };
  const { data: meeting } = $api.useSuspenseQuery('get', '/api/v1/meetings/{id}', path);
  const spoken = isLanguage(language) ? LANGUAGES[language] : language.toUpperCase();
  const facts = [i18n._(DOCUMENT_KIND[kind]), i18n._(CLASSIFICATION[classification]), spoken];
  return (
    <>
      <nav aria-label={t`Above`} className="no-print">
        <Link to="/meetings">
          <Trans>Meetings</Trans>
        </Link>{' '}
        / <MeetingLink id={meetingId} title={meeting.title} />
      </nav>
      <PageTitle
        title={title}
        below={
          <>
            <div>
              {facts.join(' · ')} · <Trans>{number(length)} characters</Trans>
              {url && (
                <>
                  {' · '}
                  <a href={url} rel="noreferrer">
                    <Trans>Where it was published</Trans>
                  </a>
                </>
              )}
              {fileId && (
                <>
                  {' · '}
                  <a href={`/api/v1/files/${fileId}`}>
                    <Trans>Original file</Trans>
                  </a>
                </>
              )}
            </div>
            <div className="reference">
              <Trans>Frozen; its SHA-256 is</Trans> <span className="hash">{sha256}</span>
            </div>
          </>
        }
      >
        {isRegistrar && classify.button}
      </PageTitle>
      {classify.said}
    </>
  );
}
