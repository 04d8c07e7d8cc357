import { useLingui } from '@lingui/react/macro';
import { CloseButton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { readAgain } from '../../client/changes.js';
import { Dialog } from '../../look/dialog.js';
import { Waiting } from '../../look/waiting.js';
import { noteStep, useProfile } from '../../session/index.js';
import './control.css';
import type { ControlAction } from './control-action.types.js';
import { CONTROL_WORDS } from './control-words.js';

/** The forms come when the first of them is opened: a screen is there before. */
const ActionForm = lazy(() => import('./action-form.js').then(({ ActionForm: form }) => ({ default: form })));

/** Milliseconds after which the screen is drawn with what was read again. */
const DRAWN = 100;

/**
 * The form for an action, over the screen; none while `action` is null. Reads the commitment anew when it opens. After
 * it is done all that is shown is read again, and what was done is said where it was done.
 */
export function ControlDialog({ action, onClose }: { action: ControlAction | null; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [said, setSaid] = useState<ReactNode>(null);
  const { person } = useProfile();
  const done = (words: ReactNode) => {
    if (action) noteStep(person.id, action.kind);
    setSaid(words);
    onClose();
    void readAgain().then(() => setTimeout(keepPlace, DRAWN));
  };
  return (
    <>
      <Dialog opened={action !== null} onClose={onClose} title={action && i18n._(CONTROL_WORDS[action.kind])}>
        {action && (
          <Suspense fallback={<Waiting />}>
            <ActionForm key={JSON.stringify(action)} action={action} onClose={onClose} onDone={done} />
          </Suspense>
        )}
      </Dialog>
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
