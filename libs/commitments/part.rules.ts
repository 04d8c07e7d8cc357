import type { Fault } from '#platform';
import type { Commitment } from './commitment.js';

type Part = Commitment['parts'][number];

/**
 * Parts as an edit words them. A part keeps its completion as long as its words stay, wherever among the parts they go;
 * of several with the same words each takes the place of one, in their order. Words that are new are open.
 * @param held ascending by number
 * @param texts in the order that the edit gives them, numbered anew from 1
 */
export function editedParts(held: readonly Part[], texts: readonly string[]): Part[] {
  const left = new Map<string, Part[]>();
  for (const part of held) left.set(part.text, [...(left.get(part.text) ?? []), part]);
  return texts.map((text, index) => ({
    number: index + 1,
    text,
    completedAt: left.get(text)?.shift()?.completedAt ?? null,
  }));
}

/** What stands against completing parts. What is complete already is so. */
export function completedPartFaults(parts: readonly Part[], numbers: readonly number[]): Fault[] {
  return numbers.flatMap((number, index) => {
    const isThere = parts.some((part) => part.number === number);
    return isThere
      ? []
      : [{ path: `completedParts[${index}]`, rule: 'not_known', message: `there is no part ${number}` }];
  });
}

/** What stands against opening parts again. What is open already cannot have been meant. */
export function reopenedPartFaults(parts: readonly Part[], numbers: readonly number[]): Fault[] {
  return numbers.flatMap((number, index): Fault[] => {
    const part = parts.find((one) => one.number === number);
    const path = `reopenedParts[${index}]`;
    if (part === undefined) return [{ path, rule: 'not_known', message: `there is no part ${number}` }];
    return part.completedAt === null ? [{ path, rule: 'not_here', message: `part ${number} is not complete` }] : [];
  });
}
