import { pointedTo } from './named-ids.rules.js';

const [POST, OTHER] = ['6f1c1b0e-6d8b-4a35-9a3e-0c5a4f1d2b3c', '0c5a4f1d-2b3c-4a35-9a3e-6f1c1b0e6d8b'];

it.each([
  ['a column', [{ leadPostId: POST, title: 'Buses' }], [POST], []],
  ['a list, and each id once', [{ coExecutorPostIds: [POST, OTHER] }, { leadPostId: POST }], [POST, OTHER], []],
  ['what is carried within', [{ report: { postId: POST, evidence: [{ fileId: OTHER }] } }], [POST, OTHER], []],
  ['an area by its code', [{ areaCode: 'transport', regimeCode: 'cis' }, { areaCode: null }], [], ['transport']],
  ['nothing', [null, { erased: true }, { text: `about ${POST}` }], [], []],
] as const)('finds %s', (_, states, ids, areaCodes) => {
  expect(pointedTo(structuredClone(states) as never)).toEqual({ ids, areaCodes });
});
