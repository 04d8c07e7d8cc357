import type { Temporal } from 'temporal-polyfill';
import { cleanText, shorten } from './clean-text.rules.js';
import type { MailLanguage } from './reminder-mail.js';
import { belarusian } from './words.be.js';
import { english } from './words.en.js';
import type { Words } from './words.js';
import { russian } from './words.ru.js';

const WORDS: Record<MailLanguage, Words> = { en: english, ru: russian, be: belarusian };

export const wordsOf = (language: MailLanguage): Words => WORDS[language];

export const LIMITS = {
  title: 400,
  quote: 600,
  post: 200,
  name: 120,
  address: 254,
};

export const personName = (name: string): string => shorten(cleanText(name), LIMITS.name);

export const postTitle = (title: string): string => shorten(cleanText(title), LIMITS.post);

export const commitmentLink = (publicUrl: string, id: string): string =>
  `${publicUrl}/commitments/${encodeURIComponent(cleanText(id))}`;

export const dateText = (date: Temporal.PlainDate, words: Words): string => words.date(date.day, date.month, date.year);

/** The first letter large, for the start of a line. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
