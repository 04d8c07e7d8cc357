import type { EventName } from './verification.types.js';

/*
 * A line of a leaf file: the event's hash in hexadecimal, then what names it as JSON. The hash is what counts, and is
 * confirmed by the signed root; the name is for whoever looks for what is gone.
 */

const HEX = 64;

export function leafLine(hash: string, name: EventName): string {
  const { subject, subjectId, sequence, type, occurredAt } = name;
  return `${hash} ${JSON.stringify([subject, subjectId, sequence, type, occurredAt])}\n`;
}

/** @returns null where a line has no hash. */
export function hashOfLine(line: string): Buffer | null {
  const hash = Buffer.from(line.slice(0, HEX), 'hex');
  return hash.length * 2 === HEX ? hash : null;
}

/** @returns null where nothing can be read: a name is no evidence. */
export function nameOfLine(line: string): EventName | null {
  try {
    const [subject, subjectId, sequence, type, occurredAt] = JSON.parse(line.slice(HEX)) as [
      string,
      string,
      number,
      string,
      string,
    ];
    return { subject, subjectId, sequence, type, occurredAt };
  } catch {
    return null;
  }
}
