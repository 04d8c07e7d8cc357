import type { DigestLine, DigestMail, DigestSection, MailLanguage } from '#mail';
import { Temporal } from 'temporal-polyfill';
import type { ClaimedMailing } from './claim.js';
import type { ReadDigest, ReadDigestLine } from './digest-contents.js';
import { localName, type MailTerms } from './reminder-content.rules.js';

/** What one reader's digest tells, in the language of the mail; of what is confidential no content. */
export function digestContent(
  { recipient, messageId }: ClaimedMailing,
  { reader, lines }: ReadDigest,
  terms: MailTerms,
): DigestMail {
  const { language } = recipient;
  const { absent, rhythm } = reader;
  return {
    language,
    recipient: { name: localName({ en: recipient.name, ...recipient.names }, language), address: recipient.email },
    copyFor: absent && localName({ en: absent.name, ...absent.names }, language),
    hasAccount: reader.recipient.hasAccount,
    rhythm: rhythm === 'daily' ? 'daily' : 'weekly',
    today: Temporal.PlainDate.from(recipient.today),
    sentAt: terms.sentAt,
    sections: sectionsOf(lines, language),
    publicUrl: terms.publicUrl,
    unsubscribeUrl: `${terms.publicUrl}/api/v1/unsubscribe/${reader.recipient.unsubscribeToken}`,
    from: terms.from,
    messageId,
  };
}

function sectionsOf(lines: readonly ReadDigestLine[], language: MailLanguage): DigestSection[] {
  const sections = new Map<string, DigestSection>();
  for (const line of lines) {
    const section = sections.get(line.section) ?? { kind: line.section, total: line.total, lines: [] };
    section.lines.push(lineOf(line, language));
    sections.set(line.section, section);
  }
  return [...sections.values()];
}

function lineOf(line: ReadDigestLine, language: MailLanguage): DigestLine {
  const { commitmentId, reference, classification, status, daysLate, decision, happenedOn } = line;
  const happened = dateOf(happenedOn);
  return {
    commitmentId,
    reference,
    title: classification === 'confidential' ? null : line.title,
    classification,
    status,
    deadline: dateOf(line.deadline),
    original: dateOf(line.original),
    nearness: daysLate === null ? null : daysLate > 0 ? { late: daysLate } : { ahead: -daysLate },
    decision: decision && happened ? { of: decision, since: happened } : null,
    changedOn: decision ? null : happened,
    lead: localName(line.lead, language),
    body: localName(line.body, language),
  };
}

const dateOf = (text: string | null): Temporal.PlainDate | null =>
  text === null ? null : Temporal.PlainDate.from(text);
