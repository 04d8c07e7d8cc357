import type { Temporal } from 'temporal-polyfill';
import { cleanText, shorten } from './clean-text.rules.js';
import { DIGEST_SECTIONS, type DigestLine, type DigestMail, type DigestSection } from './digest-mail.js';
import type { DigestWords } from './digest-words.js';
import { belarusianDigest } from './digest-words.be.js';
import { englishDigest } from './digest-words.en.js';
import { russianDigest } from './digest-words.ru.js';
import type { MailLanguage } from './reminder-mail.js';
import { capitalised, commitmentLink, dateText, personName, wordsOf } from './mail-words.js';
import { fitCounts } from './subject.rules.js';
import type { Words } from './words.js';

/** What a digest says, in its language and order. HTML and text are two ways to write the same view. */
export interface DigestView {
  language: MailLanguage;
  words: Words;
  subject: string;
  /** The highest classification in the mail, in words. */
  marking: string | null;
  heading: string;
  greeting: string;
  /** Says for whom this is a copy; null for the reader's own digest. */
  copy: string | null;
  /** How many each section has. */
  tally: string;
  sections: SectionView[];
  /** Null for a reader without an account. */
  button: { label: string; href: string } | null;
  footer: string;
  unsubscribe: { label: string; href: string };
}

export interface SectionView {
  heading: string;
  groups: { body: string; lines: LineView[] }[];
  /** What is left out, in words; null when nothing is. */
  more: { text: string; label: string | null; href: string } | null;
}

export interface LineView {
  reference: string;
  marking: string | null;
  /** Null when the content may not be shown. */
  title: string | null;
  /** What stands in the place of the title that may not be shown. */
  hidden: string;
  /** Null for a reader without an account. */
  href: string | null;
  date: string | null;
  nearness: { text: string; state: 'overdue' | 'due_today' | 'due_later' } | null;
  /** Shown where an extension moved the deadline. */
  original: string | null;
  /** What waits or has changed, who leads, how it stands. */
  notes: string[];
}

const LIMITS = { title: 400, post: 200, body: 200 };
const DIGEST_WORDS: Record<MailLanguage, DigestWords> = {
  en: englishDigest,
  ru: russianDigest,
  be: belarusianDigest,
};

interface Terms {
  mail: DigestMail;
  words: Words;
  digest: DigestWords;
}

/** @throws RangeError when there is nothing to say: an empty mail is never sent. */
export function digestViewOf(mail: DigestMail): DigestView {
  const { language, publicUrl, rhythm, unsubscribeUrl } = mail;
  const [words, digest] = [wordsOf(language), DIGEST_WORDS[language]];
  const sections = DIGEST_SECTIONS.flatMap((kind) => mail.sections.filter((one) => one.kind === kind && one.total > 0));
  if (sections.length === 0) throw new RangeError('A digest needs at least one line');
  const counts = sections.map(({ kind, total }) => `${small(digest.sections[kind])}: ${total}`);
  const absent = mail.copyFor === null ? null : personName(mail.copyFor);
  const terms: Terms = { mail, words, digest };
  return {
    language,
    words,
    subject: fitCounts(digest.subject, counts, absent),
    marking: markingOf(sections, words),
    heading: digest.heading(dateText(mail.today, words)),
    greeting: words.greeting(personName(mail.recipient.name) || mail.recipient.address),
    copy: absent === null ? null : `${capitalised(words.deputy(absent))}.`,
    tally: `${capitalised(counts.join(', '))}.`,
    sections: sections.map((section) => sectionView(section, terms)),
    button: mail.hasAccount ? { label: words.open.many, href: `${publicUrl}/` } : null,
    footer: `${digest.footer[rhythm]} ${digest.automatic}`,
    unsubscribe: { label: digest.unsubscribe, href: unsubscribeUrl },
  };
}

function sectionView({ kind, total, lines }: DigestSection, terms: Terms): SectionView {
  const { digest, mail } = terms;
  const groups = new Map<string, LineView[]>();
  for (const line of lines) {
    // The name of the body would say who leads what is confidential.
    const body = isShown(line) ? shorten(cleanText(line.body), LIMITS.body) : digest.confidentialGroup;
    groups.set(body, [...(groups.get(body) ?? []), lineView(line, terms)]);
  }
  const left = total - lines.length;
  return {
    heading: `${digest.sections[kind]}: ${total}`,
    groups: [...groups].map(([body, grouped]) => ({ body, lines: grouped })),
    more:
      left > 0
        ? { text: digest.more(left), label: mail.hasAccount ? digest.onToday : null, href: `${mail.publicUrl}/` }
        : null,
  };
}

function lineView(line: DigestLine, { mail, words, digest }: Terms): LineView {
  const shown = isShown(line);
  const { deadline, original } = line;
  return {
    reference: cleanText(line.reference),
    marking: markings(line.classification, words),
    title: shown ? shorten(cleanText(line.title ?? ''), LIMITS.title) : null,
    hidden: mail.hasAccount ? words.hidden : words.noAccount.hidden,
    href: mail.hasAccount ? commitmentLink(mail.publicUrl, line.commitmentId) : null,
    date: deadline && dateText(deadline, words),
    nearness: nearnessView(line, words),
    original: original && deadline && !original.equals(deadline) ? originalText(original, words) : null,
    notes: shown ? notesOf(line, words, digest) : [],
  };
}

function nearnessView({ nearness }: DigestLine, words: Words): LineView['nearness'] {
  if (nearness === null) return null;
  if ('late' in nearness) return { text: words.nearness({ kind: 'late', days: nearness.late }), state: 'overdue' };
  if (nearness.ahead === 0) return { text: words.nearness({ kind: 'today' }), state: 'due_today' };
  return { text: words.nearness({ kind: 'ahead', days: nearness.ahead }), state: 'due_later' };
}

function notesOf({ decision, changedOn, lead, status }: DigestLine, words: Words, digest: DigestWords): string[] {
  return [
    ...(decision ? [digest.decision[decision.of](dateText(decision.since, words))] : []),
    ...(changedOn ? [digest.changed(dateText(changedOn, words))] : []),
    `${words.lead}: ${shorten(cleanText(lead), LIMITS.post)}`,
    `${digest.statusLabel}: ${digest.status[status]}`,
  ];
}

const isShown = ({ title, classification }: DigestLine): boolean => title !== null && classification !== 'confidential';

const originalText = (date: Temporal.PlainDate, words: Words): string => `${words.original} ${dateText(date, words)}`;

function markings(classification: DigestLine['classification'], words: Words): string | null {
  if (classification === 'confidential') return words.confidential;
  return classification === 'official' ? words.official : null;
}

/** The marking of the highest classification among the lines. */
function markingOf(sections: readonly DigestSection[], words: Words): string | null {
  const all = sections.flatMap(({ lines }) => lines.map(({ classification }) => classification));
  const highest = (['confidential', 'official'] as const).find((classification) => all.includes(classification));
  return highest ? markings(highest, words) : null;
}

/** The first letter small, for the middle of a line. */
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
