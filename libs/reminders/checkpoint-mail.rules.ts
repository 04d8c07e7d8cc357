import type { Mailbox, OutgoingMail } from '#mail';

/** A checkpoint that goes out by mail. */
export interface MailedCheckpoint {
  number: number;
  size: number;
  note: string;
}

/** What somebody gets who keeps checkpoints of a history: words on what it is, the notes, and each as a file beside it. */
export function checkpointMail(
  checkpoints: readonly MailedCheckpoint[],
  { from, to, domain, date }: { from: Mailbox; to: string; domain: string; date: string },
): OutgoingMail {
  const last = checkpoints.at(-1);
  const notes = checkpoints.map(({ note }) => note).join('\n');
  return {
    envelope: { from: from.address, to },
    ...{ from, to: { name: '', address: to } },
    subject: `Pacta: checkpoint ${last?.number} over ${last?.size} events`,
    text: `${INTRODUCTION.join('\n\n')}\n\n${notes}`,
    html: `${INTRODUCTION.map((part) => `<p>${escaped(part)}</p>`).join('\n')}\n<pre>${escaped(notes)}</pre>`,
    ...{ date, messageId: `<checkpoint-${last?.number}@${domain}>` },
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: checkpoints.map(({ number, note }) => ({
      filename: `checkpoint-${String(number).padStart(10, '0')}.txt`,
      content: note,
      contentType: 'text/plain; charset=utf-8',
    })),
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Paragraph by paragraph, lines short enough for a plain text. */
const INTRODUCTION = [
  `Keep this mail. It proves what the history of the register was: how many events,
and a sum over all of them, signed at the time that it names.`,
  `Should anybody change the past, the register does not fit it any more. To hold
the two against each other, save the mail, or the files with it, and run`,
  `pacta verify --checkpoints FILE --key PUBLIC-KEY`,
  `with the public key that you were given when the first of these mails came.
docs/history.md of Pacta says more.`,
];
