import type { AddressInfo } from 'node:net';
import { type ClientRequest, get as request } from 'node:http';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';
import { unzip } from './unzip-fixture.js';

interface Line {
  id: string;
  reference: string;
  title: string;
  currentDeadline: string | null;
}

let api: TestApi;
let registrar: TestPerson;
let head: TestPerson;

const MANY = 2_000;
const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("http://evil.test","x")'];

beforeAll(async () => {
  api = await startTestApi();
  registrar = await api.addPerson({ roles: ['registrar'], clearance: 'confidential' });
  head = await api.addPerson({ roles: ['registrar'] });
  await api.sql.query(`
    INSERT INTO areas (code, name_en, name_ru) VALUES ('transport', 'Transport', 'Транспорт'), ('trade', '=Trade', NULL);
    INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}');
    INSERT INTO meetings (code, title, held_on) VALUES ('A/2024-01-01', 'A "quoted", long
title', '2024-01-01')`);
  const posts = [await api.addPost({ holder: registrar.id }), await api.addPost()];
  await api.sql.query(COMMITMENTS, [MANY, ...posts]);
  for (const [at, title] of FORMULAS.entries()) {
    await api.sql.query('UPDATE commitments SET title = $2 WHERE number = $1', [at + 1, title]);
  }
});
afterAll(() => api.close());

const COMMITMENTS = `
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
    controller_post_id, author_post_id, regime_code, signed_on, deadline_basis, classification, status,
    controlled_at, original_deadline, current_deadline)
  SELECT 'A/2024-01-01/' || lpad(n::text, 4, '0'), m.id, n, 'commitment', 'ours',
    CASE WHEN n % 3 = 0 THEN 'trade' ELSE 'transport' END, 'Bus ' || n, 'A bus', true, $2, $3, $3, 'cis', '2024-01-01',
    CASE WHEN n % 7 = 0 THEN 'open' ELSE 'default' END, CASE WHEN n % 5 = 0 THEN 'confidential' ELSE 'public' END,
    'active', '2024-01-01Z',
    CASE WHEN n % 7 <> 0 THEN date '2024-01-01' + n % 50 END, CASE WHEN n % 7 <> 0 THEN date '2024-01-01' + n % 60 END
  FROM generate_series(1, $1::integer) n, meetings m`;

const as = ({ token }: TestPerson) => ({ headers: { authorization: `Bearer ${token}` } });
const exported = (query: string, who = registrar) =>
  api.app.inject({ url: `/api/v1/commitments/export?${query}`, ...as(who) });

