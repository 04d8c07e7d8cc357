/** A body with what is below it. */
export type Branch<Body> = Body & { below: Branch<Body>[] };

/**
 * Bodies as a tree, each level in the order given. What names a parent that is not there stands at the top, so that
 * nothing gets lost.
 */
export function treeOf<Body extends { id: string; parentId: string | null }>(bodies: readonly Body[]): Branch<Body>[] {
  const branches = new Map(bodies.map((body) => [body.id, { ...body, below: [] as Branch<Body>[] }]));
  const top: Branch<Body>[] = [];
  for (const branch of branches.values()) {
    const parent = branch.parentId === null ? undefined : branches.get(branch.parentId);
    (parent?.below ?? top).push(branch);
  }
  return top;
}
