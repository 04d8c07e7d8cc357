import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CompactRange, EMPTY_ROOT, rootOf } from './merkle.rules.js';

/** The leaves that the test vectors of Certificate Transparency are made of, and the roots of the first n of them. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the vectors of Certificate Transparency', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('the root over %i leaves', (size, root) => {
    expect(rootOf(LEAVES.slice(0, size)).toString('hex')).toBe(root);
  });
});

/** The definition of RFC 6962, word for word. */
function naive(leaves: Buffer[]): Buffer {
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.from([0]), only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.from([1]), naive(leaves.slice(0, split)), naive(leaves.slice(split)));
}

const anyLeaves = fc
  .array(fc.uint8Array({ minLength: 0, maxLength: 40 }), { maxLength: 70 })
  .map((all) => all.map((data) => Buffer.from(data)));

describe('any tree', () => {
  it('has the root that the definition gives', () => {
    fc.assert(fc.property(anyLeaves, (leaves) => rootOf(leaves).equals(naive(leaves))));
  });

  it('grows from its edge as from its leaves, however often the edge was written down', () => {
    fc.assert(
      fc.property(anyLeaves, fc.nat(), (leaves, at) => {
        const size = at % (leaves.length + 1);
        const first = CompactRange.empty();
        for (const data of leaves.slice(0, size)) first.append(data);
        const read = CompactRange.fromBytes(size, first.toBytes());
        for (const data of leaves.slice(size)) read?.append(data);
        return read?.root().equals(naive(leaves)) === true && read.size === leaves.length;
      }),
    );
  });

  it('an edge of another length is none', () => {
    expect(CompactRange.fromBytes(5, Buffer.alloc(32))).toBeNull();
    expect(CompactRange.fromBytes(-1, Buffer.alloc(0))).toBeNull();
    expect(CompactRange.fromBytes(0, Buffer.alloc(0))?.root()).toEqual(EMPTY_ROOT);
  });
});
