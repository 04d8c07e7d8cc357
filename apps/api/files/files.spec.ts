import { randomUUID } from 'node:crypto';
import { MAX_FILE_BYTES } from '../http/upload.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF', 'latin1');

let api: TestApi;
let officer: TestPerson;
beforeAll(async () => {
  api = await startTestApi();
  officer = await api.addPerson({ roles: ['executor'] });
});
afterAll(() => api.close());
afterEach(() => {
  expect(api.errors.splice(0)).toEqual([]);
});

function multipart(parts: { field: string; name?: string; content: Buffer | string }[]) {
  const boundary = 'x-limit-x';
  const chunks = parts.flatMap(({ field, name, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"${name === undefined ? '' : `; filename="${name}"`}\r\n` +
        `${name === undefined ? '' : 'content-type: application/octet-stream\r\n'}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

function upload(
  name: string,
  content: Buffer | string,
  { as = officer, key }: { as?: TestPerson | null; key?: string } = {},
) {
  const body = multipart([{ field: 'file', name, content }]);
  const headers = {
    ...body.headers,
    ...(as && { authorization: `Bearer ${as.token}` }),
    ...(key && { 'idempotency-key': key }),
  };
  return api.app.inject({ method: 'POST', url: '/api/v1/files', payload: body.payload, headers });
}

const download = (id: string, as: TestPerson) =>
  api.app.inject({ url: `/api/v1/files/${id}`, headers: { authorization: `Bearer ${as.token}` } });

describe('uploading', () => {
  it.each([
    ['without a boundary', 'multipart/form-data', 'whatever'],
    ['with an empty boundary', 'multipart/form-data; boundary=', 'whatever'],
    [
      'that ends too early',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nbe',
    ],
    ['with another boundary in it', 'multipart/form-data; boundary=x', '--y\r\n\r\n--y--\r\n'],
  ])('says of a form %s that it cannot be read', async (_, type, payload) => {
    const headers = { authorization: `Bearer ${officer.token}`, 'content-type': type };
    const response = await api.app.inject({ method: 'POST', url: '/api/v1/files', headers, payload });
    expect({ status: response.statusCode, problem: response.json() }).toMatchObject({
      status: 400,
      problem: { code: 'malformed_upload', detail: 'The multipart body cannot be read.' },
    });
  });

  it('keeps the bytes and gives them back as an attachment', async () => {
    const stored = await upload('Отчёт.pdf', PDF);
    expect(stored.statusCode).toBe(201);
    expect(stored.json()).toMatchObject({ name: 'Отчёт.pdf', mediaType: 'application/pdf', size: PDF.length });
    const { id } = stored.json<{ id: string }>();
    expect(stored.headers['location']).toBe(`/api/v1/files/${id}`);

    const file = await download(id, officer);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.equals(PDF)).toBe(true);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toContain(`filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.pdf`);
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect(file.headers['content-security-policy']).toBe("sandbox; default-src 'none'");
  });

  it.each([
    ['a program under a harmless name', 'report.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a page', 'page.html', '<!doctype html><script>alert(1)</script>'],
    ['a picture with scripts', 'picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['an archive', 'all.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['nothing', 'empty.txt', ''],
    ['a name with a control character', 'a\tb.txt', 'text'],
  ])('refuses %s and names the field', async (_, name, content) => {
    const response = await upload(name, content);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ faults: [{ path: 'file' }] });
  });

  it('takes 25 MiB and not a byte more', async () => {
    expect((await upload('large.txt', Buffer.alloc(MAX_FILE_BYTES, 'a'))).statusCode).toBe(201);
    const larger = await upload('larger.txt', Buffer.alloc(MAX_FILE_BYTES + 1, 'a'));
    expect(larger.statusCode).toBe(413);
    expect(larger.headers['content-type']).toBe('application/problem+json');
  });

  it.each([
    ['no file', []],
    ['another field', [{ field: 'document', name: 'a.txt', content: 'a' }]],
    ['a field beside it', [{ field: 'note', content: 'a' }]],
    [
      'two files',
      [
        { field: 'file', name: 'a.txt', content: 'a' },
        { field: 'file', name: 'b.txt', content: 'b' },
      ],
    ],
  ])('wants exactly one file: %s', async (_, parts) => {
    const body = multipart(parts);
    const headers = { ...body.headers, authorization: `Bearer ${officer.token}` };
    const response = await api.app.inject({ method: 'POST', url: '/api/v1/files', payload: body.payload, headers });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.headers['content-type']).toBe('application/problem+json');
  });

  it('wants multipart', async () => {
    const headers = { authorization: `Bearer ${officer.token}` };
    const response = await api.app.inject({ method: 'POST', url: '/api/v1/files', payload: { file: 'x' }, headers });
    expect(response.statusCode).toBe(415);
  });

  it('is for those who report, and for nobody unknown', async () => {
    const auditor = await api.addPerson({ roles: ['auditor'] });
    expect((await upload('a.txt', 'a', { as: auditor })).statusCode).toBe(403);
    expect((await upload('a.txt', 'a', { as: null })).statusCode).toBe(401);
  });

  it('is done once under an Idempotency-Key', async () => {
    const [one, other] = [await upload('a.txt', 'a', { key: 'u' }), await upload('a.txt', 'a', { key: 'u' })];
    expect(one.json<{ id: string }>().id).toBe(other.json<{ id: string }>().id);
    expect((await upload('a.txt', 'b', { key: 'u' })).statusCode).toBe(422);
  });
});

describe('reading', () => {
  it('is for the uploader, and for whoever may see a commitment that cites the file', async () => {
    const { id } = (await upload('evidence.txt', 'done')).json<{ id: string }>();
    const [controller, auditor, uncleared] = [
      await api.addPerson({ roles: ['controller'], clearance: 'official' }),
      await api.addPerson({ roles: ['auditor'], clearance: 'official' }),
      await api.addPerson({ roles: ['auditor'] }),
    ];
    for (const person of [controller, auditor, uncleared]) expect((await download(id, person)).statusCode).toBe(404);
    const [lead, control] = [await api.addPost({ holder: officer.id }), await api.addPost({ holder: controller.id })];
    await cite(id, { lead, control });

    expect((await download(id, officer)).statusCode).toBe(200);
    expect((await download(id, controller)).statusCode).toBe(200);
    expect((await download(id, auditor)).statusCode).toBe(200);
    expect((await download(id, uncleared)).statusCode).toBe(404);
  });

  it('answers the same for what is not there and what may not be seen', async () => {
    const { id } = (await upload('own.txt', 'own')).json<{ id: string }>();
    const other = await api.addPerson({ roles: ['executor'] });
    const answers = [await download(id, other), await download(randomUUID(), other)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect(answers[0]?.body).toBe(answers[1]?.body);
  });
});

async function cite(fileId: string, { lead, control }: { lead: string; control: string }): Promise<void> {
  const [meeting, commitment, report] = [randomUUID(), randomUUID(), randomUUID()];
  const statements: [string, unknown[]][] = [
    [`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}') ON CONFLICT DO NOTHING`, []],
    [`INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade') ON CONFLICT DO NOTHING`, []],
    [
      `INSERT INTO meetings (id, code, title, held_on) VALUES ($1, 'BY-RU/2023-12-18', 'Moscow', '2023-12-18')`,
      [meeting],
    ],
    [
      `INSERT INTO commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, classification,
         verifiable, lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
       VALUES ($1, 'BY-RU/2023-12-18/01', $2, 1, 'commitment', 'ours', 'trade', 'T', 'T', 'official', true, $3, $4, $4,
         'cis', '2023-12-18', 'open')`,
      [commitment, meeting, lead, control],
    ],
    [`INSERT INTO commitment_periods (commitment_id, ordinal, starts_on) VALUES ($1, 1, '2023-12-18')`, [commitment]],
    [
      `INSERT INTO reports (id, commitment_id, period, kind, addressed_to, text, post_id, author_id)
       VALUES ($1, $2, 1, 'interim', 'controller', 'T', $3, $4)`,
      [report, commitment, lead, officer.id],
    ],
    [`INSERT INTO evidence (report_id, title, file_id) VALUES ($1, 'T', $2)`, [report, fileId]],
  ];
  for (const [sql, values] of statements) await api.sql.query(sql, values);
}
