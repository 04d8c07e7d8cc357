import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { History } from '#history';
import { FileRefused, ImportMeetingFile } from '#importing';
import { SYSTEM, Transactions } from '#platform';
import type { TestApi, TestPerson } from '../testing/start-test-api.js';
import { ErasureGround, type Shown, ZINAIDA } from './erasure-ground.js';

let ground: ErasureGround;
let api: TestApi;
let administrator: TestPerson;

beforeEach(async () => {
  ground = await ErasureGround.start();
  ({ api, administrator } = ground);
});
afterEach(() => api.close());

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
  const commitmentId = await ground.commitment(post);
  const note = `passed on: mail to ${ZINAIDA.name} was refused`;
  for (const [rung, fields] of Object.entries({
    a: { to: id, for: null, state: 'failed', mailing: refused, note: refusal },
    b: { to: deputyId, for: id, state: 'sent', mailing: copy, note: '' },
    c: { to: deputyId, for: null, state: 'sent', mailing: copy, note },
  })) {
    await api.sql.query(
      `INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id,
         deputy_for_id, due_at, state, mailing_id, note) VALUES ($1, $2, 1, 1, $3, 'lead', $4, $5, now(), $6, $7, $8)`,
      [commitmentId, rung, fields.to, post, fields.for, fields.state, fields.mailing, fields.note],
    );
  }
}

const PAST = `
  SELECT DISTINCT language, time_zone AS zone, clearance, digest, digest_token IN (TABLE known_token) AS known
  FROM past.persons WHERE code LIKE 'erased-%'`;

const ANSWER = `
  INSERT INTO idempotency_keys (person_id, key, fingerprint, status, headers, body)
  VALUES ($1, 'told', sha256('x'), 200, '{}', $2)`;

const CHECKPOINT_MAIL = `
  INSERT INTO checkpoint_mails (address, last_number, failed_at, failure) VALUES ($1, 0, now(), $2)`;

describe('what is left of a person who is erased', () => {
  it('is nowhere any more, and every chain is whole', async () => {
    const { id } = await ground.enter(ZINAIDA, 'entered-once');
    const deputy = await api.addPerson();
    const post = await api.addPost();
    const tenure = {
      postId: post,
      personId: id,
      startsOn: '2022-01-01',
      endsOn: '2023-12-31',
    };
    const held = (
      await ground.send(administrator, ['POST', '/tenures'], {
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
    const lent = (await ground.send(administrator, ['POST', '/deputyships'], { payload: absence })).json<Shown>();
    const account = {
      personId: id,
      password: 'correct horse battery',
      roles: ['executor'],
    };
    await ground.send(administrator, ['POST', '/accounts'], {
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
    const view = await api.app.inject({
      method: 'POST',
      url: '/api/v1/session/views',
      payload: { name: 'Mine, Zinaida', address: 'q=Primerova' },
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'view' },
    });
    expect(view.statusCode).toBe(201);
    await addMail(id, deputy.id);
    await api.sql.query(CHECKPOINT_MAIL, ['Zinaida.Primerova@Example.org', `550 <${ZINAIDA.email}>: unknown`]);
    api.clock.advance({ minutes: 5 });
    const renamed = await ground.send(administrator, ['PATCH', `/persons/${id}`], {
      payload: { name: 'Zinaida' },
      version: 1,
    });
    expect(renamed.statusCode).toBe(200);
    await ground.send(administrator, ['PATCH', `/accounts/${id}`], {
      payload: { disabled: true },
      version: 1,
    });
    expect(await ground.tablesThatTell()).toEqual([
      ...[
        'past.persons',
        'public.checkpoint_mails',
        'public.idempotency_keys',
        'public.mailings',
        'public.occurrences',
      ],
      ...['public.persons', 'public.saved_views', 'public.sealed_values'],
    ]);
    await api.sql.query('CREATE TABLE known_token AS SELECT digest_token FROM persons WHERE id = $1', [id]);
    const hashed = createHash('sha256').update(ZINAIDA.email).digest('hex');
    expect((await ground.everything()).some(([, text]) => text.includes(hashed))).toBe(true);

    const erased = await ground.erase(id, 2);

    expect(erased.statusCode).toBe(200);
    expect(erased.json()).toMatchObject({
      ...{
        id,
        code: `erased-${id}`,
        name: 'Erased person',
        names: { ru: 'Обезличенное лицо', be: 'Абязлічаная асоба' },
      },
      ...{
        email: `erased-${id}@erased.invalid`,
        emailRefused: true,
        emailRefusal: null,
        digest: 'off',
        version: 3,
      },
    });
    expect(await ground.tablesThatTell()).toEqual([]);
    expect((await ground.everything()).some(([, text]) => text.includes(hashed))).toBe(false);
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

    expect((await ground.send({ ...deputy, token }, ['GET', '/session'])).statusCode).toBe(401);
    expect((await ground.send(administrator, ['GET', `/accounts/${id}`])).statusCode).toBe(404);
    // What is sent once more under its key still finds its answer, which no longer tells.
    const again = await ground.send(administrator, ['POST', '/persons'], {
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
    const { id } = await ground.enter({
      ...ZINAIDA,
      code: 'minister-of-steel',
      name: 'zinaida',
      names: { ru: 'Зинаида' },
    });
    const body = JSON.stringify({ note: 'mail to ZINAIDA and to ЗИНАИДА, minister-of-steel, was refused' });
    await api.sql.query(ANSWER, [administrator.id, body]);
    expect((await ground.erase(id, 1)).statusCode).toBe(200);
    const { rows } = await api.sql.query<{ body: object }>('SELECT body FROM idempotency_keys');
    const note = 'mail to Erased person and to Erased person, minister-of-steel, was refused';
    expect(rows).toEqual([{ body: { note } }]);
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
    expect((await ground.erase(person.id, person.version)).json()).toMatchObject({
      name: 'Erased person',
    });
    const holding = async () =>
      (await ground.everything()).filter(([, dump]) => dump.includes(person.email)).map(([name]) => name);
    expect(await holding()).toEqual([]);
    expect(await ground.marks(person)).toEqual([{ thing: null }]);

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
