import type { EventName } from './verification.types.js';

/** An event that is not, in its place, what the leaf files have there, or whose own hash does not fit it. By what names it. */
export interface Suspect {
  /** Null: it has no place in the tree. */
  leafIndex: number | null;
  event: EventName;
  /** Of its content; hexadecimal. */
  hash: string;
  /** Its stored hash is that of its content. */
  fits: boolean;
  /** False: a value in it is written otherwise than its hash can see. */
  isAsHashed: boolean;
}

/** Its content is what its own hash says, whatever was signed. */
export const isSound = ({ fits, isAsHashed }: Suspect) => fits && isAsHashed;
