import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ControlKind } from './control-action.types.js';

/** What each form is called, on its button and at its head. */
export const CONTROL_WORDS: Record<ControlKind, MessageDescriptor> = {
  report: msg`Report`,
  decide_report: msg`Decide on the report`,
  decide_extension: msg`Decide on the extension`,
  put_on_control: msg`Put on control`,
  edit: msg`Edit`,
  acknowledge: msg`Seen, will report by …`,
  ask_extension: msg`Ask for an extension`,
  extend_by_decision: msg`Move the deadline by a decision`,
  complete_part: msg`A part is done`,
  score: msg`Score fulfilment`,
  propose: msg`Propose`,
  decline: msg`Decline`,
  block: msg`Name what stands in the way`,
  unblock: msg`Clear what stood in the way`,
  move_counterpart: msg`Say where the other side stands`,
  reopen: msg`Re-open`,
  terminate: msg`Terminate`,
};
