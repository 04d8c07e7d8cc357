/** What somebody can be asked to do with a commitment, done in a dialog over whatever screen they are on. */
export type ControlAction =
  | { kind: Exclude<ControlKind, 'decide_report' | 'decide_extension' | 'complete_part'>; commitmentId: string }
  | { kind: 'complete_part'; commitmentId: string; part: number }
  | { kind: 'decide_report'; commitmentId: string; reportId: string }
  | { kind: 'decide_extension'; commitmentId: string; extensionId: string };

/** Each has a form of its own. */
export const CONTROL_KINDS = [
  'report',
  'decide_report',
  'decide_extension',
  'put_on_control',
  'edit',
  'acknowledge',
  'ask_extension',
  'extend_by_decision',
  'complete_part',
  'score',
  'propose',
  'decline',
  'block',
  'unblock',
  'move_counterpart',
  'reopen',
  'terminate',
] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];
