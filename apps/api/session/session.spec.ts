import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const signIn = (payload: unknown, remoteAddress = '10.9.9.9', key?: string) =>
  api.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: payload as object,
    remoteAddress,
    headers: { ...(key !== undefined && { 'idempotency-key': key }) },
  });
const whoAmI = (headers: Record<string, string>) => api.app.inject({ url: '/api/v1/session', headers });
const bearer = (person: TestPerson) => ({ authorization: `Bearer ${person.token}` });

describe('signing in', () => {
  it('gives a token, a strict cookie, and says who it is', async () => {
    const { email, password, id } = await api.addPerson({ roles: ['registrar'] });
    const response = await signIn({ email: email.toUpperCase(), password });

    expect(response.statusCode).toBe(201);
    expect(response.headers['set-cookie']).toMatch(/^pacta_session=[\w-]{43}; .*Path=\/; .*HttpOnly; SameSite=Strict$/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toMatchObject({ person: { id, email }, roles: ['registrar'], posts: [], actingFor: [] });
    expect(response.json<{ expiresAt: string }>().expiresAt).toBe('2024-01-17T18:00:00Z');
  });

  it('answers an unknown address, a wrong password and a disabled account the same', async () => {
    const [known, disabled] = [await api.addPerson(), await api.addPerson()];
    await api.sql.query('UPDATE accounts SET disabled_at = now() WHERE person_id = $1', [disabled.id]);
    const answers = await Promise.all([
      signIn({ email: 'nobody@mfa.example.org', password: 'wrong horse battery' }),
      signIn({ email: known.email, password: 'wrong horse battery' }),
      signIn({ email: disabled.email, password: disabled.password }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it('does the same work for an unknown address as for a wrong password', async () => {
    const { email } = await api.addPerson();
    const time = async (address: string) => {
      const began = performance.now();
      await signIn({ email: address, password: 'wrong horse battery' }, `10.1.${address.length % 250}.1`);
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      known.push(await time(email));
      unknown.push(await time(`nobody-${round}@mfa.example.org`));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0;
    // Without the decoy an unknown address answers in a tenth of the time.
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.5);
    expect(median(known)).toBeGreaterThan(median(unknown) * 0.5);
  });

  it('lets nobody guess on after ten wrong passwords for an address, not even at once', async () => {
    const { email, password } = await api.addPerson();
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_, i) => signIn({ email, password: `wrong password ${i}` }, `10.2.0.${i}`)),
    );
    const statuses = guesses.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(4).fill(429)]);

    const right = await signIn({ email, password }, '10.2.0.99');
    expect(right.statusCode).toBe(429);
    expect(right.headers['retry-after']).toBe('900');

    api.clock.advance({ minutes: 15 });
    expect((await signIn({ email, password }, '10.2.0.99')).statusCode).toBe(201);
  });

  it('limits attempts from one IP address', async () => {
    const attempts = [];
    for (let i = 0; i < 61; i += 1) attempts.push(await signIn({ email: 'x', password: 'y' }, '10.3.0.1'));
    expect(attempts[59]?.statusCode).toBe(422);
    expect(attempts[60]?.statusCode).toBe(429);
    expect(attempts[60]?.json()).toMatchObject({ code: 'too_many', status: 429 });
    expect(attempts[60]?.headers['retry-after']).toBeDefined();
  });
});

describe('signing in under an Idempotency-Key', () => {
  const under = (key: string, { email, password }: { email: string; password: string }) =>
    signIn({ email, password }, '10.5.0.1', key);
  const sessionsOf = async ({ id }: TestPerson) => {
    const { rows } = await api.sql.query('SELECT created_at, expires_at FROM sessions WHERE person_id = $1', [id]);
    return rows.length - 1; // addPerson has signed in once
  };
  const tokenOf = (response: { json: <T>() => T }) => response.json<{ token: string }>().token;
  const isSignedIn = async (token: string) => (await whoAmI({ authorization: `Bearer ${token}` })).statusCode === 200;

  it('starts one session, and a retry goes on with it under a new token', async () => {
    const person = await api.addPerson({ roles: ['registrar'] });
    const first = await under('s-1', person);
    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    api.clock.advance({ minutes: 5 });
    const again = await under('s-1', { ...person, email: person.email.toUpperCase() });
    expect(again.statusCode).toBe(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json()).toEqual({ ...first.json<object>(), token: tokenOf(again) });
    expect(again.headers['set-cookie']).toContain(`pacta_session=${tokenOf(again)};`);

    expect(await sessionsOf(person)).toBe(1);
    expect([await isSignedIn(tokenOf(first)), await isSignedIn(tokenOf(again))]).toEqual([false, true]);
    expect((await under('s-2', person)).headers['idempotency-replayed']).toBeUndefined();
    expect(await sessionsOf(person)).toBe(2);
  });

  it('answers each of several at once, and one session is left', async () => {
    const person = await api.addPerson();
    const answers = await Promise.all(Array.from({ length: 8 }, () => under('s-3', person)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(201));
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(7);
    expect(await sessionsOf(person)).toBe(1);
    const good = await Promise.all(answers.map((answer) => isSignedIn(tokenOf(answer))));
    expect(good.filter(Boolean)).toHaveLength(1);
  });

  it('is refused for another person, whose own sign-in it is not', async () => {
    const [one, other] = [await api.addPerson(), await api.addPerson()];
    const first = await under('s-4', one);
    const refused = await under('s-4', other);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      faults: [{ path: 'Idempotency-Key', message: 'was used for another request; take a new key' }],
    });
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect(await sessionsOf(other)).toBe(0);
    expect(await isSignedIn(tokenOf(first))).toBe(true);
  });

  it('changes nothing for a wrong password or a disabled account, and tells them nothing', async () => {
    const [person, disabled] = [await api.addPerson(), await api.addPerson()];
    const first = await under('s-5', person);
    await api.sql.query('UPDATE accounts SET disabled_at = now() WHERE person_id = $1', [disabled.id]);
    const wrong = 'wrong horse battery';
    const answers = await Promise.all([
      under('s-5', { ...person, password: wrong }),
      under('s-6', { ...person, password: wrong }),
      under('s-5', { email: 'nobody@mfa.example.org', password: wrong }),
      under('s-5', disabled),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect([await sessionsOf(person), await sessionsOf(disabled)]).toEqual([1, 0]);
    expect(await isSignedIn(tokenOf(first))).toBe(true);
  });

  it('starts anew once the session is over, for whoever comes', async () => {
    const [one, other] = [await api.addPerson(), await api.addPerson()];
    const signedOut = await under('s-7', one);
    await api.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${tokenOf(signedOut)}` },
    });
    expect((await under('s-7', other)).headers['idempotency-replayed']).toBeUndefined();
    const before = api.clock.now();
    api.clock.advance({ hours: 12 });
    const next = await under('s-7', one);
    expect(next.statusCode).toBe(201);
    expect(next.headers['idempotency-replayed']).toBeUndefined();
    expect(await isSignedIn(tokenOf(next))).toBe(true);
    api.clock.set(before);
  });

  it('takes no key that could not be kept, and counts no attempt for it', async () => {
    const person = await api.addPerson();
    for (const key of ['with space', 'x'.repeat(256)]) {
      expect((await under(key, person)).json()).toMatchObject({ status: 422, faults: [{ path: 'Idempotency-Key' }] });
    }
    const { rows } = await api.sql.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM sign_in_failures WHERE address_sha256 = sha256($1::bytea)',
      [person.email],
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('keeps neither key, token nor password in the database', async () => {
    const person = await api.addPerson();
    const key = `key-of-${person.id}`;
    const { token } = (await under(key, person)).json<{ token: string }>();
    const { rows } = await api.sql.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of rows) {
      const found = await api.sql.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${name} AS t WHERE to_jsonb(t)::text ~ $1`,
        [[key, token, person.password].join('|')],
      );
      expect({ name, n: found.rows[0]?.n }).toEqual({ name, n: 0 });
    }
  });
});

