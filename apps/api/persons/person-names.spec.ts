import { randomUUID } from 'node:crypto';
import type { TestPerson } from '../testing/start-test-api.js';
import { ErasureGround } from './erasure-ground.js';

const ALENA = { name: 'Alena', names: { ru: 'Елена', be: 'Алена' } };
const UNWRITTEN = { names: { ru: null, be: null } };

/** Alena runs the system, holds a post and mail; for a registrar whose name is in Latin letters alone she stands in. */
describe('wherever the API names a person, it does so in every language', () => {
  let ground: ErasureGround;
  let alena: TestPerson;
  let registrar: TestPerson;
  let post: string;
  let commitment: string;

  beforeAll(async () => {
    ground = await ErasureGround.start();
    const { api } = ground;
    alena = ground.administrator;
    registrar = await api.addPerson({ roles: ['registrar'] });
    await api.sql.query('UPDATE persons SET name = $2, name_ru = $3, name_be = $4 WHERE id = $1', [
      ...[alena.id, ALENA.name, ALENA.names.ru, ALENA.names.be],
    ]);
    post = await api.addPost({ holder: alena.id });
    await api.addPost({ holder: registrar.id });
    await ground.lend(registrar.id, alena.id, '2024-01-31');
    commitment = await ground.commitment(post);
    await failedMail();
    await checkedPlan();
    await ground.send(alena, ['POST', '/mail/hold'], { payload: { reason: 'The server moves.' } });
  });
  afterAll(() => ground.api.close());

  async function failedMail(): Promise<void> {
    const id = randomUUID();
    await ground.api.sql.query(
      `INSERT INTO mailings (id, person_id, message_id, address, last_error, attempt, state, due_at, settled_at)
       VALUES ($1, $2, '<1@example.org>', 'a@example.org', '550 No', 1, 'failed', '2024-01-15T06:00Z', '2024-01-15T06:01Z')`,
      [id, alena.id],
    );
    await ground.api.sql.query(
      `INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, deputy_for_id, audience,
         post_id, deadline, due_at, state, mailing_id)
       VALUES ($1, 'before-1', 1, 1, $2, $3, 'lead', $4, '2024-01-16', '2024-01-15T06:00Z', 'failed', $5)`,
      [commitment, alena.id, registrar.id, post, id],
    );
  }

  async function checkedPlan(): Promise<void> {
    const difference = { change: 'added', commitmentId: commitment, rung: 'on-day', ordinal: 1, audience: 'lead' };
    const sample = [{ ...difference, recipientId: alena.id, dueBefore: null, dueAt: '2024-01-16T06:00:00Z' }];
    await ground.api.sql.query(
      `INSERT INTO plan_checks (started_at, commitments, added, differences, sample) VALUES (now(), 1, 0, 1, $1)`,
      [JSON.stringify(sample)],
    );
  }

  const read = async (path: string, who = alena): Promise<unknown> => (await ground.send(who, ['GET', path])).json();

  it('the profile', async () => {
    expect(await read('/session')).toMatchObject({
      person: { id: alena.id, ...ALENA },
      actingFor: [{ person: { id: registrar.id, ...UNWRITTEN } }],
    });
  });

  it('an account', async () => {
    expect(await read(`/accounts/${alena.id}`)).toMatchObject({ personId: alena.id, ...ALENA });
    expect(await read(`/accounts?q=${encodeURIComponent('ален')}`)).toMatchObject({ items: [ALENA] });
  });

  it('who holds a post, and who did', async () => {
    expect(await read(`/posts/${post}`)).toMatchObject({ holder: { id: alena.id, ...ALENA } });
    expect(await read(`/tenures?postId=${post}`)).toMatchObject({ items: [{ person: { id: alena.id, ...ALENA } }] });
  });

  it('a deputy, and whoever is away', async () => {
    expect(await read(`/deputyships?deputyId=${alena.id}`)).toMatchObject({
      items: [{ absent: { id: registrar.id, ...UNWRITTEN }, deputy: { id: alena.id, ...ALENA } }],
    });
  });

  it('a reminder', async () => {
    expect(await read(`/commitments/${commitment}/reminders`, registrar)).toMatchObject({
      items: [{ recipient: { id: alena.id, ...ALENA }, deputyFor: { id: registrar.id, ...UNWRITTEN } }],
    });
  });

  it('mail that has not arrived, who holds all mail, and what the check of the plan found', async () => {
    expect(await read('/mailings?state=failed')).toMatchObject({ items: [{ recipient: { id: alena.id, ...ALENA } }] });
    expect(await read('/health/mail')).toMatchObject({
      by: { id: alena.id, ...ALENA },
      planCheck: { sample: [{ recipient: { id: alena.id, ...ALENA } }] },
    });
  });

  it('but the history of who holds a post and who stands in keeps the one name that is sealed there', async () => {
    const payload = { postId: await ground.api.addPost(), personId: alena.id, startsOn: '2024-01-15' };
    const tenure = await ground.send(alena, ['POST', '/tenures'], { payload });
    const away = { absentId: alena.id, deputyId: registrar.id, startsOn: '2024-02-01', endsOn: '2024-02-02' };
    const deputyship = await ground.send(alena, ['POST', '/deputyships'], { payload: away });
    const ids = [tenure, deputyship].map((answer) => answer.json<{ id: string }>().id);
    const { rows } = await ground.api.sql.query(
      'SELECT type, after FROM events WHERE subject_id = ANY ($1) ORDER BY id',
      [ids],
    );
    const sealed = (id: string) => ({ id, name: { sealed: expect.any(String) as unknown } });
    expect(rows).toEqual([
      { type: 'tenure.created', after: expect.objectContaining({ person: sealed(alena.id) }) as unknown },
      {
        type: 'deputyship.created',
        after: expect.objectContaining({ absent: sealed(alena.id), deputy: sealed(registrar.id) }) as unknown,
      },
    ]);
  });
});
