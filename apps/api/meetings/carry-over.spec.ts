import { randomUUID } from 'node:crypto';
import type { TestApi, TestPerson } from '../testing/start-test-api.js';
import { MeetingsGround } from './meetings-ground.js';

interface Counted {
  count: number;
  items: { id: string; changes?: string[] }[];
}
type Lists = Record<'open' | 'overdue' | 'keptLate' | 'changed', Counted>;
interface Answer extends Record<'ours' | 'theirs' | 'joint', Lists> {
  earlier: { id: string }[];
  since: string | null;
}

let api: TestApi;
let ground: MeetingsGround;
let reader: TestPerson;
let meeting: Record<string, string>;
let id: Record<string, string>;

beforeAll(async () => {
  ground = await MeetingsGround.start('2023-11-02T09:00:00+03:00');
  ({ api, meeting, id } = ground);
  reader = await ground.addPerson({ roles: ['observer'] });
  const government = await ground.addBody('government');
  const [industry, culture] = [
    await ground.addBody('industry', government),
    await ground.addBody('culture', government),
  ];
  await ground.meet('first', { heldOn: '2023-11-01', theirs: government });
  await ground.enter('keptLate', 'first');
  api.clock.set('2023-12-19T09:00:00+03:00');
  await ground.meet('last', { heldOn: '2023-12-18', theirs: industry });
  await ground.enter('putOff', 'last');
  await ground.enter('overdue', 'last', { side: 'theirs' });
  await ground.enter('hidden', 'last');
  await ground.enter('together', 'last', { side: 'joint', counterpartBodyId: industry });
  api.clock.set('2024-01-10T09:00:00+03:00');
  await ground.step('controller', 'putOff', ['extension-by-decision', { to: '2024-04-01', reason: 'Decided.' }]);
  await ground.report('keptLate', '2024-01-10T09:00:00+03:00');
  await api.sql.query(`UPDATE commitments SET classification = 'confidential' WHERE id = $1`, [id['hidden']]);
  api.clock.set('2024-02-20T09:00:00+03:00');
  await ground.meet('coming', { heldOn: '2024-03-01', theirs: industry });
  await ground.meet('sibling', { heldOn: '2024-03-02', theirs: culture });
  await ground.meet('above', { heldOn: '2024-03-03', theirs: government });
  await ground.meet('others', { heldOn: '2024-03-04', theirs: await ground.addBody('stranger') });
  await ground.meet('alone', { heldOn: '2024-03-05', theirs: null });
});
afterAll(() => api.close());
afterEach(() => expect(api.errors.splice(0)).toEqual([]));

const read = async (name: string, who: TestPerson = ground.register.people.registrar, query = '') => {
  const answer = await ground.get(who, `/meetings/${meeting[name] ?? name}/carry-over${query}`);
  return { status: answer.statusCode, ...answer.json<Answer>() };
};
const namesOf = ({ items }: Counted) =>
  items.map((item) => Object.keys(id).find((name) => id[name] === item.id)).sort();
const NOTHING = { count: 0, items: [] };

describe('what a meeting carries over', () => {
  it('is what is open, late and changed of each side since the last one with the same counterpart', async () => {
    const carried = await read('coming');
    expect(carried.earlier.map((one) => one.id)).toEqual([meeting['last'], meeting['first']]);
    expect(carried.since).toBe('2023-12-18T00:00:00Z');
    const { ours, theirs, joint } = carried;
    expect(namesOf(ours.open)).toEqual(['putOff']);
    expect(ours.overdue).toEqual(NOTHING);
    expect(namesOf(ours.keptLate)).toEqual(['keptLate']);
    expect(ours.changed.items.map(({ id: one, changes }) => [one, changes])).toEqual([
      [id['keptLate'], ['closed']],
      [id['putOff'], ['new']],
    ]);
    expect([theirs.open, theirs.overdue, theirs.changed].map(namesOf)).toEqual(Array(3).fill(['overdue']));
    expect([joint.open, joint.overdue, joint.changed].map(namesOf)).toEqual(Array(3).fill(['together']));
    for (const lists of [ours, theirs, joint]) {
      for (const { count, items } of Object.values(lists)) expect(count).toBe(items.length);
    }
  });

  it.each([
    ['sibling', ['first']],
    ['above', ['last', 'first']],
    ['others', []],
    ['alone', []],
    ['first', []],
  ])('of the meeting %s begins with %j', async (name, earlier) => {
    const carried = await read(name);
    const known = carried.earlier.map((one) => Object.keys(meeting).find((key) => meeting[key] === one.id));
    expect(known).toEqual(earlier);
    if (earlier.length === 0) {
      expect(carried.since).toBeNull();
      for (const side of ['ours', 'theirs', 'joint'] as const) {
        expect(carried[side]).toEqual({ open: NOTHING, overdue: NOTHING, keptLate: NOTHING, changed: NOTHING });
      }
    }
  });

  it('is only what the reader may see, bounded, with the counts of all', async () => {
    await api.sql.query(`UPDATE commitments SET classification = 'official' WHERE id = $1`, [id['putOff']]);
    const carried = await read('coming', reader);
    expect([namesOf(carried.ours.open), namesOf(carried.theirs.open)]).toEqual([[], ['overdue']]);
    await api.sql.query(`UPDATE commitments SET classification = 'public' WHERE id = $1`, [id['hidden']]);
    const first = await read('coming', reader, '?limit=1');
    expect(first.ours.changed).toMatchObject({ count: 2, items: [expect.anything()] });
    expect((await read(randomUUID())).status).toBe(404);
    expect((await read('coming', reader, '?limit=101')).status).toBe(422);
  });
});
