import { Temporal } from 'temporal-polyfill';
import { Transactions } from '#platform';
import { createPeopleGround } from './testing/people-ground.js';
import { Tenures } from './tenures.js';

type Ground = Awaited<ReturnType<typeof createPeopleGround>>;
const day = (text: string) => Temporal.PlainDate.from(text);
const ALL = { limit: 100 };
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('Tenures', () => {
  let ground: Ground;
  let tenures: Tenures;

  beforeAll(async () => {
    ground = await createPeopleGround();
    tenures = ground.module.get(Tenures);
  });
  afterAll(() => ground.close());

  const cast = () =>
    ground.run(async () => ({
      post: await ground.make.post(),
      old: await ground.make.person({ name: 'Dmitry Krutoi' }),
      successor: await ground.make.person(),
    }));
  const span = (item: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null }) =>
    `${item.startsOn.toString()}..${item.endsOn?.toString() ?? ''}`;

  it('nobody holds a post with another as of any moment, also where another machine was ahead', async () => {
    const { post, old, successor } = await cast();
    const first = await ground.run(() =>
      tenures.create({ postId: post.id, personId: old.id, startsOn: day('2020-01-01') }),
    );
    const ended = await ground.run(() => tenures.update(first.id, 1, { endsOn: day('2020-12-31') }));
    await ground.run(() =>
      ground.module
        .get(Transactions)
        .manager.query(`UPDATE tenures SET valid_from = valid_from + interval '2 s' WHERE id = $1`, [ended.id]),
    );
    const second = await ground.run(() =>
      tenures.create({ postId: post.id, personId: successor.id, startsOn: day('2020-06-01').add({ years: 1 }) }),
    );
    const [row] = await ground.run(() =>
      ground.module.get(Transactions).manager.query<[{ later: boolean; same: boolean }]>(
        `SELECT b.valid_from > a.valid_from AS later, b.valid_from = e.occurred_at AS same
         FROM tenures a, tenures b JOIN events e ON e.subject_id = b.id::text WHERE a.id = $1 AND b.id = $2`,
        [ended.id, second.id],
      ),
    );
    expect(row).toEqual({ later: true, same: true });
  });

  it('keeps what it is given and tells the plan', async () => {
    const { post, old } = await cast();
    ground.listener.changes.length = 0;
    const given = { postId: post.id, personId: old.id, startsOn: day('2022-01-01') };
    const tenure = await ground.run(() => tenures.create(given));
    expect(tenure).toMatchObject({
      post: { id: post.id, title: post.title },
      person: { id: old.id, name: 'Dmitry Krutoi' },
      endsOn: null,
      version: 1,
    });
    expect(span(tenure)).toBe('2022-01-01..');
    expect(span(await ground.run(() => tenures.get(tenure.id)))).toBe('2022-01-01..');
    expect(ground.listener.changes).toEqual([{ postIds: [post.id], personIds: [old.id] }]);
    const [event] = await ground.query('SELECT type, after FROM events WHERE subject_id = $1', [tenure.id]);
    expect(event).toMatchObject({ type: 'tenure.created', after: { startsOn: '2022-01-01', endsOn: null } });
  });

  it('names every field at fault', async () => {
    const given = { postId: NOBODY, personId: NOBODY, startsOn: day('2022-01-02'), endsOn: day('2022-01-01') };
    await expect(ground.run(() => tenures.create(given))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ path: 'postId' }, { path: 'personId' }, { path: 'endsOn' }],
    });
  });

  it.each([
    ['2024-03-31', null],
    ['2020-01-01', '2022-01-01'],
    ['2023-01-01', '2023-01-01'],
    ['2020-01-01', null],
  ])('says who holds the post when another tenure asks for %s to %s', async (startsOn, endsOn) => {
    const { post, old, successor } = await cast();
    const held = { postId: post.id, personId: old.id, startsOn: day('2022-01-01'), endsOn: day('2024-03-31') };
    await ground.run(() => tenures.create(held));
    const wanted = { startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) };
    const attempt = ground.run(() => tenures.create({ postId: post.id, personId: successor.id, ...wanted }));
    await expect(attempt).rejects.toMatchObject({
      kind: 'conflict',
      code: 'post_is_held',
      message: 'Dmitry Krutoi holds this post from 2022-01-01 to 2024-03-31.',
    });
  });

  it.each([
    ['2024-04-01', null],
    ['2020-01-01', '2021-12-31'],
  ])('takes a tenure that only touches another: %s to %s', async (startsOn, endsOn) => {
    const { post, old, successor } = await cast();
    const held = { postId: post.id, personId: old.id, startsOn: day('2022-01-01'), endsOn: day('2024-03-31') };
    await ground.run(() => tenures.create(held));
    const wanted = { startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) };
    await ground.run(() => tenures.create({ postId: post.id, personId: successor.id, ...wanted }));
    expect((await ground.run(() => tenures.list({ postId: post.id }, ALL))).items).toHaveLength(2);
  });

  it('takes one of two tenures that come in at once', async () => {
    const { post, old, successor } = await cast();
    const create = (personId: string) => tenures.create({ postId: post.id, personId, startsOn: day('2024-01-01') });
    const outcomes = await ground.overlap(
      () => create(old.id),
      () => create(successor.id),
    );
    const message = 'Dmitry Krutoi holds this post from 2024-01-01 until further notice.';
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'post_is_held', message } }]);
  });

  it('changes dates within what is free, and refuses a version that is gone', async () => {
    const { post, old, successor } = await cast();
    const create = (personId: string, startsOn: string, endsOn: string) =>
      ground.run(() => tenures.create({ postId: post.id, personId, startsOn: day(startsOn), endsOn: day(endsOn) }));
    const first = await create(old.id, '2022-01-01', '2022-12-31');
    await create(successor.id, '2024-01-01', '2024-12-31');
    const update = (version: number, endsOn: string | null) =>
      ground.run(() => tenures.update(first.id, version, { endsOn: endsOn === null ? null : day(endsOn) }));

    expect(span(await update(1, '2023-12-31'))).toBe('2022-01-01..2023-12-31');
    await expect(update(1, '2023-06-30')).rejects.toMatchObject({ kind: 'stale' });
    await expect(update(2, '2024-01-01')).rejects.toMatchObject({ code: 'post_is_held' });
    await expect(update(2, null)).rejects.toMatchObject({ code: 'post_is_held' });
    await expect(update(2, '2021-12-31')).rejects.toMatchObject({ faults: [{ path: 'endsOn' }] });
    expect(span(await ground.run(() => tenures.get(first.id)))).toBe('2022-01-01..2023-12-31');
  });

  it('tells the plan about both persons when a tenure turns out to be somebody else’s', async () => {
    const { post, old, successor } = await cast();
    const given = { postId: post.id, personId: old.id, startsOn: day('2022-01-01') };
    const tenure = await ground.run(() => tenures.create(given));
    ground.listener.changes.length = 0;
    await ground.run(() => tenures.update(tenure.id, 1, { personId: successor.id }));
    expect(ground.listener.changes).toEqual([{ postIds: [post.id], personIds: [old.id, successor.id] }]);
  });

  describe('succeed', () => {
    it('ends the present tenure the day before and begins the new one', async () => {
      const { post, old, successor } = await cast();
      const given = { postId: post.id, personId: old.id, startsOn: day('2022-01-01') };
      const present = await ground.run(() => tenures.create(given));
      ground.listener.changes.length = 0;
      const hand = { personId: successor.id, startsOn: day('2024-03-01') };
      const { ended, begun } = await ground.run(() => tenures.succeed(post.id, hand));
      expect(ended).toMatchObject({ id: present.id, version: 2 });
      expect([ended && span(ended), span(begun)]).toEqual(['2022-01-01..2024-02-29', '2024-03-01..']);
      expect(begun.person.id).toBe(successor.id);
      expect(ground.listener.changes).toEqual([{ postIds: [post.id], personIds: [old.id, successor.id] }]);
      const types = await ground.query(
        "SELECT type FROM events WHERE subject = 'tenure' AND subject_id = ANY ($1) ORDER BY id",
        [[present.id, begun.id]],
      );
      expect(types).toEqual([{ type: 'tenure.created' }, { type: 'tenure.changed' }, { type: 'tenure.created' }]);
    });

    it('fills a vacant post', async () => {
      const { post, successor } = await cast();
      const hand = { personId: successor.id, startsOn: day('2024-03-01') };
      const { ended } = await ground.run(() => tenures.succeed(post.id, hand));
      expect(ended).toBeNull();
    });

    it('refuses a second hand-over from the same day on, and leaves no half of it behind', async () => {
      const { post, old, successor } = await cast();
      const given = { postId: post.id, personId: old.id, startsOn: day('2022-01-01') };
      await ground.run(() => tenures.create(given));
      const hand = { personId: successor.id, startsOn: day('2024-03-01') };
      await ground.run(() => tenures.succeed(post.id, hand));
      const again = (personId: string, startsOn: string) =>
        ground.run(() => tenures.succeed(post.id, { personId, startsOn: day(startsOn) }));
      await expect(again(old.id, '2024-03-01')).rejects.toMatchObject({ code: 'post_is_held' });
      await expect(again(old.id, '2023-06-01')).rejects.toMatchObject({ code: 'post_is_held' });
      await expect(again(successor.id, '2024-05-01')).rejects.toMatchObject({ code: 'already_holds' });
      await expect(again(NOBODY, '2024-05-01')).rejects.toMatchObject({ faults: [{ path: 'personId' }] });
      await expect(
        ground.run(() => tenures.succeed(NOBODY, { personId: old.id, startsOn: day('2024-01-01') })),
      ).rejects.toMatchObject({ kind: 'not_found' });
      const { items } = await ground.run(() => tenures.list({ postId: post.id }, ALL));
      expect(items.map(span)).toEqual(['2024-03-01..', '2022-01-01..2024-02-29']);
    });

    it('lets one of two hand-overs at once win', async () => {
      const { post, old, successor } = await cast();
      const succeed = (personId: string) => tenures.succeed(post.id, { personId, startsOn: day('2024-03-01') });
      const outcomes = await ground.overlap(
        () => succeed(old.id),
        () => succeed(successor.id),
      );
      expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'post_is_held' } }]);
      expect((await ground.run(() => tenures.list({ postId: post.id }, ALL))).items).toHaveLength(1);
    });
  });

  it('lists by post, by person and by date, in pages', async () => {
    const { post, old, successor } = await cast();
    await ground.run(async () => {
      await tenures.create({
        postId: post.id,
        personId: old.id,
        startsOn: day('2022-01-01'),
        endsOn: day('2022-12-31'),
      });
      await tenures.create({ postId: post.id, personId: successor.id, startsOn: day('2023-01-02') });
    });
    const found = async (filter: Parameters<Tenures['list']>[0]) =>
      (await ground.run(() => tenures.list(filter, ALL))).items.map(span);
    const [first, second] = ['2022-01-01..2022-12-31', '2023-01-02..'];
    expect(await found({ postId: post.id })).toEqual([second, first]);
    expect(await found({ postId: post.id, sort: 'startsOn' })).toEqual([first, second]);
    expect(await found({ personId: old.id })).toEqual([first]);
    expect(await found({ postId: post.id, on: day('2022-12-31') })).toEqual([first]);
    expect(await found({ postId: post.id, on: day('2023-01-01') })).toEqual([]);
    expect(await found({ postId: post.id, on: day('2023-01-02') })).toEqual([second]);

    const page = await ground.run(() => tenures.list({ postId: post.id }, { limit: 1 }));
    const rest = await ground.run(() => tenures.list({ postId: post.id }, { limit: 1, after: page.next ?? '' }));
    expect([...page.items, ...rest.items].map(span)).toEqual([second, first]);
    expect(rest.next).toBeNull();
    const forged = Buffer.from(JSON.stringify(['-startsOn', '2023-02-30', post.id])).toString('base64url');
    await expect(ground.run(() => tenures.list({}, { limit: 1, after: forged }))).rejects.toMatchObject({
      faults: [{ path: 'after' }],
    });
  });
});
