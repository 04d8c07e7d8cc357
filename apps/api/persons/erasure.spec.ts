import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ErasePerson } from '#erasure';
import { History } from '#history';
import { FileRefused, ImportMeetingFile } from '#importing';
import { SYSTEM, Transactions } from '#platform';
import { Deputyships, Tenures } from '#people';
import { overlap } from '#testing';
import { Temporal } from 'temporal-polyfill';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Shown {
  id: string;
  version: number;
  code?: string;
}

let api: TestApi;
let administrator: TestPerson;

beforeEach(async () => {
  api = await startTestApi({ at: '2024-01-15T12:00:00+03:00' });
  administrator = await api.addPerson({ roles: ['administrator'] });
});
afterEach(() => api.close());

type Sent = { payload?: object; version?: number; key?: string };

const send = (
  who: TestPerson,
  [method, path]: ['GET' | 'POST' | 'PATCH', string],
  { payload, version, key }: Sent = {},
) =>
  api.app.inject({
    method,
    url: `/api/v1${path}`,
    payload,
    headers: {
      authorization: `Bearer ${who.token}`,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  });

const ZINAIDA = {
  code: 'zinaida-primerova',
  name: 'Zinaida Primerova',
  names: { ru: 'Зинаида Примерова', be: 'Зінаіда Прымерава' },
  email: 'zinaida.primerova@example.org',
  timeZone: 'Europe/Minsk',
};
/** What tells of her, in any writing and any case. */
const TELLING = /z[ia]naida|primerova|зинаид|зінаід|примеров|прымерав/i;

const enter = async (given: object = ZINAIDA, key?: string) =>
  (await send(administrator, ['POST', '/persons'], { payload: given, key })).json<Shown>();

const erase = (id: string, version: number, who = administrator) =>
  send(who, ['POST', `/persons/${id}/erasure`], {
    payload: { reason: 'Asked for it.' },
    version,
  });

/** Every text of every column of every table, and what a table holds beside text. */
async function everything(): Promise<[string, string][]> {
  const { rows: tables } = await api.sql.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  return Promise.all(
    tables.map(async ({ name }): Promise<[string, string]> => {
      const sql = `SELECT coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') AS text FROM ${name} t`;
      const { rows } = await api.sql.query<{ text: string }>(sql);
      return [name, rows[0]?.text ?? ''];
    }),
  );
}

const tablesThatTell = async () => (await everything()).filter(([, text]) => TELLING.test(text)).map(([name]) => name);

/** Past mail to her, one that was refused and passed on, and one to a deputy of hers. */
async function addMail(id: string, deputyId: string): Promise<void> {
  const mail = async (
    to: string,
    address: string,
    fields: { subject: string; state: string; error: string | null },
  ) => {
    const { rows } = await api.sql.query<{ id: string }>(
      `INSERT INTO mailings (person_id, message_id, address, state, due_at, settled_at, subject, last_error, attempt)
       VALUES ($1, $2, $3, $4, now(), now(), $5, $6, 1) RETURNING id`,
      [to, `<${randomUUID()}@example.org>`, address, fields.state, fields.subject, fields.error],
    );
    return rows[0]?.id ?? '';
  };
  const refusal = `550 5.1.1 <${ZINAIDA.email}>: unknown`;
  const refused = await mail(id, ZINAIDA.email, {
    subject: 'A bus',
    state: 'failed',
    error: refusal,
  });
  const copy = await mail(deputyId, 'b@example.org', {
    subject: `For ${ZINAIDA.names.ru}`,
    state: 'sent',
    error: null,
  });
  const post = await api.addPost();
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport') ON CONFLICT DO NOTHING`);
  const { rows } = await api.sql.query<{ id: string }>(COMMITMENT, [post, await api.addPost()]);
  const note = `passed on: mail to ${ZINAIDA.name} was refused`;
  for (const [rung, fields] of Object.entries({
    a: { to: id, for: null, state: 'failed', mailing: refused, note: refusal },
    b: { to: deputyId, for: id, state: 'sent', mailing: copy, note: '' },
    c: { to: deputyId, for: null, state: 'sent', mailing: copy, note },
  })) {
    await api.sql.query(
      `INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id,
         deputy_for_id, due_at, state, mailing_id, note) VALUES ($1, $2, 1, 1, $3, 'lead', $4, $5, now(), $6, $7, $8)`,
      [rows[0]?.id, rung, fields.to, post, fields.for, fields.state, fields.mailing, fields.note],
    );
  }
}

const PAST = `
  SELECT DISTINCT language, time_zone AS zone, clearance, digest, digest_token IN (TABLE known_token) AS known
  FROM past.persons WHERE code LIKE 'erased-%'`;

/** What imports remember of a person: by what the entry became, and by the hash of the code. */
async function marks({ id, code }: { id: string; code?: string }): Promise<object[]> {
  const hash = createHash('sha256').update(JSON.stringify(['persons', code]));
  const sql = 'SELECT thing_id AS thing FROM imported_entries WHERE thing_id = $1 OR entry_sha256 = $2';
  return (await api.sql.query<object>(sql, [id, hash.digest()])).rows;
}

const ANSWER = `
  INSERT INTO idempotency_keys (person_id, key, fingerprint, status, headers, body)
  VALUES ($1, 'told', sha256('x'), 200, '{}', $2)`;

const CHECKPOINT_MAIL = `
  INSERT INTO checkpoint_mails (address, last_number, failed_at, failure) VALUES ($1, 0, now(), $2)`;

const COMMITMENT = `
  WITH regime AS (INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}') ON CONFLICT DO NOTHING),
  meeting AS (INSERT INTO meetings (code, title, held_on) VALUES ('A/2024-01-01', 'M', '2024-01-01') RETURNING id)
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
    controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
  SELECT 'A/2024-01-01/01', id, 1, 'commitment', 'ours', 'transport', 'A bus', 'A bus', true, $1, $2, $2, 'cis',
    '2024-01-01', 'open' FROM meeting RETURNING id`;

describe('a person who is erased', () => {
  it('is nowhere any more, and every chain is whole', async () => {
    const { id } = await enter(ZINAIDA, 'entered-once');
    const deputy = await api.addPerson();
    const post = await api.addPost();
    const tenure = {
      postId: post,
      personId: id,
      startsOn: '2022-01-01',
      endsOn: '2023-12-31',
    };
    const held = (
      await send(administrator, ['POST', '/tenures'], {
        payload: tenure,
        key: 'tenure',
      })
    ).json<Shown>();
    const absence = {
      absentId: id,
      deputyId: deputy.id,
      startsOn: '2023-02-01',
      endsOn: '2023-02-10',
    };
    const lent = (await send(administrator, ['POST', '/deputyships'], { payload: absence })).json<Shown>();
    const account = {
      personId: id,
      password: 'correct horse battery',
      roles: ['executor'],
    };
    await send(administrator, ['POST', '/accounts'], {
      payload: account,
      key: 'account',
    });
    const login = { email: ZINAIDA.email, password: account.password };
    const session = await api.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: login,
    });
    const token = session.json<{ token: string }>().token;
    await api.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { ...login, password: 'wrong' },
    });
    await addMail(id, deputy.id);
    await api.sql.query(CHECKPOINT_MAIL, ['Zinaida.Primerova@Example.org', `550 <${ZINAIDA.email}>: unknown`]);
    api.clock.advance({ minutes: 5 });
    const renamed = await send(administrator, ['PATCH', `/persons/${id}`], {
      payload: { name: 'Zinaida' },
      version: 1,
    });
    expect(renamed.statusCode).toBe(200);
    await send(administrator, ['PATCH', `/accounts/${id}`], {
      payload: { disabled: true },
      version: 1,
    });
    expect(await tablesThatTell()).toEqual([
      ...[
        'past.persons',
        'public.checkpoint_mails',
        'public.idempotency_keys',
        'public.mailings',
        'public.occurrences',
      ],
      ...['public.persons', 'public.sealed_values'],
    ]);
    await api.sql.query('CREATE TABLE known_token AS SELECT digest_token FROM persons WHERE id = $1', [id]);
    const hashed = createHash('sha256').update(ZINAIDA.email).digest('hex');
    expect((await everything()).some(([, text]) => text.includes(hashed))).toBe(true);

    const erased = await erase(id, 2);

    expect(erased.statusCode).toBe(200);
    expect(erased.json()).toMatchObject({
      ...{
        id,
        code: `erased-${id}`,
        name: 'Erased person',
        names: { ru: null, be: null },
      },
      ...{
        email: `erased-${id}@erased.invalid`,
        emailRefused: true,
        emailRefusal: null,
        digest: 'off',
        version: 3,
      },
    });
    expect(await tablesThatTell()).toEqual([]);
    expect((await everything()).some(([, text]) => text.includes(hashed))).toBe(false);
    expect(api.errors).toEqual([]);

    const versions = await api.sql.query<object>(PAST);
    expect(versions.rows).toEqual([{ language: 'en', zone: 'UTC', clearance: 'public', digest: 'off', known: false }]);

    const transactions = api.app.get(Transactions);
    const history = api.app.get(History);
    for (const [subject, subjectId, events] of [
      ['person', id, 3],
      ['tenure', held.id, 1],
      ['deputyship', lent.id, 1],
      ['account', id, 3],
    ] as const) {
      const whole = await transactions.run(SYSTEM, () => history.verify(subject, subjectId));
      expect({ subject, whole }).toEqual({
        subject,
        whole: { ok: true, events },
      });
    }
    const told = await transactions.run(SYSTEM, () => history.list('person', id));
    expect(told[0]?.after).toMatchObject({
      name: { erased: true },
      email: { erased: true },
      timeZone: 'Europe/Minsk',
    });
    expect(told[2]).toMatchObject({
      type: 'person.erased',
      reason: 'Asked for it.',
      before: null,
      after: null,
    });

    expect((await send({ ...deputy, token }, ['GET', '/session'])).statusCode).toBe(401);
    expect((await send(administrator, ['GET', `/accounts/${id}`])).statusCode).toBe(404);
    // What is sent once more under its key still finds its answer, which no longer tells.
    const again = await send(administrator, ['POST', '/persons'], {
      payload: ZINAIDA,
      key: 'entered-once',
    });
    const stands = {
      code: `erased-${id}`,
      name: 'Erased person',
      email: `erased-${id}@erased.invalid`,
    };
    expect(again.json()).toMatchObject({ id, ...stands });
  });

  it('is out of longer texts in answers to others, in small letters or capitals', async () => {
    const { id } = await enter({ ...ZINAIDA, code: 'minister-of-steel', name: 'zinaida', names: { ru: 'Зинаида' } });
    const body = JSON.stringify({ note: 'mail to ZINAIDA and to ЗИНАИДА, minister-of-steel, was refused' });
    await api.sql.query(ANSWER, [administrator.id, body]);
    expect((await erase(id, 1)).statusCode).toBe(200);
    const { rows } = await api.sql.query<{ body: object }>('SELECT body FROM idempotency_keys');
    const note = 'mail to Erased person and to Erased person, minister-of-steel, was refused';
    expect(rows).toEqual([{ body: { note } }]);
  });

  it('gets nothing again', async () => {
    const { id } = await enter();
    expect((await erase(id, 1)).statusCode).toBe(200);
    expect((await erase(id, 2)).json()).toMatchObject({
      status: 409,
      code: 'person_erased',
    });
    const change = await send(administrator, ['PATCH', `/persons/${id}`], {
      payload: { name: 'Zinaida' },
      version: 2,
    });
    expect(change.json()).toMatchObject({ status: 409, code: 'person_erased' });
    const other = await api.addPerson();
    const post = await api.addPost();
    const days = { startsOn: '2024-02-01', endsOn: '2024-02-02' };
    for (const [path, payload, field] of [
      ['/tenures', { postId: post, personId: id, startsOn: '2024-02-01' }, 'personId'],
      ['/deputyships', { absentId: id, deputyId: other.id, ...days }, 'absentId'],
      ['/deputyships', { absentId: other.id, deputyId: id, ...days }, 'deputyId'],
      ['/accounts', { personId: id, password: 'correct horse battery', roles: [] }, 'personId'],
    ] as const) {
      const refused = await send(administrator, ['POST', path], { payload });
      expect(refused.json()).toMatchObject({
        status: 422,
        faults: [{ path: field }],
      });
    }
    expect((await enter()).id).not.toBe(id);
    expect(await marks({ id, code: ZINAIDA.code })).toEqual([]);
  });

  it('gets no days by a change of what has ended', async () => {
    const { id } = await enter();
    const other = await api.addPerson();
    await lend(id, other.id, '2024-01-13');
    await lend(other.id, id, '2024-01-13');
    expect((await erase(id, 1)).statusCode).toBe(200);
    const { rows } = await api.sql.query<{ id: string }>('SELECT id FROM deputyships');
    expect(rows).toHaveLength(2);
    for (const deputyship of rows) {
      const payload = { endsOn: '2030-01-01' };
      const refused = await send(administrator, ['PATCH', `/deputyships/${deputyship.id}`], { payload, version: 1 });
      expect(refused.json()).toMatchObject({
        status: 409,
        code: 'person_erased',
      });
    }
  });

  it.each<[string, (ids: { id: string; otherId: string }) => Promise<unknown>]>([
    [
      'a tenure is given to somebody else',
      async ({ id, otherId }) => {
        const { rows } = await api.sql.query<Shown>('SELECT id, version FROM tenures WHERE person_id = $1', [id]);
        await api.app.get(Tenures).update(rows[0]?.id ?? '', 1, { personId: otherId });
      },
    ],
    [
      'a deputyship of theirs is changed',
      async () => {
        const { rows } = await api.sql.query<Shown>('SELECT id, version FROM deputyships');
        await api.app.get(Deputyships).update(rows[0]?.id ?? '', 1, {
          endsOn: Temporal.PlainDate.from('2024-01-12'),
        });
      },
    ],
  ])('does not come back when %s at the same moment', async (_, change) => {
    const { id } = await enter();
    const other = await api.addPerson();
    const post = await api.addPost({ holder: id });
    await api.sql.query(`UPDATE tenures SET ends_on = '2024-01-14' WHERE post_id = $1`, [post]);
    await lend(id, other.id, '2024-01-13');
    const erasing = () => api.app.get(ErasePerson).run({ personId: id, version: 1, reason: 'Asked for it.' });

    const [erased, changed] = await overlap(api.app.get(Transactions), erasing, () =>
      change({ id, otherId: other.id }),
    );

    expect(erased?.status).toBe('fulfilled');
    expect(await tablesThatTell()).toEqual([]);
    const { rows } = await api.sql.query<{ changes: number }>(
      `SELECT count(*)::integer AS changes FROM events WHERE type IN ('tenure.changed', 'deputyship.changed')`,
    );
    expect(rows).toEqual([{ changes: changed?.status === 'fulfilled' ? 1 : 0 }]);
  });

  it('cannot be made up by giving somebody such a code', async () => {
    const { id } = await enter();
    const payload = { code: `erased-${id}` };
    const refused = await send(administrator, ['PATCH', `/persons/${id}`], {
      payload,
      version: 1,
    });
    expect(refused.json()).toMatchObject({
      status: 422,
      faults: [{ path: 'code' }],
    });
  });

  it('does not come back with the file that brought them', async () => {
    const text = readFileSync('samples/moscow-oblast-2023-12-18.yaml', 'utf8');
    const run = () =>
      api.app
        .get(Transactions)
        .run(SYSTEM, () => api.app.get(ImportMeetingFile).run({ text, readBeside: (name) => ({ refusal: name }) }));
    await run();
    const { rows } = await api.sql.query<Shown & { name: string; email: string }>(
      'SELECT id, code, name, email, version FROM persons p WHERE NOT EXISTS (SELECT FROM accounts WHERE person_id = p.id)',
    );
    const person = rows[0];
    if (person === undefined) throw new Error('the sample has persons');
    await api.sql.query('DELETE FROM deputyships');
    await api.sql.query(`UPDATE tenures SET ends_on = starts_on WHERE person_id = $1`, [person.id]);
    await api.sql.query('DELETE FROM commitment_observers');
    expect((await erase(person.id, person.version)).json()).toMatchObject({
      name: 'Erased person',
    });
    const holding = async () =>
      (await everything()).filter(([, dump]) => dump.includes(person.email)).map(([name]) => name);
    expect(await holding()).toEqual([]);
    expect(await marks(person)).toEqual([{ thing: null }]);

    const refused: unknown = await run().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FileRefused);
    const { faults } = refused as FileRefused;
    expect(faults).toMatchObject([
      {
        message: expect.stringContaining(`"${person.code}" has been erased`) as string,
      },
    ]);
    expect(await holding()).toEqual([]);
  });
});