describe('a session', () => {
  it('is taken from the cookie or the header, and asked for', async () => {
    const person = await api.addPerson();
    expect((await whoAmI({ cookie: `pacta_session=${person.token}` })).statusCode).toBe(200);
    expect((await whoAmI(bearer(person))).statusCode).toBe(200);
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: `Bearer ${'A'.repeat(43)}` }]) {
      const response = await whoAmI(headers as Record<string, string>);
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toBe('Bearer realm="pacta"');
      expect(response.headers['content-type']).toBe('application/problem+json');
    }
  });

  it('ends after twelve hours, used or not', async () => {
    const person = await api.addPerson();
    const before = api.clock.now();
    api.clock.advance({ hours: 11, minutes: 59 });
    expect((await whoAmI(bearer(person))).statusCode).toBe(200);
    api.clock.advance({ minutes: 1 });
    expect((await whoAmI(bearer(person))).statusCode).toBe(401);
    api.clock.set(before);
  });

  it('ends when signed out, and the cookie goes', async () => {
    const person = await api.addPerson();
    const out = await api.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: bearer(person) });
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toContain('pacta_session=;');
    expect((await whoAmI(bearer(person))).statusCode).toBe(401);
  });

  it('keeps no token in the database', async () => {
    const { token } = await api.addPerson();
    const { rows } = await api.sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM sessions WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%'`,
      [token],
    );
    expect(rows[0]?.n).toBe(0);
  });
});

