import type { ComponentType } from 'react';
import type { ControlKind } from './control-action.types.js';
import type { FormProps } from './form-props.js';
import { AcknowledgeForm } from './forms/acknowledge-form.js';
import { BlockForm, UnblockForm } from './forms/blocker-forms.js';
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
  acknowledge: AcknowledgeForm,
  ask_extension: ExtensionForm,
  score: ScoreForm,
  propose: ProposeForm,
  decline: DeclineForm,
  block: BlockForm,
  unblock: UnblockForm,
  reopen: ReopenForm,
  terminate: TerminateForm,
};
