import { cleanText, shorten } from './clean-text.rules.js';
import { LIMITS, personName, postTitle } from './mail-words.js';
import type { ReminderReason, ReminderTime } from './reminder-mail.js';
import type { Rung, Words } from './words.js';

/** Why it was sent. Posts and names say who deals with what, so they are left out where the content is. */
export function reasonText(
  { rung, when, audience, post, deputyFor }: ReminderReason,
  words: Words,
  shown: boolean,
): string {
  const through = shown && post ? ` (${postTitle(post)})` : '';
  const copy = deputyFor === null ? '' : `; ${shown ? words.deputy(personName(deputyFor)) : words.deputyUnnamed}`;
  return `${words.rung(when ? rungAt(when) : readRung(rung))}, ${words.audience[audience]}${through}${copy}`;
}

/** Reads a rung's key; one that is not of the known shapes is shown as it is. */
export function readRung(key: string): Rung {
  if (key === 'on-day' || key === 'review') return { kind: key };
  if (key.startsWith('decide-')) return { kind: 'decide' };
  if (key.startsWith('notice-report-to-lead-')) return { kind: 'report_to_lead' };
  if (key.startsWith('notice-')) return { kind: 'notice' };
  const [, kind, days] = /^(before|after)-(\d{1,4})$/.exec(key) ?? [];
  if (kind === 'before' || kind === 'after') return { kind, days: Number(days), unit: 'working' };
  return { kind: 'other', key: shorten(cleanText(key), LIMITS.name) };
}

function rungAt(when: ReminderTime): Rung {
  if (when === 'on_day') return { kind: 'on-day' };
  const unit = when.days ?? 'working';
  return 'before' in when ? { kind: 'before', days: when.before, unit } : { kind: 'after', days: when.after, unit };
}
