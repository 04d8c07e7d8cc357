export { ActionButtons } from './action-buttons.js';
export type { ControlAction, ControlKind } from './control-action.types.js';
export { ControlDialog } from './control-dialog.js';
export { CONTROL_WORDS } from './control-words.js';
export { mayCompleteParts } from './offers.rules.js';
export { useActions } from './use-actions.js';
