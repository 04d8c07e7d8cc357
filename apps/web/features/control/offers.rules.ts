import type { PossibleActions } from '../../client/api.generated.js';
import { type ControlAction, CONTROL_KINDS, type ControlKind } from './control-action.types.js';

type Possible = PossibleActions['items'][number];

/** By which of the API's actions a form is open to the reader. */
const KIND_OF: Partial<Record<Possible['action'], ControlKind>> = {
  report_final: 'report',
  report_interim: 'report',
  decide_report: 'decide_report',
  decide_extension: 'decide_extension',
  put_on_control: 'put_on_control',
  acknowledge: 'acknowledge',
  request_extension: 'ask_extension',
  score: 'score',
  propose: 'propose',
  decline: 'decline',
  block: 'block',
  unblock: 'unblock',
  reopen: 'reopen',
  terminate: 'terminate',
};

/** What the reader can be offered, the foremost first, each once. Of several decisions that wait the oldest. */
export function offersOf(commitmentId: string, items: readonly Possible[]): ControlAction[] {
  return CONTROL_KINDS.flatMap((kind): ControlAction[] => {
    const found = items.find(({ action }) => KIND_OF[action] === kind);
    if (found === undefined) return [];
    if (kind === 'decide_report') return [{ kind, commitmentId, reportId: found.reports[0]?.id ?? '' }];
    if (kind === 'decide_extension') return [{ kind, commitmentId, extensionId: found.extensions[0]?.id ?? '' }];
    return [{ kind, commitmentId }];
  });
}

/** The one that leads to what waits: what can be done is many things, what is asked of the reader mostly one. */
const FOREMOST: readonly ControlKind[] = ['report', 'decide_report', 'decide_extension', 'put_on_control', 'reopen'];

/** One to be shown first, two beside it, the rest behind a menu. */
export function arranged(offers: readonly ControlAction[]): {
  first: ControlAction | null;
  beside: ControlAction[];
  more: ControlAction[];
} {
  const first = offers.find(({ kind }) => FOREMOST.includes(kind)) ?? null;
  const rest = offers.filter((offer) => offer !== first);
  return { first, beside: rest.slice(0, 2), more: rest.slice(2) };
}
