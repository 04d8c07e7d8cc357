/**
 * What is true of one thing, said in one line: “Kept, off control; deadline moved”. A clause may have commas of its own.
 * @param clauses each as it stands alone, with a capital letter
 */
export function joinClauses(clauses: readonly string[]): string {
  return clauses.map((clause, index) => (index === 0 ? clause : lowered(clause))).join('; ');
}

const lowered = (clause: string): string => clause.charAt(0).toLowerCase() + clause.slice(1);
