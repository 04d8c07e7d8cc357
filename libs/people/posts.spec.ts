import { Posts } from './posts.js';
import { createPeopleGround } from './testing/people-ground.js';

type Ground = Awaited<ReturnType<typeof createPeopleGround>>;
const ALL = { limit: 100 };

describe('Posts', () => {
  let ground: Ground;
  let posts: Posts;

  beforeAll(async () => {
    ground = await createPeopleGround();
    posts = ground.module.get(Posts);
  });
  afterAll(() => ground.close());

  const hold = (postId: string, personId: string, span: [string, string | null]) =>
    ground.query('INSERT INTO tenures (post_id, person_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)', [
      postId,
      personId,
      ...span,
    ]);

  it('reports every fault at once, each with its field', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const given = { code: '-', bodyId: nobody, reportsToId: nobody, title: { en: '' } };
    await expect(ground.run(() => ground.make.post(given))).rejects.toMatchObject({
      faults: [{ path: 'code' }, { path: 'title.en' }, { path: 'bodyId' }, { path: 'reportsToId' }],
    });
  });

  it('takes no circle into the line of reporting, not even one that two changes would close together', async () => {
    const [one, other] = await ground.run(async () => [await ground.make.post(), await ground.make.post()]);
    const outcomes = await ground.overlap(
      () => posts.update(one.id, 1, { reportsToId: other.id }),
      () => posts.update(other.id, 1, { reportsToId: one.id }),
    );
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { faults: [{ path: 'reportsToId' }] } }]);
  });

  it('lets one of two changes to the same version win', async () => {
    const post = await ground.run(() => ground.make.post());
    const change = () => posts.update(post.id, 1, { title: { en: 'New' } });
    const outcomes = await ground.overlap(change, change);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
  });

  it('changes what is given and leaves the rest', async () => {
    const post = await ground.run(() => ground.make.post({ title: { en: 'Old', be: 'Стары' } }));
    const changed = await ground.run(() => posts.update(post.id, 1, { title: { en: 'New' } }));
    expect(changed).toEqual({ ...post, title: { en: 'New', ru: null, be: 'Стары' }, version: 2 });
    await expect(ground.run(() => posts.update(post.id, 1, { code: 'x' }))).rejects.toMatchObject({ kind: 'stale' });
  });

  it.each([
    ['body', 'bodyId', true],
    ['superior', 'reportsToId', true],
    ['title', 'title', false],
    ['code', 'code', false],
  ] as const)('tells the plan where it can change with it: another %s', async (_, field, plan) => {
    const { post, changes } = await ground.run(async () => ({
      post: await ground.make.post(),
      changes: {
        bodyId: (await ground.make.body()).id,
        reportsToId: (await ground.make.post()).id,
        ...{ title: { en: 'Another' }, code: 'another-code' },
      },
    }));
    ground.listener.changes.length = 0;
    await ground.run(() => posts.update(post.id, 1, { [field]: changes[field] }));
    expect(ground.listener.changes).toEqual(plan ? [{ postIds: [post.id] }] : []);
  });

  it('shows the holder of today, by the date where the body is', async () => {
    // 12:00 in Minsk on the 15th: in Kiritimati (UTC+14) the 15th is about to end, in Honolulu it has not begun.
    const holderIn = async (timeZone: string, at: string) => {
      const { post, until, from } = await ground.run(async () => {
        const body = await ground.make.body({ timeZone });
        const [until, from] = [await ground.make.person(), await ground.make.person()];
        return { post: await ground.make.post({ bodyId: body.id }), until, from };
      });
      await hold(post.id, until.id, ['2020-01-01', '2024-01-15']);
      await hold(post.id, from.id, ['2024-01-16', null]);
      ground.clock.set(at);
      const { holder } = await ground.run(() => posts.get(post.id));
      return holder?.id === until.id ? 'until' : holder?.id === from.id ? 'from' : 'nobody';
    };
    expect(await holderIn('Pacific/Kiritimati', '2024-01-15T12:00:00+14:00')).toBe('until');
    expect(await holderIn('Pacific/Kiritimati', '2024-01-15T10:00:00Z')).toBe('from');
    expect(await holderIn('Pacific/Honolulu', '2024-01-16T09:59:00Z')).toBe('until');
    expect(await holderIn('Pacific/Honolulu', '2024-01-16T10:00:00Z')).toBe('from');
    ground.clock.set('2024-01-15T12:00:00+03:00');
  });

  it('filters by body, superior, holder, vacancy and words', async () => {
    const made = await ground.run(async () => {
      const body = await ground.make.body();
      const chief = await ground.make.post({ bodyId: body.id, code: 'f-chief', title: { en: 'Chief' } });
      const title = { en: 'Deputy', ru: 'Заместитель' };
      const deputy = await ground.make.post({ bodyId: body.id, code: 'f-deputy', title, reportsToId: chief.id });
      return { body, chief, deputy, person: await ground.make.person() };
    });
    await hold(made.deputy.id, made.person.id, ['2024-01-15', '2024-01-15']);
    const found = async (filter: Parameters<Posts['list']>[0]) =>
      (await ground.run(() => posts.list(filter, ALL))).items.map(({ code }) => code);

    expect(await found({ bodyId: made.body.id })).toEqual(['f-chief', 'f-deputy']);
    expect(await found({ bodyId: made.body.id, sort: '-code' })).toEqual(['f-deputy', 'f-chief']);
    expect(await found({ reportsToId: made.chief.id })).toEqual(['f-deputy']);
    expect(await found({ reportsToId: made.deputy.id })).toEqual([]);
    expect(await found({ holderId: made.person.id })).toEqual(['f-deputy']);
    expect(await found({ bodyId: made.body.id, vacant: true })).toEqual(['f-chief']);
    expect(await found({ bodyId: made.body.id, vacant: false })).toEqual(['f-deputy']);
    expect(await found({ q: 'замест' })).toEqual(['f-deputy']);
    expect(await found({ q: 'F-CHIEF' })).toEqual(['f-chief']);
    ground.clock.set('2024-01-16T12:00:00+03:00');
    expect(await found({ holderId: made.person.id })).toEqual([]);
    ground.clock.set('2024-01-15T12:00:00+03:00');
  });
});
