import type { ComponentType } from 'react';
import type { ControlKind } from './control-action.types.js';
import type { FormProps } from './form-props.js';
import { AcknowledgeForm } from './forms/acknowledge-form.js';
import { BlockForm, UnblockForm } from './forms/blocker-forms.js';
import { CompletePartForm } from './forms/complete-part-form.js';
import { CounterpartForm } from './forms/counterpart-form.js';
import { DecidedExtensionForm } from './forms/decided-extension-form.js';
import { EditForm } from './forms/edit-form.js';
import { ExtensionDecisionForm } from './forms/extension-decision-form.js';
import { ExtensionForm } from './forms/extension-form.js';
import { DeclineForm, PutOnControlForm, ProposeForm } from './forms/on-control-forms.js';
import { ReopenForm } from './forms/reopen-form.js';
import { ReportDecisionForm } from './forms/report-decision-form.js';
import { ReportForm } from './forms/report-form.js';
import { ScoreForm } from './forms/score-form.js';
import { TerminateForm } from './forms/terminate-form.js';

/** The form of each kind of action. */
export const FORMS: Record<ControlKind, ComponentType<FormProps>> = {
  report: ReportForm,
  decide_report: ReportDecisionForm,
  decide_extension: ExtensionDecisionForm,
  put_on_control: PutOnControlForm,
  edit: EditForm,
  acknowledge: AcknowledgeForm,
  ask_extension: ExtensionForm,
  extend_by_decision: DecidedExtensionForm,
  complete_part: CompletePartForm,
  score: ScoreForm,
  propose: ProposeForm,
  decline: DeclineForm,
  block: BlockForm,
  unblock: UnblockForm,
  move_counterpart: CounterpartForm,
  reopen: ReopenForm,
  terminate: TerminateForm,
};
