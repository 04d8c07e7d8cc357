/** What somebody can be asked to do with a commitment, done in a dialog over whatever screen they are on. */
export type ControlAction =
  | { kind: 'report' | 'acknowledge' | 'ask_extension'; commitmentId: string }
  | { kind: 'decide_report'; commitmentId: string; reportId: string }
  | { kind: 'decide_extension'; commitmentId: string; extensionId: string };
