import type { ReactNode } from 'react';
import type { Commitment, PossibleActions } from '../../client/api.generated.js';
import type { ControlAction } from './control-action.types.js';

/** What every form is given. */
export interface FormProps {
  action: ControlAction;
  /** The commitment as it was when the form opened. */
  opened: Commitment;
  /** What could be done with it then. */
  possible: PossibleActions;
  onClose: () => void;
  /** @param words what was done and what comes of it, said once the dialog has closed */
  onDone: (words: ReactNode) => void;
}
