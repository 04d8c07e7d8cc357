import { treeOf } from './body-tree.rules.js';

const body = (id: string, parentId: string | null) => ({ id, parentId });

describe('bodies as a tree', () => {
  it('keep their order, and none gets lost', () => {
    const tree = treeOf([body('c', 'a'), body('a', null), body('b', 'a'), body('d', 'unknown'), body('e', 'b')]);
    expect(tree.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(tree[0]?.below.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(tree[0]?.below[1]?.below.map(({ id }) => id)).toEqual(['e']);
    expect(treeOf([])).toEqual([]);
  });
});
