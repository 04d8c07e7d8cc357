import { randomUUID } from 'node:crypto';
import { ErasePerson } from '#erasure';
import { Deputyships, personNames, Tenures } from '#people';
import { Transactions } from '#platform';
import { overlap } from '#testing';
import { Temporal } from 'temporal-polyfill';
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

describe('a person who is erased', () => {
  it('gets nothing again', async () => {
    const { id } = await ground.enter();
    expect((await ground.erase(id, 1)).statusCode).toBe(200);
    expect((await ground.erase(id, 2)).json()).toMatchObject({
      status: 409,
      code: 'person_erased',
    });
    const change = await ground.send(administrator, ['PATCH', `/persons/${id}`], {
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
      const refused = await ground.send(administrator, ['POST', path], { payload });
      expect(refused.json()).toMatchObject({
        status: 422,
        faults: [{ path: field }],
      });
    }
    expect((await ground.enter()).id).not.toBe(id);
    expect(await ground.marks({ id, code: ZINAIDA.code })).toEqual([]);
  });

  it('is called so in every language, as of the past as well', async () => {
    const { id } = await ground.enter();
    const other = await api.addPerson();
    const post = await api.addPost({ holder: id });
    await api.sql.query(`UPDATE tenures SET ends_on = '2024-01-14' WHERE post_id = $1`, [post]);
    await ground.lend(id, other.id, '2024-01-13');
    const commitment = await ground.commitment(post);
    const auditor = await api.addPerson({ roles: ['auditor'] });
    await api.sql.query(`UPDATE persons SET language = 'be' WHERE id = $1`, [auditor.id]);
    expect((await ground.erase(id, 1)).statusCode).toBe(200);
    const erased = { name: 'Erased person', names: { ru: 'Обезличенное лицо', be: 'Абязлічаная асоба' } };
    const read = async (path: string) => (await ground.send(administrator, ['GET', path])).json<unknown>();
    expect(await read(`/persons/${id}`)).toMatchObject(erased);
    expect(await read(`/tenures?personId=${id}`)).toMatchObject({ items: [{ person: erased }] });
    expect(await read(`/deputyships?absentId=${id}`)).toMatchObject({ items: [{ absent: erased }] });
    // A row of the past is known by its code alone.
    const past = `(SELECT $1::uuid AS id, 'erased-' || $1::text AS code, NULL AS name_ru, NULL AS name_be) p`;
    const { rows } = await api.sql.query(`SELECT ${personNames('p')} AS names FROM ${past}`, [id]);
    expect(rows).toEqual([{ names: erased.names }]);
    const holders = await ground.send(auditor, ['GET', `/commitments/${commitment}/holders`]);
    expect(holders.json()).toMatchObject({ items: [{ person: { name: 'Абязлічаная асоба' } }] });
  });

  it('gets no days by a change of what has ended', async () => {
    const { id } = await ground.enter();
    const other = await api.addPerson();
    await ground.lend(id, other.id, '2024-01-13');
    await ground.lend(other.id, id, '2024-01-13');
    expect((await ground.erase(id, 1)).statusCode).toBe(200);
    const { rows } = await api.sql.query<{ id: string }>('SELECT id FROM deputyships');
    expect(rows).toHaveLength(2);
    for (const deputyship of rows) {
      const payload = { endsOn: '2030-01-01' };
      const refused = await ground.send(administrator, ['PATCH', `/deputyships/${deputyship.id}`], {
        payload,
        version: 1,
      });
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
    const { id } = await ground.enter();
    const other = await api.addPerson();
    const post = await api.addPost({ holder: id });
    await api.sql.query(`UPDATE tenures SET ends_on = '2024-01-14' WHERE post_id = $1`, [post]);
    await ground.lend(id, other.id, '2024-01-13');
    const erasing = () => api.app.get(ErasePerson).run({ personId: id, version: 1, reason: 'Asked for it.' });

    const [erased, changed] = await overlap(api.app.get(Transactions), erasing, () =>
      change({ id, otherId: other.id }),
    );

    expect(erased?.status).toBe('fulfilled');
    expect(await ground.tablesThatTell()).toEqual([]);
    const { rows } = await api.sql.query<{ changes: number }>(
      `SELECT count(*)::integer AS changes FROM events WHERE type IN ('tenure.changed', 'deputyship.changed')`,
    );
    expect(rows).toEqual([{ changes: changed?.status === 'fulfilled' ? 1 : 0 }]);
  });

  it('cannot be made up by giving somebody such a code', async () => {
    const { id } = await ground.enter();
    const payload = { code: `erased-${id}` };
    const refused = await ground.send(administrator, ['PATCH', `/persons/${id}`], {
      payload,
      version: 1,
    });
    expect(refused.json()).toMatchObject({
      status: 422,
      faults: [{ path: 'code' }],
    });
  });
});

describe('an erasure is refused', () => {
  it('to whoever is no administrator, and of a version that was not read', async () => {
    const { id } = await ground.enter();
    for (const role of ['registrar', 'auditor', 'executor', 'head'] as const) {
      expect((await ground.erase(id, 1, await api.addPerson({ roles: [role] }))).statusCode).toBe(403);
    }
    expect((await ground.erase(id, 7)).statusCode).toBe(412);
    const bare = await ground.send(administrator, ['POST', `/persons/${id}/erasure`], {
      payload: { reason: 'x' },
    });
    expect(bare.statusCode).toBe(428);
    const silent = await ground.send(administrator, ['POST', `/persons/${id}/erasure`], {
      payload: { reason: ' ' },
      version: 1,
    });
    expect(silent.json()).toMatchObject({
      status: 422,
      faults: [{ path: 'reason' }],
    });
    expect((await ground.erase(randomUUID(), 1)).statusCode).toBe(404);
    expect((await ground.erase(administrator.id, 1)).json()).toMatchObject({
      code: 'person_needed',
    });
    expect(await ground.tablesThatTell()).toContain('public.persons');
  });

  it.each<[string, (id: string, other: TestPerson) => Promise<unknown>, RegExp]>([
    ['they hold a post', (id) => api.addPost({ holder: id }), /hold "Minister".*end the tenure/],
    ['they will hold one', (id) => api.addPost({ holder: id, from: '2030-01-01' }), /will hold "Minister"/],
    [
      'they stand in for somebody',
      (id, other) => ground.lend(other.id, id, '2024-01-15'),
      /Deputyships .* \(1\): end those first/,
    ],
    ['somebody stands in for them', (id, other) => ground.lend(id, other.id, '2099-01-01'), /Deputyships/],
    ['they can sign in', (id) => api.sql.query(ACCOUNT, [id]), /account is enabled: disable it/],
    ['mail is on its way', (id) => api.sql.query(MAILING, [id]), /Mail to them is still to go out \(1\)/],
    ['they are an observer', (id) => observe(id, 'active'), /observer \(1\): have a registrar take them off/],
  ])('while %s', async (_, need, words) => {
    const { id } = await ground.enter();
    await need(id, await api.addPerson());
    const refused = await ground.erase(id, 1);
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'person_needed',
      detail: expect.stringMatching(words) as string,
    });
    expect((await ground.send(administrator, ['GET', `/persons/${id}`])).json()).toMatchObject({ name: ZINAIDA.name });
  });

  it('for nothing that is over', async () => {
    const { id } = await ground.enter();
    const other = await api.addPerson();
    const post = await api.addPost({ holder: id });
    await api.sql.query(`UPDATE tenures SET ends_on = '2024-01-14' WHERE post_id = $1`, [post]);
    await ground.lend(id, other.id, '2024-01-13');
    await observe(id, 'closed');
    await api.sql.query(ACCOUNT, [id]);
    await api.sql.query('UPDATE accounts SET disabled_at = now() WHERE person_id = $1', [id]);
    expect((await ground.erase(id, 1)).statusCode).toBe(200);
  });
});

const ACCOUNT = `INSERT INTO accounts (person_id, password_hash) VALUES ($1, 'x')`;
const MAILING = `INSERT INTO mailings (person_id, message_id, due_at) VALUES ($1, '<a@example.org>', now())`;

async function observe(personId: string, status: string): Promise<void> {
  const commitmentId = await ground.commitment(await api.addPost());
  await api.sql.query(
    `UPDATE commitments SET status = $2, controlled_at = now(), settled_at = CASE WHEN $2 = 'closed' THEN now() END
     WHERE id = $1`,
    [commitmentId, status],
  );
  await api.sql.query('INSERT INTO commitment_observers (commitment_id, person_id) VALUES ($1, $2)', [
    commitmentId,
    personId,
  ]);
}