/** Everything that the list shows, page by page. */
async function listed(query: string, who = registrar): Promise<Line[]> {
  const items: Line[] = [];
  for (let after = ''; ;) {
    const { body } = await api.app.inject({ url: `/api/v1/commitments?limit=100&${query}${after}`, ...as(who) });
    const page = JSON.parse(body) as { items: Line[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

/** RFC 4180, read as it is written. */
function readCsv(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  const rows: string[][] = [[]];
  for (const match of text.replace(/\r\n$/, '').matchAll(cell)) {
    const [, quoted, plain, end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

const shown = (title: string) => (/^[=+\-@\t＝]/.test(title) ? `'${title}` : title);

describe('GET /commitments/export', () => {
  it('gives every line of the list in its order, as a file with a name and a date', async () => {
    const { statusCode, headers, body } = await exported('format=csv');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="commitments-2024-01-17.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(body.startsWith('\uFEFFReference,Marking,Title,')).toBe(true);
    const [titles = [], ...rows] = readCsv(body.slice(1));
    const list = await listed('');
    expect(list).toHaveLength(MANY);
    const due = titles.indexOf('Current deadline');
    expect(rows.map((row) => [row[0], row[2], row[due]])).toEqual(
      list.map(({ reference, title, currentDeadline }) => [reference, shown(title), currentDeadline ?? '']),
    );
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([titles.length]));
    expect(api.errors).toEqual([]);
  });

  it.each([
    'areaCode=trade&sort=-due',
    'timeliness=overdue&sort=reference',
    'q=bus&sort=-relevance',
    'q=bus',
    'sort=-priority',
    'dueFrom=2024-02-01&dueTo=2024-02-10&classification=confidential&sort=-updated',
    'status=closed',
  ])('agrees with the list: %s', async (query) => {
    const [, ...rows] = readCsv((await exported(`format=csv&${query}`)).body);
    const list = await listed(query);
    expect(rows.map(([reference]) => reference)).toEqual(list.map(({ reference }) => reference));
    expect(list.length === 0).toBe(query === 'status=closed');
  });

  it('shows nobody what they may not see', async () => {
    const [titles = [], ...rows] = readCsv((await exported('format=csv', head)).body.slice(1));
    expect(rows).toHaveLength((MANY * 4) / 5);
    expect(new Set(rows.map((row) => row[titles.indexOf('Marking')]))).toEqual(new Set(['Public']));
    expect((await api.app.inject({ url: '/api/v1/commitments/export?format=csv' })).statusCode).toBe(401);
  });

  it('holds no cell that a spreadsheet would run', async () => {
    const [, ...rows] = readCsv((await exported('format=csv&sort=reference')).body);
    expect(rows.slice(0, FORMULAS.length).map((row) => row[2])).toEqual(FORMULAS.map((formula) => `'${formula}`));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);

    const sheet =
      unzip((await exported('format=xlsx&sort=reference')).rawPayload).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toContain('<f');
    expect(sheet).toContain('<c r="C2" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  });

  it.each([
    ['ru', { title: 'Номер', marking: 'Открыто' }],
    ['be', { title: 'Нумар', marking: 'Адкрыта' }],
  ])('speaks %s', async (language, { title, marking }) => {
    const { body } = await exported(`format=csv&sort=reference&language=${language}`);
    const [titles = [], first = []] = readCsv(body.slice(1));
    expect([titles[0], first[1], first[5]]).toEqual([title, marking, 'Транспорт']);
  });

  it('is a workbook with real dates', async () => {
    const { headers, rawPayload } = await exported('format=xlsx&sort=reference');
    expect(headers['content-disposition']).toBe('attachment; filename="commitments-2024-01-17.xlsx"');
    const files = unzip(rawPayload);
    expect([...files.keys()]).toEqual([
      ...['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'],
      'xl/worksheets/sheet1.xml',
    ]);
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet.match(/<row /g)).toHaveLength(MANY + 1);
    // 2 January 2024 is day 45293.
    expect(sheet).toContain('<c r="L2" s="1"><v>45293</v></c>');
    expect(sheet).toContain(`<autoFilter ref="A1:Y${MANY + 1}"/>`);
  });

  it('is of a past moment where it is asked for', async () => {
    const { headers, body } = await exported('format=csv&asOf=2023-06-01');
    expect(headers['content-disposition']).toContain('commitments-2023-06-01.csv');
    expect(readCsv(body)).toHaveLength(1);
  });

  it.each(['', 'format=pdf', 'format=csv&sort=-relevance', 'format=csv&limit=5', 'format=csv&areaCode=A'])(
    'refuses what it cannot do: %s',
    async (query) => {
      const { statusCode, headers } = await exported(query);
      expect([statusCode, headers['content-type']]).toEqual([422, 'application/problem+json']);
    },
  );
});

it('no more than two readers hold a connection, each of them one, and who has gone holds none', async () => {
  await api.app.listen(0, '127.0.0.1');
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  // More than sockets hold between the two.
  await api.sql.query(`UPDATE meetings SET title = repeat('long ', 20000)`);
  const begin = (who: TestPerson) =>
    new Promise<ClientRequest>((resolve, reject) => {
      const sent = request({ port, path: '/api/v1/commitments/export?format=csv', ...as(who) }, () => resolve(sent));
      sent.on('error', reject);
    });
  const [another, aThird] = [await api.addPerson({ roles: ['auditor'] }), await api.addPerson({ roles: ['auditor'] })];
  const readers = [await begin(registrar)];
  const second = await exported('format=csv&status=closed');
  expect([second.statusCode, second.headers['retry-after']]).toEqual([429, '15']);
  expect((await exported('format=csv&status=closed', another)).statusCode).toBe(200);
  readers.push(await begin(another));
  const third = await exported('format=csv&status=closed', aThird);
  expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '15']);
  for (const reader of readers) reader.destroy();
  let again = third;
  while (again.statusCode === 429) again = await exported('format=csv&status=closed');
  expect(again.statusCode).toBe(200);
  expect(api.errors).toEqual([]);
});
