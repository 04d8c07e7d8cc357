import './dialog.css';
import { useLingui } from '@lingui/react/macro';
import { type MantineSize, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { type Unsent, UnsentContext, UnsentNote } from './unsent.js';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  size?: MantineSize;
  /** Nothing is typed in it: a click beside it closes it. */
  isLight?: boolean;
  children: ReactNode;
}

/**
 * What lies over a screen; the whole window on a phone. A form in it is lost neither to a click beside it nor, where nothing
 * keeps what was typed, to Escape. Its head is not the
 * kit's own: as a <header> that would be a second banner of the page.
 */
export function Dialog({ opened, onClose, title, size = 'lg', isLight = false, children }: Props) {
  const { t } = useLingui();
  const isPhone = useMediaQuery('(max-width: 600px)');
  const { isAsked, stay, unsent } = useUnsent(onClose);
  return (
    <Modal.Root
      opened={opened}
      onClose={unsent.close}
      size={size}
      fullScreen={isPhone && !isLight}
      closeOnClickOutside={isLight}
      transitionProps={{ duration: 0 }}
      className="no-print"
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t`Close`} />
        </div>
        <Modal.Body>
          {isAsked && <UnsentNote onStay={stay} onClose={onClose} />}
          <UnsentContext value={unsent}>{children}</UnsentContext>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Whether something was typed that nothing keeps: Escape or the cross would throw it away by one press. */
function useUnsent(onClose: () => void) {
  const isTyped = useRef(false);
  const [isAsked, setAsked] = useState(false);
  const typed = useCallback((isNow: boolean) => {
    isTyped.current = isNow;
    if (!isNow) setAsked(false);
  }, []);
  const unsent: Unsent = { typed, close: () => (isTyped.current ? setAsked(true) : onClose()) };
  return { isAsked, stay: () => setAsked(false), unsent };
}
