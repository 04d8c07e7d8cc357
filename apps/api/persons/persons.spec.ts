import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Shown {
  id: string;
  email: string | null;
  version: number;
}

interface Trusted {
  id: string;
  clearance: string | null;
  morning: string | null;
}

describe('/persons, /bodies, /posts, /tenures, /deputyships', () => {
  let api: TestApi;
  let administrator: TestPerson;
  let registrar: TestPerson;
  let officer: TestPerson;

  beforeAll(async () => {
    api = await startTestApi({ at: '2024-01-15T12:00:00+03:00' });
    administrator = await api.addPerson({ roles: ['administrator'] });
    registrar = await api.addPerson({ roles: ['registrar'] });
    officer = await api.addPerson({ roles: ['executor'] });
  });
  afterAll(() => api.close());

  const send = (
    who: TestPerson | null,
    [method, path]: ['GET' | 'POST' | 'PATCH', string],
    { payload, headers = {} }: { payload?: object; headers?: Record<string, string> } = {},
  ) =>
    api.app.inject({
      method,
      url: `/api/v1${path}`,
      payload,
      headers: { ...(who && { authorization: `Bearer ${who.token}` }), ...headers },
    });

  const newBody = (code: string) => ({
    code,
    kind: 'embassy',
    country: 'RU',
    timeZone: 'Europe/Moscow',
    name: { en: 'Embassy', ru: 'Посольство' },
  });
  const newPerson = (code: string) => ({
    code,
    name: 'Somebody',
    email: `${code}@example.org`,
    timeZone: 'Europe/Minsk',
  });

  it('keeps the way of a post: body, post, holder, succession', async () => {
    const body = await send(administrator, ['POST', '/bodies'], { payload: newBody('by-embassy-ru') });
    expect(body.statusCode).toBe(201);
    const bodyId = body.json<Shown>().id;
    expect(body.headers).toMatchObject({ etag: '"1"', location: `/api/v1/bodies/${bodyId}` });

    const title = { en: 'Ambassador', ru: 'Посол' };
    const post = await send(administrator, ['POST', '/posts'], { payload: { code: 'ambassador', bodyId, title } });
    expect(post.json()).toMatchObject({ code: 'ambassador', holder: null, title: { ...title, be: null } });
    const postId = post.json<Shown>().id;

    const made: string[] = [];
    for (const code of ['krutoi', 'successor']) {
      const person = await send(administrator, ['POST', '/persons'], { payload: newPerson(code) });
      made.push(person.json<Shown>().id);
    }
    const [oldId, newId] = made;
    const tenure = { postId, personId: oldId, startsOn: '2022-01-01' };
    expect((await send(administrator, ['POST', '/tenures'], { payload: tenure })).statusCode).toBe(201);
    const held = await send(officer, ['GET', `/posts/${postId}`]);
    expect(held.json()).toMatchObject({ holder: { id: oldId } });

    const again = await send(administrator, ['POST', '/tenures'], { payload: { ...tenure, personId: newId } });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({
      code: 'post_is_held',
      detail: 'Somebody holds this post from 2022-01-01 until further notice.',
    });

    const payload = { personId: newId, startsOn: '2024-01-15' };
    const succession = await send(administrator, ['POST', `/posts/${postId}/succession`], { payload });
    expect(succession.statusCode).toBe(201);
    const { begun } = succession.json<{ begun: Shown }>();
    expect(succession.json()).toMatchObject({
      ended: { person: { id: oldId }, endsOn: '2024-01-14' },
      begun: { person: { id: newId }, startsOn: '2024-01-15', endsOn: null },
    });
    expect(succession.headers['location']).toBe(`/api/v1/tenures/${begun.id}`);
    expect((await send(officer, ['GET', `/posts?holderId=${newId}`])).json()).toMatchObject({
      items: [{ id: postId }],
      next: null,
    });
    expect((await send(officer, ['GET', `/tenures?postId=${postId}&on=2024-01-14`])).json()).toMatchObject({
      items: [{ person: { id: oldId } }],
    });

    const absence = { absentId: newId, deputyId: oldId, startsOn: '2024-02-01', endsOn: '2024-02-10' };
    const deputyship = await send(administrator, ['POST', '/deputyships'], { payload: absence });
    expect(deputyship.statusCode).toBe(201);
    const path = `/deputyships/${deputyship.json<Shown>().id}`;
    const options = { payload: { endsOn: '2024-02-05' }, headers: { 'if-match': '"1"' } };
    expect((await send(administrator, ['PATCH', path], options)).json()).toMatchObject({ endsOn: '2024-02-05' });
    expect((await send(officer, ['GET', `/deputyships?absentId=${newId}&on=2024-02-06`])).json()).toMatchObject({
      items: [],
    });
  });

  it('changes only the version that was read', async () => {
    const created = await send(administrator, ['POST', '/bodies'], { payload: newBody('versioned') });
    const path = `/bodies/${created.json<Shown>().id}`;
    const change = (headers: Record<string, string>) =>
      send(administrator, ['PATCH', path], { payload: { name: { en: 'New' } }, headers });

    expect((await change({})).statusCode).toBe(428);
    const changed = await change({ 'if-match': '"1"' });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers['etag']).toBe('"2"');
    expect(changed.json()).toMatchObject({ name: { en: 'New', ru: 'Посольство' }, version: 2 });
    expect((await change({ 'if-match': '"1"' })).statusCode).toBe(412);
  });

  it('lists those whose address is refused, for whoever mends it', async () => {
    const { id } = await api.addPerson();
    await api.sql.query(`UPDATE persons SET email_refused_at = now(), email_refusal = '550 No' WHERE id = $1`, [id]);
    const refused = async () =>
      (await send(administrator, ['GET', '/persons?emailRefused=true'])).json<{ items: Shown[] }>().items;
    expect(await refused()).toMatchObject([{ id, emailRefusal: '550 No' }]);
    const options = { payload: { email: `new-${id}@example.org` }, headers: { 'if-match': '"1"' } };
    expect((await send(administrator, ['PATCH', `/persons/${id}`], options)).statusCode).toBe(200);
    expect(await refused()).toEqual([]);
  });

  it('answers bad input with a problem document that names every field', async () => {
    const payload = { ...newBody('Bad Code'), country: 'XX', timeZone: 'Nowhere', extra: 1 };
    const refused = await send(administrator, ['POST', '/bodies'], { payload });
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ faults: { path: string }[] }>().faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['code', 'extra']),
    );
    const named = await send(administrator, ['POST', '/bodies'], { payload: { ...newBody('ok'), country: 'XX' } });
    expect(named.json()).toMatchObject({ status: 422, faults: [{ path: 'country' }] });
    expect(api.errors).toEqual([]);
  });

  it.each([
    '/bodies?limit=0',
    '/bodies?limit=101',
    '/bodies?sort=size',
    '/bodies?after=nonsense',
    '/bodies?colour=red',
    '/bodies?q=%00',
    '/bodies/no-uuid',
    '/posts?vacant=perhaps',
    '/tenures?on=2024-02-30',
    '/tenures?on=0000-01-01',
    '/tenures?on=9999-12-31T00:00',
  ])('refuses %s', async (path) => {
    expect((await send(officer, ['GET', path])).statusCode).toBe(422);
    expect(api.errors).toEqual([]);
  });

  it.each([
    ['POST', '/bodies'],
    ['PATCH', '/bodies/00000000-0000-4000-8000-000000000000'],
    ['POST', '/posts'],
    ['PATCH', '/posts/00000000-0000-4000-8000-000000000000'],
    ['POST', '/posts/00000000-0000-4000-8000-000000000000/succession'],
    ['POST', '/persons'],
    ['PATCH', '/persons/00000000-0000-4000-8000-000000000000'],
    ['POST', '/tenures'],
    ['PATCH', '/tenures/00000000-0000-4000-8000-000000000000'],
    ['POST', '/deputyships'],
    ['PATCH', '/deputyships/00000000-0000-4000-8000-000000000000'],
  ] as ['POST' | 'PATCH', string][])('lets only an administrator %s %s', async (method, path) => {
    expect((await send(null, [method, path], { payload: {} })).statusCode).toBe(401);
    for (const who of [officer, registrar]) {
      expect((await send(who, [method, path], { payload: {} })).statusCode).toBe(403);
    }
    // The administrator gets as far as the schema.
    const options = { payload: {}, headers: { 'if-match': '"1"' } };
    expect((await send(administrator, [method, path], options)).statusCode).toBe(422);
  });

  it.each(['/bodies', '/posts', '/persons', '/tenures', '/deputyships'])(
    'shows %s to nobody but the signed in',
    async (path) => {
      expect((await send(null, ['GET', path])).statusCode).toBe(401);
      expect((await send(officer, ['GET', path])).statusCode).toBe(200);
    },
  );

  it('shows an address to administrators, registrars and its owner', async () => {
    const emailFor = async (who: TestPerson, of: TestPerson) =>
      (await send(who, ['GET', `/persons/${of.id}`])).json<Shown>().email;
    expect(await emailFor(administrator, officer)).toBe(officer.email);
    expect(await emailFor(registrar, officer)).toBe(officer.email);
    expect(await emailFor(officer, officer)).toBe(officer.email);
    expect(await emailFor(officer, registrar)).toBeNull();

    const list = (await send(officer, ['GET', '/persons?limit=100'])).json<{ items: Shown[] }>();
    expect(list.items.filter(({ email }) => email !== null).map(({ id }) => id)).toEqual([officer.id]);
    const search = `/persons?email=${encodeURIComponent(registrar.email)}`;
    expect((await send(officer, ['GET', search])).statusCode).toBe(403);
    expect((await send(registrar, ['GET', search])).json()).toMatchObject({ items: [{ id: registrar.id }] });
  });

  it('shows what somebody is cleared for, and when their mail comes, as it shows the address', async () => {
    const cleared = await api.addPerson({ clearance: 'confidential' });
    const told = async (who: TestPerson) => {
      const { items } = (await send(who, ['GET', `/persons?limit=100`])).json<{ items: Trusted[] }>();
      const one = (await send(who, ['GET', `/persons/${cleared.id}`])).json<Trusted>();
      const listed = items.find(({ id }) => id === cleared.id);
      expect([listed?.clearance, listed?.morning]).toEqual([one.clearance, one.morning]);
      return { clearance: one.clearance, morning: one.morning };
    };
    const all = { clearance: 'confidential', morning: '09:00' };
    for (const who of [administrator, registrar, cleared]) expect(await told(who)).toEqual(all);
    expect(await told(officer)).toEqual({ clearance: null, morning: null });
  });
});