describe('an erasure is refused', () => {
  it('to whoever is no administrator, and of a version that was not read', async () => {
    const { id } = await enter();
    for (const role of ['registrar', 'auditor', 'executor', 'head'] as const) {
      expect((await erase(id, 1, await api.addPerson({ roles: [role] }))).statusCode).toBe(403);
    }
    expect((await erase(id, 7)).statusCode).toBe(412);
    const bare = await send(administrator, ['POST', `/persons/${id}/erasure`], {
      payload: { reason: 'x' },
    });
    expect(bare.statusCode).toBe(428);
    const silent = await send(administrator, ['POST', `/persons/${id}/erasure`], {
      payload: { reason: ' ' },
      version: 1,
    });
    expect(silent.json()).toMatchObject({
      status: 422,
      faults: [{ path: 'reason' }],
    });
    expect((await erase(randomUUID(), 1)).statusCode).toBe(404);
    expect((await erase(administrator.id, 1)).json()).toMatchObject({
      code: 'person_needed',
    });
    expect(await tablesThatTell()).toContain('public.persons');
  });

  it.each<[string, (id: string, other: TestPerson) => Promise<unknown>, RegExp]>([
    ['they hold a post', (id) => api.addPost({ holder: id }), /hold "Minister".*end the tenure/],
    ['they will hold one', (id) => api.addPost({ holder: id, from: '2030-01-01' }), /will hold "Minister"/],
    [
      'they stand in for somebody',
      (id, other) => lend(other.id, id, '2024-01-15'),
      /Deputyships .* \(1\): end those first/,
    ],
    ['somebody stands in for them', (id, other) => lend(id, other.id, '2099-01-01'), /Deputyships/],
    ['they can sign in', (id) => api.sql.query(ACCOUNT, [id]), /account is enabled: disable it/],
    ['mail is on its way', (id) => api.sql.query(MAILING, [id]), /Mail to them is still to go out \(1\)/],
    ['they are an observer', (id) => observe(id, 'active'), /observer \(1\): have a registrar take them off/],
  ])('while %s', async (_, need, words) => {
    const { id } = await enter();
    await need(id, await api.addPerson());
    const refused = await erase(id, 1);
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'person_needed',
      detail: expect.stringMatching(words) as string,
    });
    expect((await send(administrator, ['GET', `/persons/${id}`])).json()).toMatchObject({ name: ZINAIDA.name });
  });

  it('for nothing that is over', async () => {
    const { id } = await enter();
    const other = await api.addPerson();
    const post = await api.addPost({ holder: id });
    await api.sql.query(`UPDATE tenures SET ends_on = '2024-01-14' WHERE post_id = $1`, [post]);
    await lend(id, other.id, '2024-01-13');
    await observe(id, 'closed');
    await api.sql.query(ACCOUNT, [id]);
    await api.sql.query('UPDATE accounts SET disabled_at = now() WHERE person_id = $1', [id]);
    expect((await erase(id, 1)).statusCode).toBe(200);
  });
});

const lend = (absentId: string, deputyId: string, endsOn: string) =>
  api.sql.query(
    `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on) VALUES ($1, $2, '2024-01-01', $3)`,
    [absentId, deputyId, endsOn],
  );

const ACCOUNT = `INSERT INTO accounts (person_id, password_hash) VALUES ($1, 'x')`;
const MAILING = `INSERT INTO mailings (person_id, message_id, due_at) VALUES ($1, '<a@example.org>', now())`;

async function observe(personId: string, status: string): Promise<void> {
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
  const { rows } = await api.sql.query<{ id: string }>(COMMITMENT, [await api.addPost(), await api.addPost()]);
  await api.sql.query(
    `UPDATE commitments SET status = $2, controlled_at = now(), settled_at = CASE WHEN $2 = 'closed' THEN now() END
     WHERE id = $1`,
    [rows[0]?.id, status],
  );
  await api.sql.query('INSERT INTO commitment_observers (commitment_id, person_id) VALUES ($1, $2)', [
    rows[0]?.id,
    personId,
  ]);
}
