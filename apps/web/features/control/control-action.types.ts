/** What somebody can be asked to do with a commitment, done in a dialog over whatever screen they are on. */
export type ControlAction =
  | { kind: Exclude<ControlKind, 'decide_report' | 'decide_extension'>; commitmentId: string }
  | { kind: 'decide_report'; commitmentId: string; reportId: string }
  | { kind: 'decide_extension'; commitmentId: string; extensionId: string };

/** Each has a form of its own. */
export const CONTROL_KINDS = [
  'report',
  'decide_report',
  'decide_extension',
  'put_on_control',
  'acknowledge',
  'ask_extension',
  'score',
  'propose',
  'decline',
  'block',
  'unblock',
  'reopen',
  'terminate',
] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];
