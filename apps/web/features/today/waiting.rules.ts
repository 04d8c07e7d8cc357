import type { InboxItem } from '../../client/api.generated.js';
import type { ControlAction } from '../control/index.js';

/** What a list of the page is about, in the order in which they stand. */
export const GROUPS = ['overdue', 'due', 'decide', 'confirm'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Record<InboxItem['waiting'], Group> = {
  overdue: 'overdue',
  due_soon: 'due',
  report_to_decide: 'decide',
  extension_to_decide: 'decide',
  report_to_lead: 'confirm',
};

/** What waits by group, each in the order of the API; groups in which nothing waits are left out. */
export function grouped(items: readonly InboxItem[]): { group: Group; items: InboxItem[] }[] {
  return GROUPS.map((group) => ({ group, items: items.filter(({ waiting }) => GROUP_OF[waiting] === group) })).filter(
    (one) => one.items.length > 0,
  );
}

/** The form that deals with a line. */
export function actionOf({ nextAction, commitment, reportId, extensionId }: InboxItem): ControlAction {
  const commitmentId = commitment.id;
  if (nextAction === 'decide_report') return { kind: nextAction, commitmentId, reportId: reportId ?? '' };
  if (nextAction === 'decide_extension') return { kind: nextAction, commitmentId, extensionId: extensionId ?? '' };
  return { kind: nextAction, commitmentId };
}

/** What tells one line from another: the same commitment may wait twice. */
export const keyOf = ({ waiting, commitment, period, reportId, extensionId }: InboxItem): string =>
  [waiting, commitment.id, period, reportId, extensionId].join('/');
