export type { ControlAction } from './control-action.js';
export { ControlDialog } from './control-dialog.js';
