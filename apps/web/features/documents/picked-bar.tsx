import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, CloseButton, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
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

/** Icons, since four buttons with words would cover the half of a phone. */
function MoveEnds({ picked, words, onPick }: { picked: Span; words: readonly Span[]; onPick: (span: Span) => void }) {
  const { t } = useLingui();
  const ends = [
    { end: 'start', name: t`Beginning`, earlier: t`Begin a word earlier`, later: t`Begin a word later` },
    { end: 'end', name: t`End`, earlier: t`End a word earlier`, later: t`End a word later` },
  ] as const;
  return (
    <Group gap="md">
      {ends.map(({ end, name, earlier, later }) => (
        <Group key={end} gap={6}>
          <span aria-hidden>{name}</span>
          <MoveButton
            label={earlier}
            icon={IconChevronLeft}
            onMove={() => onPick(moveEnd(words, picked, { end, by: -1 }))}
          />
          <MoveButton
            label={later}
            icon={IconChevronRight}
            onMove={() => onPick(moveEnd(words, picked, { end, by: 1 }))}
          />
        </Group>
      ))}
    </Group>
  );
}

function MoveButton({
  label,
  icon: Mark,
  onMove,
}: {
  label: string;
  icon: typeof IconChevronLeft;
  onMove: () => void;
}) {
  return (
    <ActionIcon variant="default" size={32} aria-label={label} title={label} onClick={onMove}>
      <Mark size={18} aria-hidden />
    </ActionIcon>
  );
}
