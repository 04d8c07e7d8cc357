import type { CommitmentView, DeadlineView } from './commitment-view.js';
import { capitalised } from './mail-words.js';
import type { ReminderView } from './reminder-view.js';
import type { Words } from './words.js';

/** The mail as plain text: the same facts as the HTML, in the same order. */
export function reminderText(view: ReminderView): string {
  const { words } = view;
  const head = [
    view.marking ? `${words.register} · ${view.marking}` : words.register,
    '',
    view.heading,
    '',
    view.greeting,
    ...(view.tally ? [view.tally] : []),
    view.request,
  ];
  const isAlone = view.commitments.length === 1;
  const commitments = view.commitments.flatMap((commitment) => ['', ...commitmentLines(commitment, words, isAlone)]);
  const button = view.button ? ['', `${view.button.label}: ${view.button.href}`] : [];
  return `${[...head, ...commitments, ...button, '', '-- ', view.footer].join('\n')}\n`;
}

/** @param isAlone what can be done about the only one is the button of the mail. */
function commitmentLines(commitment: CommitmentView, words: Words, isAlone: boolean): string[] {
  const { reference, marking, title, matters, deadlines, lead, quote, reasons, href, act, hidden, answerTo } =
    commitment;
  return [
    marking ? `* ${reference} · ${marking}` : `* ${reference}`,
    `  ${title ?? hidden}`,
    ...matters.map((line) => `  ${line}`),
    ...deadlines.map((deadline) => `  ${words.columns.deadline}: ${deadlineLine(deadline)}`),
    ...(lead ? [`  ${words.lead}: ${lead}`] : []),
    ...(quote ? [`  ${words.quote}: ${words.quoted(quote)}`] : []),
    ...reasons.map((reason) => `  ${words.why}: ${reason}`),
    ...(answerTo ? [`  ${words.noAccount.answerTo}: ${answerTo}`] : []),
    ...(act && !isAlone ? [`  ${act.label}: ${act.href}`] : href ? [`  ${words.link}: ${href}`] : []),
  ];
}

function deadlineLine({ date, nearness, original }: DeadlineView): string {
  const line = date ? `${date} – ${nearness}` : capitalised(nearness);
  return original ? `${line} (${original})` : line;
}
