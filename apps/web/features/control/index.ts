export { ActionButtons } from './action-buttons.js';
export type { ControlAction, ControlKind } from './control-action.types.js';
export { ControlDialog } from './control-dialog.js';
export { CONTROL_WORDS } from './control-words.js';
export { useActionFromAddress } from './use-action-from-address.js';
export { useActions } from './use-actions.js';
