import { Temporal } from 'temporal-polyfill';
import { Deputyships } from './deputyships.js';
import { createPeopleGround } from './testing/people-ground.js';

type Ground = Awaited<ReturnType<typeof createPeopleGround>>;
const day = (text: string) => Temporal.PlainDate.from(text);
const ALL = { limit: 100 };
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('Deputyships', () => {
  let ground: Ground;
  let deputyships: Deputyships;

  beforeAll(async () => {
    ground = await createPeopleGround();
    deputyships = ground.module.get(Deputyships);
  });
  afterAll(() => ground.close());

  const pair = () =>
    ground.run(async () => ({ absentId: (await ground.make.person()).id, deputyId: (await ground.make.person()).id }));
  const january = { startsOn: day('2024-01-01'), endsOn: day('2024-01-31') };

  it('keeps what it is given and tells the plan about both', async () => {
    const two = await pair();
    ground.listener.changes.length = 0;
    const made = await ground.run(() => deputyships.create({ ...two, ...january }));
    expect(made).toMatchObject({ absent: { id: two.absentId }, deputy: { id: two.deputyId }, version: 1 });
    expect([made.startsOn.toString(), made.endsOn.toString()]).toEqual(['2024-01-01', '2024-01-31']);
    expect(ground.listener.changes).toEqual([{ personIds: [two.absentId, two.deputyId] }]);
    const again = await ground.run(() => deputyships.get(made.id));
    expect(again.absent).toEqual(made.absent);
  });

  it('names every field at fault', async () => {
    const backwards = { startsOn: january.endsOn, endsOn: january.startsOn };
    const attempt = ground.run(() => deputyships.create({ absentId: NOBODY, deputyId: NOBODY, ...backwards }));
    await expect(attempt).rejects.toMatchObject({
      faults: [{ path: 'absentId' }, { path: 'deputyId' }, { path: 'deputyId' }, { path: 'endsOn' }],
    });
  });

  it('takes the same two once for the same day, even when both come in at once', async () => {
    const two = await pair();
    const create = () => deputyships.create({ ...two, ...january });
    const outcomes = await ground.overlap(create, create);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'already_deputy' } }]);
  });

  it('changes dates, tells the plan, and refuses a version that is gone', async () => {
    const two = await pair();
    const made = await ground.run(() => deputyships.create({ ...two, ...january }));
    ground.listener.changes.length = 0;
    const shorter = { endsOn: day('2024-01-10') };
    const changed = await ground.run(() => deputyships.update(made.id, 1, shorter));
    expect([changed.endsOn.toString(), changed.version]).toEqual(['2024-01-10', 2]);
    expect(ground.listener.changes).toEqual([{ personIds: [two.absentId, two.deputyId] }]);
    await expect(ground.run(() => deputyships.update(made.id, 1, shorter))).rejects.toMatchObject({ kind: 'stale' });
    const earlier = { endsOn: day('2023-12-31') };
    await expect(ground.run(() => deputyships.update(made.id, 2, earlier))).rejects.toMatchObject({
      faults: [{ path: 'endsOn' }],
    });
  });

  it('lists by either person and by date', async () => {
    const two = await pair();
    const { id } = await ground.run(() => deputyships.create({ ...two, ...january }));
    const found = async (filter: Parameters<Deputyships['list']>[0]) =>
      (await ground.run(() => deputyships.list(filter, ALL))).items.map((item) => item.id);
    expect(await found({ absentId: two.absentId })).toEqual([id]);
    expect(await found({ absentId: two.deputyId })).toEqual([]);
    expect(await found({ deputyId: two.deputyId })).toEqual([id]);
    expect(await found({ deputyId: two.absentId })).toEqual([]);
    expect(await found({ absentId: two.absentId, on: day('2024-01-31') })).toEqual([id]);
    expect(await found({ absentId: two.absentId, on: day('2024-02-01') })).toEqual([]);
  });
});
