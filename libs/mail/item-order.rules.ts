import type { ReminderItem, ReminderMatter } from './reminder-mail.js';

/** In the order of urgency. */
export const STATES = ['overdue', 'due_today', 'to_decide', 'due_later', 'review', 'told'] as const;

/** Content is shown up to `official`, and only where the caller gave it. Source: the classification rule of the domain. */
export const showsContent = (item: ReminderItem): boolean =>
  item.title !== null && item.classification !== 'confidential';

/** Most urgent first; within one urgency by date, then by reference so that the order is always the same. */
export function byUrgency(a: ReminderItem, b: ReminderItem): number {
  const states = STATES.indexOf(a.state) - STATES.indexOf(b.state);
  if (states !== 0) return states;
  const left = a.deadline?.toString() ?? '';
  const right = b.deadline?.toString() ?? '';
  if (left !== right) return left < right ? -1 : 1;
  return a.reference < b.reference ? -1 : Number(a.reference > b.reference);
}

/** `items` are in order already, so the groups come out most urgent first. */
export function groupedByCommitment(items: readonly ReminderItem[]): ReminderItem[][] {
  const groups = new Map<string, ReminderItem[]>();
  for (const item of items) {
    const group = groups.get(item.commitmentId);
    if (group) group.push(item);
    else groups.set(item.commitmentId, [item]);
  }
  return [...groups.values()];
}

export const isMatter = (item: ReminderItem): item is ReminderItem & { matter: ReminderMatter } =>
  item.matter !== undefined;

/** What was decided belongs to no day of a calendar. */
export const hasEntry = (item: ReminderItem): boolean => item.deadline !== null && !isMatter(item);
