import type { DigestWords } from './digest-words.js';

export const englishDigest: DigestWords = {
  subject: 'Digest',
  heading: (date) => `Digest of ${date}`,
  sections: {
    waiting: 'Waiting for your decision',
    overdue: 'Overdue',
    due_soon: 'Due in the next 14 days',
    changed: 'Changed since the last digest',
  },
  status: { active: 'in progress', reported: 'reported, not yet decided', closed: 'closed', terminated: 'terminated' },
  decision: {
    report: (since) => `Final report, waiting since ${since}`,
    extension: (since) => `Request for an extension, waiting since ${since}`,
  },
  changed: (on) => `Changed on ${on}`,
  statusLabel: 'Status',
  more: (count) => `and ${count} more`,
  onToday: 'see them on Today',
  confidentialGroup: 'Confidential',
  footer: {
    weekly:
      'You receive this once a week because posts report to you or you control commitments, or you stand in for somebody who does.',
    daily:
      'You receive this every working day because posts report to you or you control commitments, or you stand in for somebody who does.',
  },
  automatic: 'This message was sent automatically.',
  unsubscribe: 'Stop the digests',
};
