import type { EventName } from './verification.types.js';

/** An event by its name alone. */
export function nameOf({ subject, subjectId, sequence, type, occurredAt }: EventName): EventName {
  return { subject, subjectId, sequence, type, occurredAt };
}

/** The stream that an event belongs to, in one word. */
export const streamOf = ({ subject, subjectId }: Pick<EventName, 'subject' | 'subjectId'>) => `${subject}/${subjectId}`;

/** An event in one word: its number in its stream. */
export const keyOf = (name: EventName) => `${streamOf(name)}/${name.sequence}`;
