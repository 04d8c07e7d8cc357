import { createPeopleGround } from './testing/people-ground.js';
import { type PersonChanges, Persons } from './persons.js';

type Ground = Awaited<ReturnType<typeof createPeopleGround>>;

describe('Persons', () => {
  let ground: Ground;
  let persons: Persons;

  beforeAll(async () => {
    ground = await createPeopleGround();
    persons = ground.module.get(Persons);
  });
  afterAll(() => ground.close());

  it('keeps what it is given and fills in what is usual', async () => {
    const person = await ground.run(() =>
      ground.make.person({ code: 'krutoi', name: 'Dmitry', names: { ru: 'Дмитрий' } }),
    );
    expect(person).toEqual({
      id: person.id,
      code: 'krutoi',
      name: 'Dmitry',
      names: { ru: 'Дмитрий', be: null },
      email: expect.stringContaining('@example.org'),
      language: 'en',
      timeZone: 'Europe/Minsk',
      morning: '09:00',
      clearance: 'public',
      digest: 'weekly',
      digestWeekday: 1,
      urgent: 'morning',
      emailRefused: false,
      emailRefusal: null,
      version: 1,
    });
    expect(await ground.run(() => persons.get(person.id))).toEqual(person);
    expect([...(await ground.run(() => persons.byCodes(['krutoi', 'nobody'])))]).toEqual([['krutoi', person]]);
  });

  it('reports every fault at once, each with its field', async () => {
    const given = {
      code: 'Ъ',
      name: 'A\r\nBcc: b@example.org',
      names: { ru: 'я'.repeat(501) },
      email: 'a@example.org, b@example.org',
      timeZone: 'Minsk/Europe',
      morning: '24:00',
      digestWeekday: 8,
    };
    await expect(ground.run(() => ground.make.person(given))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [
        { path: 'name' },
        { path: 'names.ru' },
        { path: 'email' },
        { path: 'digestWeekday' },
        { path: 'code' },
        { path: 'timeZone' },
        { path: 'morning' },
      ],
    });
  });

  it('takes an address once, whatever its case', async () => {
    await ground.run(() => ground.make.person({ email: 'only@example.org' }));
    await expect(ground.run(() => ground.make.person({ email: 'ONLY@example.org' }))).rejects.toMatchObject({
      code: 'email_taken',
    });
    const other = await ground.run(() => ground.make.person());
    const change = { email: 'Only@example.org' };
    await expect(ground.run(() => persons.update(other.id, 1, change))).rejects.toMatchObject({ code: 'email_taken' });
  });

  it('changes what is given, tells the plan, and refuses a version that is gone', async () => {
    const person = await ground.run(() => ground.make.person({ names: { be: 'Імя' } }));
    ground.listener.changes.length = 0;
    const changes = { timeZone: 'Asia/Almaty', morning: '07:30', names: { ru: 'Имя' } };
    const changed = await ground.run(() => persons.update(person.id, 1, changes));
    const expected = { timeZone: 'Asia/Almaty', morning: '07:30', names: { ru: 'Имя', be: 'Імя' }, version: 2 };
    expect(changed).toEqual({ ...person, ...expected });
    expect(ground.listener.changes).toEqual([{ personIds: [person.id] }]);
    await expect(ground.run(() => persons.update(person.id, 1, changes))).rejects.toMatchObject({ kind: 'stale' });
  });

  it.each<[string, PersonChanges, { plan: boolean; digests: boolean }]>([
    ['hour', { morning: '07:30' }, { plan: true, digests: false }],
    ['zone', { timeZone: 'Asia/Almaty' }, { plan: true, digests: false }],
    ['clearance', { clearance: 'confidential' }, { plan: true, digests: false }],
    ['urgent mail', { urgent: 'immediate' }, { plan: true, digests: false }],
    ['hour and digest', { morning: '07:30', digest: 'off' }, { plan: true, digests: false }],
    ['digest', { digest: 'daily' }, { plan: false, digests: true }],
    ['day of the digest', { digestWeekday: 5 }, { plan: false, digests: true }],
    ['language', { language: 'ru' }, { plan: false, digests: false }],
    ['name', { name: 'Another' }, { plan: false, digests: false }],
    ['address', { email: 'another@example.org' }, { plan: false, digests: false }],
    ['nothing', { digest: 'weekly', morning: '09:00' }, { plan: false, digests: false }],
  ])('tells only whom it concerns of another %s', async (_, changes, told) => {
    const { listener } = ground;
    const person = await ground.run(() => ground.make.person());
    [listener.changes.length, listener.digests.length] = [0, 0];
    await ground.run(() => persons.update(person.id, 1, changes));
    expect({ plan: listener.changes, digests: listener.digests }).toEqual({
      plan: told.plan ? [{ personIds: [person.id] }] : [],
      digests: told.digests ? [person.id] : [],
    });
  });

  it('lets one of two changes to the same version win', async () => {
    const person = await ground.run(() => ground.make.person());
    const change = () => persons.update(person.id, 1, { name: 'New' });
    const outcomes = await ground.overlap(change, change);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
  });

  it('notes a refused address once, and forgets it when an address is given', async () => {
    const person = await ground.run(() => ground.make.person({ email: 'gone@example.org' }));
    const refused = { email: 'gone@example.org', reason: '550 no such user' };
    await ground.run(() => persons.refuseEmail(person.id, refused));
    await ground.run(() => persons.refuseEmail(person.id, { ...refused, reason: 'again' }));
    const marked = await ground.run(() => persons.get(person.id));
    expect(marked).toEqual({ ...person, emailRefused: true, emailRefusal: '550 no such user', version: 2 });

    const renamed = await ground.run(() => persons.update(person.id, 2, { name: 'Other' }));
    expect(renamed.emailRefused).toBe(true);
    const cleared = await ground.run(() => persons.update(person.id, 3, { email: 'gone@example.org' }));
    expect(cleared).toMatchObject({ emailRefused: false, emailRefusal: null });
  });

  it('does not hold the refusal of an old address against a new one', async () => {
    const person = await ground.run(() => ground.make.person({ email: 'new@example.org' }));
    await ground.run(() => persons.refuseEmail(person.id, { email: 'old@example.org', reason: '550' }));
    expect((await ground.run(() => persons.get(person.id))).emailRefused).toBe(false);
  });

  it('finds by name in any language and by code, by address only when asked to', async () => {
    const given = { code: 'findable', name: 'Searched', names: { be: 'Шуканы' }, email: 'hidden@example.org' };
    await ground.run(() => ground.make.person(given));
    const found = async (filter: Parameters<Persons['list']>[0]) =>
      (await ground.run(() => persons.list(filter, { limit: 100 }))).items.map(({ code }) => code);
    expect(await found({ q: 'searc' })).toEqual(['findable']);
    expect(await found({ q: 'шукан' })).toEqual(['findable']);
    expect(await found({ q: 'FINDAB' })).toEqual(['findable']);
    expect(await found({ q: 'hidden' })).toEqual([]);
    expect(await found({ email: 'HIDDEN@example.org' })).toEqual(['findable']);
    expect(await found({ email: 'hidden@example' })).toEqual([]);
    expect((await found({})).length).toBeGreaterThan(1);
  });
});
