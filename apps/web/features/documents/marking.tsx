import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { $api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import { ProblemNote } from '../../look/problem-note.js';
import { EnterCommitment } from './enter-commitment.js';
import type { ShownDocument } from './document-page.js';
import { MarkedText } from './marked-text.js';
import { quoteAt, type Span, wordsOf } from './passage.rules.js';
import { PassageList } from './passage-list.js';
import { PickedBar } from './picked-bar.js';
import { rangeOf } from './selection.js';
import { Sentences } from './sentences.js';
import { usePicked } from './use-picked.js';

/** The text for a registrar: words are picked in it or by sentences, marked, and entered as commitments. */
export function Marking({ document, letters, passages, chosen }: ShownDocument) {
  const { t } = useLingui();
  const root = useRef<HTMLDivElement>(null);
  const words = useMemo(() => wordsOf(letters), [letters]);
  const [entering, setEntering] = useState<Span | null>(null);
  const [picked, setPicked] = usePicked(root, letters, entering === null);
  const [said, setSaid] = useState('');
  const beside = useWordsShown(root, entering);
  const mark = $api.useMutation('post', '/api/v1/documents/{id}/passages');
  const markOnly = async (span: Span) => {
    const body = { ...span, quote: quoteAt(letters, span) };
    await mark.mutateAsync({ params: { path: { id: document.id } }, body });
    await readAgain();
    setPicked(null);
    setSaid(t`Marked: ${body.quote}`);
  };
  const enter = (span: Span) => {
    setPicked({ startsAt: span.startsAt, endsAt: span.endsAt });
    setEntering(span);
  };
  return (
    <div className="columns document-columns">
      <section
        ref={beside}
        className={entering ? 'panel source-beside' : 'panel'}
        aria-labelledby="text"
        {...(entering && { tabIndex: 0 })}
      >
        <Title order={2} size={18} id="text" mb="xs">
          <Trans>Text</Trans>
        </Title>
        <MarkedText root={root} letters={letters} passages={passages} language={document.language} chosen={chosen} />
        {mark.error && <ProblemNote error={mark.error} />}
        {picked && entering === null && (
          <PickedBar
            {...{ picked, letters, words, language: document.language }}
            busy={mark.isPending}
            onPick={setPicked}
            onMark={() => void markOnly(picked).catch(() => undefined)}
            onEnter={() => enter(picked)}
          />
        )}
        <div role="status" className="visually-hidden">
          {said}
        </div>
      </section>
      {entering ? (
        <EnterCommitment
          key={`${entering.startsAt}-${entering.endsAt}`}
          {...{ document, span: entering, quote: quoteAt(letters, entering) }}
          onClose={() => {
            setEntering(null);
            setPicked(null);
          }}
        />
      ) : (
        <div>
          <aside className="panel" aria-labelledby="sentences">
            <Sentences letters={letters} language={document.language} picked={picked} onPick={setPicked} />
          </aside>
          <aside className="panel" aria-labelledby="passages">
            <PassageList passages={passages} language={document.language} onEnter={enter} />
          </aside>
        </div>
      )}
    </div>
  );
}

/** Scrolls a box, where it scrolls by itself, to the words in it that a commitment is entered on. */
function useWordsShown(root: RefObject<HTMLElement | null>, words: Span | null): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!words || !root.current || !box.current) return;
    const { top } = rangeOf(root.current, words).getBoundingClientRect();
    box.current.scrollTop += top - box.current.getBoundingClientRect().top - box.current.clientHeight / 3;
  }, [root, words]);
  return box;
}
