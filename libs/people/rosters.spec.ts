import { Temporal } from 'temporal-polyfill';
import { Deputyships } from './deputyships.js';
import { createPeopleGround } from './testing/people-ground.js';
import { Rosters } from './rosters.js';
import { Tenures } from './tenures.js';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('Rosters', () => {
  let ground: Awaited<ReturnType<typeof createPeopleGround>>;

  beforeAll(async () => {
    ground = await createPeopleGround();
  });
  afterAll(() => ground.close());

  it('reads bodies, posts, persons, tenures and deputyships as they were entered', async () => {
    const made = await ground.run(async () => {
      const body = await ground.make.body({ name: { en: 'Embassy', ru: 'Посольство' }, timeZone: 'Europe/Moscow' });
      const chief = await ground.make.post();
      const post = await ground.make.post({ bodyId: body.id, reportsToId: chief.id });
      const holder = await ground.make.person({ morning: '07:05', language: 'be', clearance: 'official' });
      const deputy = await ground.make.person();
      const term = { startsOn: day('2024-01-01'), endsOn: day('2024-06-30') };
      await ground.module.get(Tenures).create({ postId: post.id, personId: holder.id, ...term });
      await ground.module.get(Deputyships).create({ absentId: holder.id, deputyId: deputy.id, ...term });
      return { body, chief, post, holder, deputy };
    });
    const roster = await ground.run(() => ground.module.get(Rosters).load());
    const { id, code, country, name, timeZone } = made.body;
    expect(roster.bodyOf(made.post.id)).toEqual({ id, code, country, name, timeZone });
    expect(roster.superiorOf(made.post.id)).toBe(made.chief.id);
    const { emailRefusal: _, version: __, digest: ___, digestWeekday: ____, ...holder } = made.holder;
    expect(roster.holderOn(made.post.id, day('2024-06-30'))).toEqual(holder);
    expect(roster.holderOn(made.post.id, day('2024-07-01'))).toBeNull();
    expect(roster.deputiesOf(made.holder.id, day('2024-01-01')).map((person) => person.id)).toEqual([made.deputy.id]);
    expect(roster.deputiesOf(made.holder.id, day('2024-07-01'))).toEqual([]);
  });

  it('reads of a line of posts what lies above it, and nothing else', async () => {
    const made = await ground.run(async () => {
      const chief = await ground.make.post();
      const post = await ground.make.post({ reportsToId: chief.id });
      const below = await ground.make.post({ reportsToId: post.id });
      const [holder, deputy, successor, other] = [
        await ground.make.person(),
        await ground.make.person(),
        await ground.make.person(),
        await ground.make.person(),
      ];
      const tenures = ground.module.get(Tenures);
      const term = { startsOn: day('2024-01-01'), endsOn: day('2024-06-30') };
      await tenures.create({ postId: chief.id, personId: holder.id, ...term });
      await tenures.create({ postId: chief.id, personId: successor.id, startsOn: day('2024-07-01') });
      await tenures.create({ postId: below.id, personId: other.id, ...term });
      await ground.module.get(Deputyships).create({ absentId: holder.id, deputyId: deputy.id, ...term });
      return { chief, post, below, holder, deputy, successor, other };
    });
    const roster = await ground.run(() => ground.module.get(Rosters).around([made.post.id]));
    expect(roster.ancestorsOf(made.post.id)).toEqual([made.chief.id]);
    expect(roster.holderOn(made.chief.id, day('2024-06-30'))?.id).toBe(made.holder.id);
    expect(roster.holderOn(made.chief.id, day('2024-07-01'))?.id).toBe(made.successor.id);
    expect(roster.deputiesOf(made.holder.id, day('2024-02-01')).map(({ id }) => id)).toEqual([made.deputy.id]);
    expect(() => roster.post(made.below.id)).toThrow(made.below.id);
    expect(() => roster.person(made.other.id)).toThrow(made.other.id);
  });

  it('reads ten thousand posts with their holders', async () => {
    await ground.query(`
      WITH body AS (INSERT INTO bodies (code, kind, country, time_zone, name_en)
                    VALUES ('large', 'ministry', 'BY', 'Europe/Minsk', 'Large') RETURNING id),
      post AS (INSERT INTO posts (code, body_id, title_en)
               SELECT 'large-' || n, body.id, 'Post ' || n FROM body, generate_series(1, 10000) n RETURNING id, code),
      person AS (INSERT INTO persons (code, name, email, time_zone)
                 SELECT 'large-' || n, 'Person ' || n, n || '@example.org', 'Europe/Minsk'
                 FROM generate_series(1, 10000) n RETURNING id, code)
      INSERT INTO tenures (post_id, person_id, starts_on)
      SELECT post.id, person.id, '2024-01-01' FROM post JOIN person USING (code)`);
    const roster = await ground.run(() => ground.module.get(Rosters).load());
    const [post] = await ground.query<{ id: string }>("SELECT id FROM posts WHERE code = 'large-5000'");
    expect(roster.holderOn(post.id, day('2024-01-01'))?.code).toBe('large-5000');
  });
});
