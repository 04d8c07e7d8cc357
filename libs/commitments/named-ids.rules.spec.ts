import type { JsonValue } from '#history';
import { pointedTo } from './named-ids.rules.js';

const [POST, OTHER] = ['6f1c1b0e-6d8b-4a35-9a3e-0c5a4f1d2b3c', '0c5a4f1d-2b3c-4a35-9a3e-6f1c1b0e6d8b'];

it.each<[string, JsonValue[], ReturnType<typeof pointedTo>]>([
  ['a column', [{ leadPostId: POST, title: 'Buses' }], { ids: [POST], areaCodes: [] }],
  [
    'a list, and each id once',
    [{ coExecutorPostIds: [POST, OTHER] }, { leadPostId: POST }],
    { ids: [POST, OTHER], areaCodes: [] },
  ],
  [
    'what is carried within',
    [{ report: { postId: POST, evidence: [{ fileId: OTHER }] } }],
    { ids: [POST, OTHER], areaCodes: [] },
  ],
  ['an area by its code', [{ areaCode: 'transport', regimeCode: 'cis' }], { ids: [], areaCodes: ['transport'] }],
  ['nothing', [null, { erased: true }, { text: `about ${POST}` }], { ids: [], areaCodes: [] }],
])('finds %s', (_, states, found) => expect(pointedTo(states as never)).toEqual(found));
