import './dialog.css';
import { useLingui } from '@lingui/react/macro';
import { type MantineSize, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

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
 * What lies over a screen; the whole window on a phone. A form in it is not lost to a click beside it. Its head is not the
 * kit's own: as a <header> that would be a second banner of the page.
 */
export function Dialog({ opened, onClose, title, size = 'lg', isLight = false, children }: Props) {
  const { t } = useLingui();
  const isPhone = useMediaQuery('(max-width: 600px)');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
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
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
