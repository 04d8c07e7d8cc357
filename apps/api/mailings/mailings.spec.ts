import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let administrator: TestPerson;
let officer: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.addPerson({ roles: ['administrator'], clearance: 'confidential' });
  officer = await api.addPerson({ roles: ['executor', 'auditor'] });
});
afterAll(() => api.close());
beforeEach(() => api.sql.query('TRUNCATE mailings, occurrences, commitments, meetings, plan_checks CASCADE'));

const call = (method: 'GET' | 'POST', url: string, by = administrator) =>
  api.app.inject({ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${by.token}` } });

interface Item {
  id: string;
  state: string;
  references: string[];
  commitments: number;
  possiblyTwice: boolean;
}
const list = async (query: string): Promise<{ items: Item[]; next: string | null }> =>
  (await call('GET', `/mailings${query}`)).json();

/** A mailing that has failed, minutes ago, about commitments of these classifications. */
async function addMailing(changes: Record<string, string> = {}, classifications = ['public']): Promise<string> {
  const values = { state: 'failed', due_at: '2024-01-17T06:00:00Z', settled_at: '2024-01-17T06:01:00Z', ...changes };
  const id = randomUUID();
  const columns = Object.keys(values);
  await api.sql.query(
    `INSERT INTO mailings (id, person_id, message_id, address, last_error, attempt, ${columns.join(', ')})
     VALUES ($1, $2, $3, 'old@example.org', '550 No such user', 2, ${columns.map((_, at) => `$${at + 4}`).join(', ')})`,
    [id, officer.id, `<${id}@example.org>`, ...Object.values(values).map((value) => (value === 'null' ? null : value))],
  );
  for (const classification of classifications) await addReminder(id, classification);
  return id;
}

let numbers = 0;
async function addReminder(mailingId: string, classification: string): Promise<void> {
  const post = await api.addPost({ holder: officer.id });
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport') ON CONFLICT DO NOTHING`);
  await api.sql.query(`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}') ON CONFLICT DO NOTHING`);
  await api.sql.query(
    `WITH meeting AS (
       INSERT INTO meetings (code, title, held_on) VALUES ($1, 'Meeting', '2023-12-18') RETURNING id
     ), commitment AS (
       INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
         controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, original_deadline,
         current_deadline, controlled_at, classification)
       SELECT $1, id, 1, 'commitment', 'ours', 'transport', 'Secret title', 'Text', true, $2, $3, $3, 'active', 'cis',
         '2023-12-18', 'default', '2024-01-18', '2024-01-18', '2023-12-18T09:00Z', $4 FROM meeting RETURNING id
     ), period AS (
       INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
       SELECT id, 1, '2023-12-18', '2024-01-18', '2024-01-18' FROM commitment
     )
     INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline,
       due_at, state, mailing_id)
     SELECT id, 'before-1', 1, 1, $5, 'lead', $2, '2024-01-18', '2024-01-17T06:00Z', 'failed', $6 FROM commitment`,
    [
      `${classification.toUpperCase()}-${++numbers}/2023-12-18`,
      post,
      await api.addPost(),
      classification,
      officer.id,
      mailingId,
    ],
  );
}

describe('mail that has not arrived', () => {
  it('is listed with its envelope, and references only of what the reader may see', async () => {
    const id = await addMailing({}, ['public', 'confidential']);
    const response = await call('GET', '/mailings?state=failed');
    expect(response.json<{ items: Item[] }>().items).toEqual([
      expect.objectContaining({
        id,
        kind: 'reminder',
        recipient: expect.objectContaining({ id: officer.id }) as unknown,
        address: 'old@example.org',
        dueAt: '2024-01-17T06:00:00Z',
        attempts: 2,
        lastError: '550 No such user',
        references: [expect.stringMatching(/^PUBLIC-/)],
        commitments: 2,
      }),
    ]);
    expect(response.body).not.toContain('CONFIDENTIAL');
    expect(response.body).not.toContain('Secret title');
  });

  it.each([
    ['late', { state: 'queued', settled_at: 'null' }],
    ['failed', { state: 'failed' }],
    ['in_doubt', { state: 'sent', possibly_twice: 'true' }],
    ['shown', { state: 'queued', settled_at: 'null', due_at: '2999-01-01T00:00Z', shown_at: '2024-01-17T06:00Z' }],
  ])('%s: that, and nothing else', async (state, changes) => {
    const id = await addMailing(changes);
    await addMailing({ state: 'sent' });
    await addMailing({ state: 'queued', settled_at: 'null', due_at: '2999-01-01T00:00Z' });
    expect((await list(`?state=${state}`)).items.map((item) => item.id)).toEqual([id]);
  });

  it('comes page by page, also where several fell due at one moment', async () => {
    const ids = [await addMailing(), await addMailing(), await addMailing({ due_at: '2024-01-16T06:00:00.123456Z' })];
    const found: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: Item[]; next: string | null } = await list(`?limit=1${next && `&after=${next}`}`);
      found.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(found[0]).toBe(ids[2]);
    expect(found.toSorted()).toEqual(ids.toSorted());
  });

  it('refuses a place that it did not give', async () => {
    const forged = Buffer.from(JSON.stringify(['dueAt', '2024-99-01 00:00:00+00', randomUUID()])).toString('base64url');
    expect((await call('GET', `/mailings?after=${forged}`)).statusCode).toBe(422);
    expect((await call('GET', '/mailings?state=everything')).statusCode).toBe(422);
  });

  it('is for administrators', async () => {
    const id = await addMailing();
    for (const [method, url] of [
      ['GET', '/mailings'],
      ['GET', `/mailings/${id}`],
      ['POST', `/mailings/${id}/retry`],
      ['GET', '/health/mail'],
    ] as const) {
      expect((await call(method, url, officer)).statusCode).toBe(403);
    }
  });
});

