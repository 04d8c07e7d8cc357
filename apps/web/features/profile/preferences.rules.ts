import type { Preferences } from '../../client/api.generated.js';

/** What somebody chooses about their screens and mails; the version is that of the profile behind. */
export type Choices = Omit<Preferences, 'version'>;
export type Choice = keyof Choices;

const CHOICES: readonly Choice[] = ['language', 'timeZone', 'morning', 'digest', 'digestWeekday', 'urgent'];

/** What a form begins with. */
export const choicesOf = ({ version: _, ...choices }: Preferences): Choices => choices;

/** The choices in which two differ, in the order of the form. */
export const differing = (one: Choices, other: Choices): Choice[] =>
  CHOICES.filter((choice) => one[choice] !== other[choice]);

/** The times of a day to choose a morning from, each quarter of an hour, and the one in use. */
export function quartersOfHours(current: string): string[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const quarters = Array.from({ length: 96 }, (_, index) => `${two(Math.floor(index / 4))}:${two((index % 4) * 15)}`);
  return [...new Set([...quarters, current])].sort();
}