describe('who somebody is today', () => {
  it('goes by the date in the zone of the body of each post', async () => {
    const person = await api.addPerson();
    await api.sql.query(`UPDATE sessions SET expires_at = '2100-01-01' WHERE person_id = $1`, [person.id]);
    const tomorrow = api.clock.now().toZonedDateTimeISO('Europe/Minsk').toPlainDate().add({ days: 1 }).toString();
    const [minsk, vladivostok] = [
      await api.addPost({ holder: person.id, from: tomorrow, timeZone: 'Europe/Minsk' }),
      await api.addPost({ holder: person.id, from: tomorrow, timeZone: 'Asia/Vladivostok' }),
    ];
    const before = api.clock.now();
    // 17:00 in Minsk: midnight has just come to Vladivostok.
    api.clock.set(before.toZonedDateTimeISO('Europe/Minsk').with({ hour: 17, minute: 0 }).toInstant());
    const posts = (await whoAmI(bearer(person))).json<{ posts: { id: string }[] }>().posts;
    expect(posts.map(({ id }) => id)).toEqual([vladivostok]);
    api.clock.advance({ hours: 7 });
    const later = (await whoAmI(bearer(person))).json<{ posts: { id: string }[] }>().posts;
    expect(new Set(later.map(({ id }) => id))).toEqual(new Set([minsk, vladivostok]));
    api.clock.set(before);
  });

  it('names whom they stand in for, in which posts, on the days of the deputyship only', async () => {
    const [absent, deputy] = [await api.addPerson(), await api.addPerson()];
    const post = await api.addPost({ holder: absent.id });
    await api.sql.query(
      `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on) VALUES ($1, $2, '2024-01-17', '2024-01-18')`,
      [absent.id, deputy.id],
    );
    const before = api.clock.now();
    const actingFor = async (at: string) => {
      api.clock.set(at);
      const fresh = await signIn({ email: deputy.email, password: deputy.password }, '10.4.0.1');
      return fresh.json<{ actingFor: unknown[] }>().actingFor;
    };
    expect(await actingFor('2024-01-16T23:59:59+03:00')).toEqual([]);
    const named = [{ person: { id: absent.id }, posts: [{ id: post }] }];
    expect(await actingFor('2024-01-17T00:00:00+03:00')).toMatchObject(named);
    expect(await actingFor('2024-01-18T23:59:59+03:00')).toMatchObject(named);
    expect(await actingFor('2024-01-19T00:00:00+03:00')).toEqual([]);
    api.clock.set(before);
  });
});

describe('a page of another site', () => {
  it('cannot act through the cookie', async () => {
    const { token } = await api.addPerson();
    const out = (headers: Record<string, string>) =>
      api.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { host: 'pacta.example.org', ...headers } });
    const cookie = { cookie: `pacta_session=${token}` };
    expect((await out({ ...cookie, origin: 'https://evil.test' })).statusCode).toBe(403);
    expect((await out({ ...cookie, origin: 'null' })).statusCode).toBe(403);
    expect((await out({ ...cookie, origin: 'https://pacta.example.org' })).statusCode).toBe(204);
  });
});