describe('another try', () => {
  const retry = (id: string) => call('POST', `/mailings/${id}/retry`);
  const code = async (id: string) => (await retry(id)).json<{ code: string }>().code;

  it('puts the mailing and its reminders back in the queue, and keeps what has happened', async () => {
    const id = await addMailing();
    const response = await retry(id);
    expect({ status: response.statusCode, body: response.json<Item>() }).toMatchObject({
      status: 200,
      body: { id, state: 'queued', attempts: 2, lastError: '550 No such user', address: officer.email },
    });
    const { rows } = await api.sql.query('SELECT state FROM occurrences');
    expect(rows).toEqual([{ state: 'gathered' }]);
    const events = await api.sql.query(`SELECT type, actor_id FROM events WHERE subject_id = $1`, [id]);
    expect(events.rows).toEqual([{ type: 'mailing.retried', actor_id: administrator.id }]);
    expect(await code(id)).toBe('not_failed');
  });

  it('waits for the address to be mended', async () => {
    const id = await addMailing();
    await api.sql.query('UPDATE persons SET email_refused_at = now() WHERE id = $1', [officer.id]);
    expect(await code(id)).toBe('address_refused');
    await api.sql.query('UPDATE persons SET email_refused_at = NULL WHERE id = $1', [officer.id]);
    expect((await retry(id)).statusCode).toBe(200);
  });

  it.each([
    ['the commitment is closed', `UPDATE commitments SET status = 'closed', settled_at = now()`],
    ['a report was made', 'UPDATE commitment_periods SET reported_at = now()'],
    ['the deadline has moved', 'UPDATE commitment_periods SET deadline_version = 2'],
  ])('has nothing left to say when %s', async (_, sql) => {
    const id = await addMailing();
    await api.sql.query(sql);
    expect(await code(id)).toBe('nothing_left_to_say');
  });

  it('of what is not there is 404', async () => {
    expect((await retry(randomUUID())).statusCode).toBe(404);
  });
});

describe('health', () => {
  const health = async () => (await api.app.inject('/api/v1/health')).json<{ status: string; mail: string }>();

  it('tells anybody that there is an alarm, and an administrator which', async () => {
    expect(await health()).toMatchObject({ status: 'ok', mail: 'ok' });
    await addMailing({ state: 'queued', settled_at: 'null', created_at: '2024-01-17T06:00:00Z' });
    await addMailing({ state: 'sent', possibly_twice: 'true' });
    expect(await health()).toMatchObject({ status: 'ok', mail: 'alarm' });
    const details = (await call('GET', '/health/mail')).json<object>();
    expect(details).toMatchObject({
      isHeld: false,
      queued: 1,
      inDoubt: 1,
      failed: 0,
      oldestUnsent: '2024-01-17T06:00:00Z',
      alarms: [{ code: 'late' }],
    });
  });

  it('tells an administrator what the last check of the plan has found, and of what they may not see no reference', async () => {
    expect((await call('GET', '/health/mail')).json()).toMatchObject({ planCheck: null, alarms: [] });
    await addMailing({}, ['public', 'confidential']);
    await api.sql.query(
      `INSERT INTO plan_checks (started_at, commitments, added, differences, sample)
       SELECT now() - interval '1 min', 2, 3, 2, jsonb_agg(jsonb_build_object('change', 'added', 'commitmentId', id, 'rung',
         'on-day', 'ordinal', 1, 'audience', 'lead', 'recipientId', $1::text, 'dueBefore', null,
         'dueAt', '2024-01-18T06:00:00Z') ORDER BY classification DESC) FROM commitments`,
      [officer.id],
    );
    expect(await health()).toMatchObject({ status: 'ok', mail: 'alarm' });
    const response = await call('GET', '/health/mail');
    const one = { change: 'added', rung: 'on-day', ordinal: 1, audience: 'lead', dueBefore: null };
    expect(response.json()).toMatchObject({
      planCheck: {
        ...{ commitments: 2, added: 3, differences: 2 },
        sample: [
          {
            ...one,
            commitment: { reference: expect.stringMatching(/^PUBLIC-/) as unknown },
            recipient: { id: officer.id },
          },
          { ...one, commitment: null, dueAt: '2024-01-18T06:00:00Z' },
        ],
      },
      alarms: [{ code: 'plan-wrong' }],
    });
    expect(response.body).not.toContain('CONFIDENTIAL');
  });
});
