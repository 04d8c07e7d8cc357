import type { Mailbox, OutgoingMail } from '#mail';

/** A checkpoint that goes out by mail. */
export interface MailedCheckpoint {
  number: number;
  size: number;
  note: string;
}

/** What somebody gets who keeps checkpoints of a history: plain text, each note as a file beside it. */
export function checkpointMail(
  checkpoints: readonly MailedCheckpoint[],
  { from, to, domain, date }: { from: Mailbox; to: string; domain: string; date: string },
): OutgoingMail {
  const last = checkpoints.at(-1);
  const text = `${INTRODUCTION}\n\n${checkpoints.map(({ note }) => note).join('\n')}`;
  return {
    envelope: { from: from.address, to },
    ...{ from, to: { name: '', address: to } },
    subject: `Pacta: checkpoint ${last?.number} over ${last?.size} events`,
    text,
    html: `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`,
    ...{ date, messageId: `<checkpoint-${last?.number}@${domain}>` },
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: checkpoints.map(({ number, note }) => ({
      filename: `checkpoint-${String(number).padStart(10, '0')}.txt`,
      content: note,
      contentType: 'text/plain; charset=utf-8',
    })),
  };
}

const INTRODUCTION = `Keep this mail. Each checkpoint below is signed and proves what the history of the register held at its time;
pacta verify --checkpoints FILE holds the register against it (docs/history.md).`;
