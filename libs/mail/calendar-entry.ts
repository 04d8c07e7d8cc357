import type { Temporal } from 'temporal-polyfill';
import type { ReminderItem, ReminderMail } from './reminder-mail.js';
import { hasEntry, showsContent } from './item-order.rules.js';
import { commitmentLink, wordsOf } from './mail-words.js';
import { cleanText, shorten } from './clean-text.rules.js';

/*
 * Written here rather than with ical-generator, which folds lines character by character and takes 0.2 ms an entry,
 * several times what the whole mail costs. The test compares the two.
 */

/** RFC 5545, 3.1: no line above 75 octets. */
const LINE_OCTETS = 75;

/**
 * The dates of a mail as an iCalendar file (RFC 5545): one all-day entry for each deadline. The UID of a commitment
 * never changes and SEQUENCE grows with the deadline's version, so a moved deadline moves the entry that is there.
 * Null when nothing in the mail has a date.
 */
export function calendarEntry(mail: ReminderMail): string | null {
  const dated = mail.items.filter(hasEntry);
  if (dated.length === 0) return null;
  const stamp = utcStamp(mail.sentAt);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Pacta//Pacta//${mail.language.toUpperCase()}`,
    'METHOD:PUBLISH',
    ...dated.flatMap((item) => event(item, mail, stamp)),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function event(item: ReminderItem, mail: ReminderMail, stamp: string): string[] {
  const words = wordsOf(mail.language);
  const date = item.deadline?.toString().replaceAll('-', '') ?? '';
  const reference = cleanText(item.reference);
  const summary = showsContent(item) ? `${reference}: ${shorten(cleanText(item.title ?? ''), 200)}` : reference;
  const description = showsContent(item) && item.lead ? `${words.lead}: ${cleanText(item.lead)}` : null;
  return [
    'BEGIN:VEVENT',
    folded(`UID:${escaped(uidOf(item))}`),
    `SEQUENCE:${(item.deadlineVersion ?? 1) - 1}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date}`,
    folded(`SUMMARY;LANGUAGE=${mail.language}:${escaped(summary)}`),
    ...(description ? [folded(`DESCRIPTION;LANGUAGE=${mail.language}:${escaped(description)}`)] : []),
    ...(mail.hasAccount === false
      ? []
      : [folded(`URL;VALUE=URI:${commitmentLink(mail.publicUrl, item.commitmentId)}`)]),
    'TRANSP:TRANSPARENT',
    ...(item.classification === 'public' ? [] : ['CLASS:CONFIDENTIAL']),
    'END:VEVENT',
  ];
}

/** Each period of a recurring commitment has an entry of its own. */
function uidOf({ commitmentId, ordinal = 1 }: ReminderItem): string {
  const id = cleanText(commitmentId);
  return ordinal === 1 ? `${id}@pacta` : `${id}-${ordinal}@pacta`;
}

/** `20261123T060000Z`. */
const utcStamp = (instant: Temporal.Instant): string =>
  `${new Date(instant.epochMilliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545, 3.3.11. The text is one line already. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

/** Breaks a line so that none has more than 75 octets, between characters and never inside one. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line;
  const lines: string[] = [];
  let start = 0;
  let octets = 0;
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    // A pair of surrogates is one character of four octets, counted at its first half.
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xdc00 ? 4 : 3;
    if (octets + size > LINE_OCTETS) {
      lines.push(line.slice(start, index));
      start = index;
      // The space that marks a continuation counts.
      octets = 1;
    }
    octets += size;
    if (size === 4) index++;
  }
  lines.push(line.slice(start));
  return lines.join('\r\n ');
}
