import { type ClientRequest, get as request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { History } from '#history';
import { SYSTEM, Transactions } from '#platform';
import { ExportPatience } from '../http/export-patience.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Line {
  leaf?: number | null;
  hash?: string;
  event?: { subject: string; subjectId: string };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
  await api.sql.query(`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}') ON CONFLICT DO NOTHING`);
  await api.sql.query(`INSERT INTO meetings (code, title, held_on) VALUES ('A/2024-01-01', 'M', '2024-01-01')`);
  const [lead, controller] = [await api.addPost(), await api.addPost()];
  for (const [number, classification] of ['public', 'official', 'confidential'].entries()) {
    await api.sql.query(COMMITMENT, [number + 1, classification, lead, controller]);
  }
  const { rows } = await api.sql.query<{ id: string; classification: string }>(
    'SELECT id, classification FROM commitments',
  );
  await api.app.get(Transactions).run(SYSTEM, () =>
    api.app.get(History).append([
      ...rows.map(({ id, classification }) => ({
        ...{
          subject: 'commitment',
          subjectId: id,
          type: 'commitment.created',
          after: { text: `about ${classification}` },
        },
      })),
      { subject: 'area', subjectId: 'transport', type: 'area.created', after: { text: 'about nothing closed' } },
    ]),
  );
});
afterAll(() => api.close());

const COMMITMENT = `
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
    controller_post_id, author_post_id, regime_code, signed_on, deadline_basis, classification)
  SELECT 'A/2024-01-01/0' || $1, id, $1::integer, 'commitment', 'ours', 'transport', 'A bus', 'A bus', true, $3, $4, $4,
    'cis', '2024-01-01', 'open', $2 FROM meetings`;

const get = (who: TestPerson | null) =>
  api.app.inject({ url: '/api/v1/history/export', headers: who ? { authorization: `Bearer ${who.token}` } : {} });

describe('GET /history/export', () => {
  it('is for auditors alone', async () => {
    expect((await get(null)).statusCode).toBe(401);
    for (const role of ['administrator', 'registrar', 'head', 'observer'] as const) {
      expect((await get(await api.addPerson({ roles: [role] }))).statusCode).toBe(403);
    }
  });

  it.each([
    ['public', ['public']],
    ['official', ['public', 'official']],
    ['confidential', ['public', 'official', 'confidential']],
  ] as const)('tells somebody cleared for %s what they may read, and of the rest the hash', async (clearance, told) => {
    const { statusCode, headers, body } = await get(await api.addPerson({ roles: ['auditor'], clearance }));
    expect({ statusCode, type: headers['content-type'] }).toEqual({
      statusCode: 200,
      type: 'application/x-ndjson; charset=utf-8',
    });
    const [head, ...lines] = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(head).toMatchObject({ pacta: 'history', format: 1, size: 0, keys: [] });
    const shown = lines.flatMap(({ event }) => (event?.subject === 'commitment' ? [event] : []));
    expect(shown).toHaveLength(told.length);
    for (const one of ['public', 'official', 'confidential']) {
      expect({ one, isTold: body.includes(`about ${one}`) }).toEqual({
        one,
        isTold: told.some((word) => word === one),
      });
    }
    expect(body).toContain('about nothing closed');
    const withheld = lines.filter(({ event }) => event === undefined);
    expect(withheld).toHaveLength(3 - told.length);
    for (const line of withheld) expect(Object.keys(line).sort()).toEqual(['hash', 'leaf']);
    expect(api.errors).toEqual([]);
  });
});

it('what the last verification has found is for auditors and administrators', async () => {
  const read = async (role: 'auditor' | 'administrator' | 'registrar') => {
    const { token } = await api.addPerson({ roles: [role] });
    const headers = { authorization: `Bearer ${token}` };
    return (await api.app.inject({ url: '/api/v1/health/history', headers })).statusCode;
  };
  expect([await read('auditor'), await read('administrator'), await read('registrar')]).toEqual([200, 200, 403]);
});

it('an auditor is told names, and no address', async () => {
  const { id } = await api.addPerson();
  const after = { id, name: 'Nina Named', email: 'nina@example.org', emailRefusal: '550 <nina@example.org>: unknown' };
  await api.app.get(Transactions).run(SYSTEM, () =>
    api.app.get(History).append([
      { subject: 'person', subjectId: id, type: 'person.created', after },
      { subject: 'mailing', subjectId: id, type: 'mailing.failed', after: { personId: id, refusal: '550 <nina@' } },
    ]),
  );
  const { statusCode, body } = await get(await api.addPerson({ roles: ['auditor'], clearance: 'confidential' }));
  expect(statusCode).toBe(200);
  expect(body).toContain('Nina Named');
  expect(body).toContain('mailing.failed');
  expect(body).not.toContain('nina@');
});

describe('a reader who takes nothing', () => {
  let auditor: TestPerson;

  beforeAll(async () => {
    auditor = await api.addPerson({ roles: ['auditor'] });
    const reason = 'because '.repeat(500);
    // More than sockets hold between the two.
    const drafts = Array.from({ length: 4_000 }, (_, i) => ({ ...NOTHING, subjectId: `much-${i}`, reason }));
    await api.app.get(Transactions).run(SYSTEM, () => api.app.get(History).append(drafts));
    await api.app.listen(0, '127.0.0.1');
  });

  const NOTHING = { subject: 'area', type: 'area.created' };

  /** An export of which no more than the head is taken. */
  const begin = () =>
    new Promise<{ sent: ClientRequest; answer: IncomingMessage }>((resolve, reject) => {
      const { port } = api.app.getHttpServer().address() as AddressInfo;
      const headers = { authorization: `Bearer ${auditor.token}` };
      const sent = request({ port, path: '/api/v1/history/export', headers }, (answer) => resolve({ sent, answer }));
      sent.on('error', reject);
    });

  /** The same, when nobody exports any more. */
  async function beginAlone() {
    for (; ; await sleep(20)) {
      const begun = await begin();
      if (begun.answer.statusCode === 200) return begun;
      begun.answer.resume();
    }
  }

  async function freed(): Promise<void> {
    const { sent, answer } = await beginAlone();
    answer.on('error', () => undefined);
    sent.destroy();
  }

  it('keeps others waiting only until they go', async () => {
    const { sent, answer } = await begin();
    answer.on('error', () => undefined);
    expect(answer.statusCode).toBe(200);
    const second = await get(auditor);
    expect({ status: second.statusCode, after: second.headers['retry-after'] }).toEqual({ status: 429, after: '30' });
    sent.destroy();
    await freed();
    expect(api.errors).toEqual([]);
  });

  it.each(['stallMs', 'totalMs'] as const)('is cut off after %s', async (limit) => {
    const patience = api.app.get(ExportPatience, { strict: false });
    const usual = patience[limit];
    patience[limit] = 300;
    const { answer } = await beginAlone();
    const cut = new Promise((resolve) => answer.on('error', resolve));
    // Whatever is to end the waiting outlives that memory is tidied up, which happens within any minute.
    await sleep(100);
    collectGarbage();
    await freed();
    patience[limit] = usual;
    answer.resume();
    expect(await cut).toMatchObject({ code: 'ECONNRESET' });
    expect(api.errors).toEqual([]);
  });
});
