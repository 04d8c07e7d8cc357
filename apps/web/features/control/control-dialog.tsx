import { useLingui } from '@lingui/react/macro';
import { CloseButton, Modal } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { readAgain } from '../../client/changes.js';
import { Waiting } from '../../look/waiting.js';
import './control.css';
import type { ControlAction } from './control-action.types.js';
import { CONTROL_WORDS } from './control-words.js';
import { useIsPhone } from './use-is-phone.js';

/** The forms come when the first of them is opened: a screen is there before. */
const ActionForm = lazy(() => import('./action-form.js').then(({ ActionForm: form }) => ({ default: form })));

/**
 * The form for an action, over the screen; none while `action` is null. Reads the commitment anew when it opens. After
 * it is done all that is shown is read again, and what was done is said where it was done.
 */
export function ControlDialog({ action, onClose }: { action: ControlAction | null; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [said, setSaid] = useState<ReactNode>(null);
  const isPhone = useIsPhone();
  const done = (words: ReactNode) => {
    setSaid(words);
    onClose();
    void readAgain().then(keepPlace);
  };
  return (
    <>
      <Modal.Root
        opened={action !== null}
        onClose={onClose}
        size="lg"
        fullScreen={isPhone}
        closeOnClickOutside={false}
        transitionProps={{ duration: 0 }}
        lockScroll={false}
        className="control-dialog no-print"
      >
        <Modal.Overlay />
        <Modal.Content>
          {/* Not the kit's own head: as a <header> it would be a second banner of the page. */}
          <div className="control-head">
            <Modal.Title>{action && i18n._(CONTROL_WORDS[action.kind])}</Modal.Title>
            <Modal.CloseButton aria-label={t`Close`} />
          </div>
          <Modal.Body>
            {action && (
              <Suspense fallback={<Waiting />}>
                <ActionForm key={JSON.stringify(action)} action={action} onClose={onClose} onDone={done} />
              </Suspense>
            )}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
      <div role="status" className="control-said no-print">
        {said !== null && (
          <div>
            <span>{said}</span>
            <CloseButton aria-label={t`Dismiss`} onClick={() => setSaid(null)} />
          </div>
        )}
      </div>
    </>
  );
}

/** The line that was dealt with may be gone, and the focus with it: whoever works by keyboard goes on from the top. */
function keepPlace(): void {
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
