import type { DigestLine, DigestMail, DigestSectionKind } from './digest-mail.js';

/** What a digest says beyond the words that every mail has. */
export interface DigestWords {
  subject: string;
  heading(date: string): string;
  /** At the head of a section, and in the line of counts with a small first letter. */
  sections: Record<DigestSectionKind, string>;
  status: Record<DigestLine['status'], string>;
  decision: Record<'report' | 'extension', (since: string) => string>;
  changed(on: string): string;
  statusLabel: string;
  /** "and 7 more". */
  more(count: number): string;
  onToday: string;
  confidentialGroup: string;
  /** Why it came, and how often it does. */
  footer: Record<DigestMail['rhythm'], string>;
  automatic: string;
  unsubscribe: string;
}
