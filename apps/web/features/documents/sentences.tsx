import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { quoteAt, snapToWords, type Span } from './passage.rules.js';
import { sentencesOf } from './sentences.rules.js';
import { shortened } from './shortened.rules.js';

/** So many sentences are shown at first, and more at a time: a roadmap has hundreds. */
const AT_ONCE = 20;

/** The text by sentences, each with a button that picks it: the way for who uses no pointer. */
export function Sentences(given: {
  letters: readonly string[];
  language: string;
  picked: Span | null;
  onPick: (span: Span | null) => void;
}) {
  const { t } = useLingui();
  const { letters, language, picked, onPick } = given;
  const [shown, setShown] = useState(AT_ONCE);
  const sentences = useMemo(
    () => sentencesOf(letters).flatMap((sentence) => snapToWords(letters, sentence) ?? []),
    [letters],
  );
  return (
    <>
      <Title order={2} size={18} id="sentences">
        <Trans>Mark a promise</Trans>
      </Title>
      <Text size="sm" mb="sm">
        <Trans>
          Select its words in the text with the mouse, a finger or the keyboard, or pick a sentence here. Half-selected
          words are taken whole.
        </Trans>
      </Text>
      <ol className="sentences">
        {sentences.slice(0, shown).map((span, index) => {
          const isPicked = picked !== null && picked.startsAt === span.startsAt && picked.endsAt === span.endsAt;
          return (
            <li key={span.startsAt}>
              <span lang={language}>{shortened(quoteAt(letters, span))}</span>
              <br />
              <Button
                size="compact-sm"
                variant="default"
                aria-pressed={isPicked}
                onClick={() => onPick(isPicked ? null : span)}
              >
                {isPicked ? <Trans>Let go</Trans> : <Trans>Pick</Trans>}
                <span className="visually-hidden">
                  {': '}
                  {t`sentence ${index + 1}`}
                </span>
              </Button>
            </li>
          );
        })}
      </ol>
      {sentences.length > shown && (
        <Button variant="default" size="compact-md" onClick={() => setShown(shown + AT_ONCE)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}
