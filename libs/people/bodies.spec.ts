import { Bodies, type BodyChanges } from './bodies.js';
import { createPeopleGround } from './testing/people-ground.js';

type Ground = Awaited<ReturnType<typeof createPeopleGround>>;
const ALL = { limit: 100 };

describe('Bodies', () => {
  let ground: Ground;
  let bodies: Bodies;

  beforeAll(async () => {
    ground = await createPeopleGround();
    bodies = ground.module.get(Bodies);
  });
  afterAll(() => ground.close());

  it('keeps what it is given, and gives it back by id, by code and in an event', async () => {
    const body = await ground.run(() =>
      ground.make.body({ code: 'by-industry', name: { en: 'Ministry', ru: 'Министерство' }, aliases: ['Minprom'] }),
    );
    expect(body).toEqual({
      id: body.id,
      code: 'by-industry',
      parentId: null,
      kind: 'ministry',
      country: 'BY',
      timeZone: 'Europe/Minsk',
      name: { en: 'Ministry', ru: 'Министерство', be: null },
      aliases: ['Minprom'],
      version: 1,
    });
    expect(await ground.run(() => bodies.get(body.id))).toEqual(body);
    const events = await ground.query('SELECT type, after FROM events WHERE subject_id = $1', [body.id]);
    expect(events).toEqual([{ type: 'body.created', after: body }]);
  });

  it("makes sure of its country's working calendar", async () => {
    const calendars = () => ground.query("SELECT country FROM calendars WHERE country = 'KZ'");
    expect(await calendars()).toEqual([]);
    const body = await ground.run(() => ground.make.body());
    await ground.run(() => bodies.update(body.id, 1, { country: 'KZ', timeZone: 'Asia/Almaty' }));
    expect(await calendars()).toHaveLength(1);
  });

  it('reports every fault at once, each with its field', async () => {
    const given = { code: 'Bad Code', country: 'XX', timeZone: '+03:00', name: { en: ' ' }, aliases: ['a\nb'] };
    await expect(ground.run(() => ground.make.body(given))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [
        { path: 'code' },
        { path: 'country' },
        { path: 'timeZone' },
        { path: 'name.en' },
        { path: 'aliases[0]' },
      ],
    });
  });

  it('refuses a parent that does not exist', async () => {
    const given = { parentId: '00000000-0000-4000-8000-000000000000' };
    await expect(ground.run(() => ground.make.body(given))).rejects.toMatchObject({ faults: [{ path: 'parentId' }] });
  });

  it('refuses a code that is taken', async () => {
    await ground.run(() => ground.make.body({ code: 'once' }));
    await expect(ground.run(() => ground.make.body({ code: 'once' }))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'code_taken',
    });
  });

  it('changes what is given and leaves the rest', async () => {
    const body = await ground.run(() => ground.make.body({ name: { en: 'Old', ru: 'Старое' } }));
    const changed = await ground.run(() => bodies.update(body.id, 1, { name: { en: 'New' } }));
    expect(changed).toEqual({ ...body, name: { en: 'New', ru: 'Старое', be: null }, version: 2 });
    const events = await ground.query('SELECT type, before, after FROM events WHERE subject_id = $1 AND sequence = 2', [
      body.id,
    ]);
    expect(events).toEqual([{ type: 'body.changed', before: body, after: changed }]);
  });

  it.each<[string, BodyChanges, { plan: boolean }]>([
    ['zone', { timeZone: 'Asia/Almaty' }, { plan: true }],
    ['country', { country: 'KZ' }, { plan: true }],
    ['name', { name: { en: 'Another' } }, { plan: false }],
    ['kind and aliases', { kind: 'embassy', aliases: ['Another'] }, { plan: false }],
    ['nothing', { country: 'BY', timeZone: 'Europe/Minsk' }, { plan: false }],
  ])('tells the plan about its posts where it can change with it: %s', async (_, changes, told) => {
    const { body, post } = await ground.run(async () => {
      const body = await ground.make.body();
      await ground.make.post();
      return { body, post: await ground.make.post({ bodyId: body.id }) };
    });
    ground.listener.changes.length = 0;
    await ground.run(() => bodies.update(body.id, 1, changes));
    expect(ground.listener.changes).toEqual(told.plan ? [{ postIds: [post.id] }] : []);
  });

  it('finds nothing under an id that is not there', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    await expect(ground.run(() => bodies.get(id))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(ground.run(() => bodies.update(id, 1, { code: 'x' }))).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('lets one of two changes to the same version win', async () => {
    const body = await ground.run(() => ground.make.body());
    const outcomes = await ground.overlap(
      () => bodies.update(body.id, 1, { name: { en: 'first' } }),
      () => bodies.update(body.id, 1, { name: { en: 'second' } }),
    );
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
    expect(await ground.run(() => bodies.get(body.id))).toMatchObject({ name: { en: 'first' }, version: 2 });
  });

  it('takes no circle into the tree', async () => {
    const [top, middle, leaf] = await ground.run(async () => {
      const top = await ground.make.body();
      const middle = await ground.make.body({ parentId: top.id });
      return [top, middle, await ground.make.body({ parentId: middle.id })];
    });
    for (const parentId of [top.id, middle.id, leaf.id]) {
      await expect(ground.run(() => bodies.update(top.id, 1, { parentId }))).rejects.toMatchObject({
        faults: [{ path: 'parentId', message: 'must not be the body itself or one below it' }],
      });
    }
    await expect(ground.run(() => bodies.update(leaf.id, 1, { parentId: top.id }))).resolves.toBeDefined();
  });

  it('takes no circle that two changes would close together', async () => {
    const [one, other] = await ground.run(async () => [await ground.make.body(), await ground.make.body()]);
    const outcomes = await ground.overlap(
      () => bodies.update(one.id, 1, { parentId: other.id }),
      () => bodies.update(other.id, 1, { parentId: one.id }),
    );
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { faults: [{ path: 'parentId' }] } }]);
  });

  describe('list', () => {
    let isolated: Ground;
    let ids: Record<'ministry' | 'embassy' | 'academy', string>;
    const found = async (filter: Parameters<Bodies['list']>[0]) =>
      (await isolated.run(() => isolated.module.get(Bodies).list(filter, ALL))).items.map(({ code }) => code);

    beforeAll(async () => {
      isolated = await createPeopleGround();
      ids = await isolated.run(async () => {
        const { make } = isolated;
        const ministry = await make.body({ code: 'a-ministry', name: { en: 'Zinc', ru: 'Минпром 100%' } });
        const embassy = await make.body({
          code: 'b-embassy',
          kind: 'embassy',
          country: 'RU',
          timeZone: 'Europe/Moscow',
          name: { en: 'Embassy' },
          aliases: ['Посольство'],
          parentId: ministry.id,
        });
        const academy = await make.body({
          code: 'c-academy',
          kind: 'academy',
          name: { en: 'Academy', be: 'Акадэмія' },
        });
        return { ministry: ministry.id, embassy: embassy.id, academy: academy.id };
      });
    });
    afterAll(() => isolated.close());

    it.each([
      [{ q: 'zin' }, ['a-ministry']],
      [{ q: 'МИНПРОМ' }, ['a-ministry']],
      [{ q: 'акадэ' }, ['c-academy']],
      [{ q: 'посольств' }, ['b-embassy']],
      [{ q: 'b-emb' }, ['b-embassy']],
      [{ q: '0%' }, ['a-ministry']],
      [{ q: '%' }, ['a-ministry']],
      [{ q: '_' }, []],
      [{ q: '\\' }, []],
      [{ country: 'RU' }, ['b-embassy']],
      [{ kind: 'academy' as const }, ['c-academy']],
      [{ country: 'RU', kind: 'academy' as const }, []],
      [{}, ['c-academy', 'b-embassy', 'a-ministry']],
      [{ sort: '-name' as const }, ['a-ministry', 'b-embassy', 'c-academy']],
      [{ sort: 'code' as const }, ['a-ministry', 'b-embassy', 'c-academy']],
    ])('answers %j with %j', async (filter, codes) => {
      expect(await found(filter)).toEqual(codes);
    });

    it('finds what is directly below a body', async () => {
      expect(await found({ parentId: ids.ministry })).toEqual(['b-embassy']);
      expect(await found({ parentId: ids.academy })).toEqual([]);
    });

    it.each(['name', '-name', 'code', '-code'] as const)('goes through every page once, by %s', async (sort) => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await isolated.run(() => isolated.module.get(Bodies).list({ sort }, { limit: 1, after }));
        expect(page.items).toHaveLength(1);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect([...seen].sort()).toEqual(Object.values(ids).sort());
    });

    it('refuses a place that is not its own', async () => {
      const list = (after: string, sort: 'name' | 'code' = 'name') =>
        isolated.run(() => isolated.module.get(Bodies).list({ sort }, { limit: 1, after }));
      const { next } = await isolated.run(() => isolated.module.get(Bodies).list({ sort: 'name' }, { limit: 1 }));
      const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
      const places = ['', 'x', forged(null), forged(['name', 1, ids.academy]), forged(['name', 'a', 'no uuid'])];
      for (const place of places) {
        await expect(list(place)).rejects.toMatchObject({ kind: 'invalid', faults: [{ path: 'after' }] });
      }
      await expect(list(next ?? '', 'code')).rejects.toMatchObject({ kind: 'invalid' });
    });
  });
});
