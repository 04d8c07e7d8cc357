import type { ReminderItem } from './reminder-mail.js';

/** What a reader can do at once: the form that a link of the mail opens. */
export type Act = 'report' | 'decide_report' | 'decide_extension';

/** Of what was decided only a returned report asks for something, and a re-opening of those who do the work. */
export function isNews(item: ReminderItem): boolean {
  const { state, matter } = item;
  if (state !== 'told' || matter?.kind === 'returned') return false;
  return matter?.kind !== 'reopened' || !isOfWork(item);
}

/** Whether the reader is asked as one of those who do the work. */
export function isOfWork({ reasons }: ReminderItem): boolean {
  return reasons.some(({ audience }) => audience === 'lead' || audience === 'co_executors');
}

/** What the reader can do about the items of one commitment; null where they are only told of it. */
export function actOf(items: readonly ReminderItem[]): Act | null {
  for (const item of items) {
    const kind = item.matter?.kind;
    if (item.state === 'to_decide' && (kind === 'decide_report' || kind === 'decide_extension')) return kind;
    if (item.state !== 'to_decide' && !isNews(item) && isOfWork(item)) return 'report';
  }
  return null;
}
