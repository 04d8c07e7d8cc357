import type { PossibleActions } from '../../client/api.generated.js';
import { type ControlAction, CONTROL_KINDS, type ControlKind } from './control-action.types.js';

type Possible = PossibleActions['items'][number];

/** The form of each of the API's actions; none for what the page itself shows. An action that is new has to be given one. */
const KIND_OF: Record<Possible['action'], ControlKind | null> = {
  report_final: 'report',
  report_interim: 'report',
  decide_report: 'decide_report',
  decide_extension: 'decide_extension',
  put_on_control: 'put_on_control',
  acknowledge: 'acknowledge',
  request_extension: 'ask_extension',
  extend_by_decision: 'extend_by_decision',
  complete_part: 'complete_part',
  move_counterpart: 'move_counterpart',
  edit: 'edit',
  score: 'score',
  propose: 'propose',
  decline: 'decline',
  block: 'block',
  unblock: 'unblock',
  reopen: 'reopen',
  terminate: 'terminate',
  read_history: null,
};

/**
 * What the reader can be offered for the commitment as a whole, the foremost first, each once. Of several decisions that
 * wait the oldest. Parts are completed each beside its words.
 */
export function offersOf(commitmentId: string, items: readonly Possible[]): ControlAction[] {
  return CONTROL_KINDS.flatMap((kind): ControlAction[] => {
    const found = items.find(({ action }) => KIND_OF[action] === kind);
    if (found === undefined || kind === 'complete_part') return [];
    if (kind === 'decide_report') return [{ kind, commitmentId, reportId: found.reports[0]?.id ?? '' }];
    if (kind === 'decide_extension') return [{ kind, commitmentId, extensionId: found.extensions[0]?.id ?? '' }];
    return [{ kind, commitmentId }];
  });
}

/** Whether the reader may say of a part that it is done. */
export const mayCompleteParts = (items: readonly Possible[]): boolean =>
  items.some(({ action }) => KIND_OF[action] === 'complete_part');

/** The one that leads to what waits: what can be done is many things, what is asked of the reader mostly one. */
const FOREMOST: readonly ControlKind[] = ['report', 'decide_report', 'decide_extension', 'put_on_control', 'reopen'];

/**
 * One to be shown first, two beside it, the rest behind a menu.
 * @param isReportAsked whether a report, where one can be made, is what is asked of the reader
 */
export function arranged(
  offers: readonly ControlAction[],
  isReportAsked: boolean,
): { first: ControlAction | null; beside: ControlAction[]; more: ControlAction[] } {
  const leads = (kind: ControlKind) => FOREMOST.includes(kind) && (kind !== 'report' || isReportAsked);
  const first = offers.find(({ kind }) => leads(kind)) ?? null;
  const rest = offers.filter((offer) => offer !== first);
  return { first, beside: rest.slice(0, 2), more: rest.slice(2) };
}
