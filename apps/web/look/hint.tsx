import './hint.css';
import { useLingui } from '@lingui/react/macro';
import { Popover, UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Term, TERMS } from '../language/terms.js';

/** A question mark beside a word, which tells what the word means. Opens by a press, never by passing over it. */
export function Hint({ of }: { of: Term }) {
  const { i18n, t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const { name, meaning } = TERMS[of];
  const word = i18n._(name);
  const leave = () => {
    mark.current?.focus({ preventScroll: true });
    setOpen(false);
  };
  const button = (
    <UnstyledButton
      ref={mark}
      className="term-mark no-print"
      aria-label={t`What “${word}” means`}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => {
        setOpened(true);
        setOpen(!isOpen);
      }}
    >
      <IconHelpCircle size={17} aria-hidden />
    </UnstyledButton>
  );
  // A table has one in each of its heads, and few are ever pressed: what tells the meaning is not built before.
  if (!wasOpened) return button;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={300}
      position="bottom-start"
      shadow="md"
      withArrow
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown className="term-words">
        <Meaning onLeave={leave}>
          <b>{word}.</b> {i18n._(meaning)}
        </Meaning>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Takes the focus, so that it is read out. The next Tab goes on behind the question mark, not at the end of the page. */
function Meaning({ children, onLeave }: { children: ReactNode; onLeave: () => void }) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' && event.key !== 'Escape') return;
    onLeave();
  };
  // Escape leaves a dialog around it open: the attribute says so to the kit.
  return (
    <p ref={words} tabIndex={-1} onKeyDown={onKeyDown} data-mantine-stop-propagation>
      {children}
    </p>
  );
}

/** A field of a form with the question mark at its label, where a press on one is no press on the other. */
export function WithHint({ of, children }: { of: Term; children: ReactNode }) {
  return (
    <div className="with-hint">
      {children}
      <Hint of={of} />
    </div>
  );
}
