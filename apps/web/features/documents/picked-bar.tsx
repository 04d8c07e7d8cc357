import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Group } from '@mantine/core';
import { moveEnd, quoteAt, type Span } from './passage.rules.js';

/** What is picked, where it can be made longer or shorter by words, and what can be done with it. */
export function PickedBar(given: {
  picked: Span;
  letters: readonly string[];
  words: readonly Span[];
  language: string;
  busy: boolean;
  onPick: (span: Span | null) => void;
  onMark: () => void;
  onEnter: () => void;
}) {
  const { t } = useLingui();
  const { picked, letters, language, busy, onPick, onMark, onEnter } = given;
  return (
    <div className="picked-bar no-print" role="group" aria-label={t`Picked words`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <blockquote lang={language} aria-live="polite" tabIndex={0}>
          {quoteAt(letters, picked)}
        </blockquote>
        <CloseButton aria-label={t`Let go of the picked words`} onClick={() => onPick(null)} />
      </Group>
      <MoveEnds {...given} />
      <Group gap="xs" mt={8}>
        <Button onClick={onEnter}>
          <Trans>Enter a commitment</Trans>
        </Button>
        <Button variant="default" loading={busy} onClick={onMark}>
          <Trans>Only mark the words</Trans>
        </Button>
      </Group>
    </div>
  );
}

function MoveEnds({ picked, words, onPick }: { picked: Span; words: readonly Span[]; onPick: (span: Span) => void }) {
  const { t } = useLingui();
  const moves = [
    [t`Begin a word earlier`, 'start', -1],
    [t`Begin a word later`, 'start', 1],
    [t`End a word earlier`, 'end', -1],
    [t`End a word later`, 'end', 1],
  ] as const;
  return (
    <Group gap={6}>
      {moves.map(([label, end, by]) => (
        <Button
          key={label}
          size="compact-sm"
          variant="default"
          onClick={() => onPick(moveEnd(words, picked, { end, by }))}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
