import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Shown {
  id: string;
  version: number;
}
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const NOBODY = '00000000-0000-4000-8000-000000000000';

let api: TestApi;
let administrator: TestPerson;
let registrar: TestPerson;
let officer: TestPerson;

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  administrator = await api.addPerson({ roles: ['administrator'] });
  registrar = await api.addPerson({ roles: ['registrar'] });
  officer = await api.addPerson({ roles: ['executor'] });
  await api.app.get(Transactions).run(SYSTEM, () => api.app.get(Regimes).ensureShipped());
});
afterAll(() => api.close());

const send = (
  who: TestPerson | null,
  [method, path]: [Method, string],
  { payload, version }: { payload?: object; version?: number } = {},
) =>
  api.app.inject({
    method,
    url: `/api/v1${path}`,
    payload,
    headers: {
      ...(who && { authorization: `Bearer ${who.token}` }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
  });

const TEXT = 'First. “We will supply buses on schedule.”\r\nSecond 🚌: we will supply spare parts.';

describe('/meetings and /documents', () => {
  const enter = async (code: string) => {
    const payload = { code, title: 'Working meeting', heldOn: '2023-12-18', participants: [] };
    return send(registrar, ['POST', '/meetings'], { payload });
  };
  const newDocument = { kind: 'news_report', title: 'Report', language: 'en', text: TEXT };

  it('enters a meeting, freezes a text, and marks passages in it', async () => {
    const meeting = await enter('BY-RU-MOS/2023-12-18');
    expect(meeting.statusCode).toBe(201);
    const { id } = meeting.json<Shown>();
    expect(meeting.headers).toMatchObject({ etag: '"1"', location: `/api/v1/meetings/${id}` });
    expect(meeting.json()).toMatchObject({ heldOn: '2023-12-18', regimeCode: 'cis', nextMeetingOn: null });

    const document = await send(registrar, ['POST', `/meetings/${id}/documents`], { payload: newDocument });
    const documentId = document.json<Shown>().id;
    expect(document.statusCode).toBe(201);
    expect(document.headers['location']).toBe(`/api/v1/documents/${documentId}`);
    expect(document.json()).toMatchObject({ text: TEXT.replace('\r\n', '\n') });
    expect((await send(officer, ['GET', `/documents/${documentId}`])).json()).toEqual(document.json());
    const heads = (await send(officer, ['GET', `/meetings/${id}/documents`])).json<{ items: object[] }>();
    expect(heads.items).toMatchObject([{ id: documentId, length: Array.from(TEXT).length - 1 }]);
    expect(heads.items[0]).not.toHaveProperty('text');

    const path = `/documents/${documentId}/passages`;
    const passage = await send(registrar, ['POST', path], { payload: { quote: 'we will supply spare parts' } });
    expect(passage.statusCode).toBe(201);
    expect(passage.json()).toMatchObject({ startsAt: 53, endsAt: 79 });
    const passagePath = `${path}/${passage.json<Shown>().id}`;
    expect(passage.headers['location']).toBe(`/api/v1${passagePath}`);
    expect((await send(officer, ['GET', passagePath])).json()).toEqual(passage.json());
    expect((await send(officer, ['GET', path])).json()).toEqual({
      items: [{ ...passage.json<object>(), commitments: [] }],
    });
    const elsewhere = `/documents/${NOBODY}/passages/${passage.json<Shown>().id}`;
    expect((await send(officer, ['GET', elsewhere])).statusCode).toBe(404);

    const misplaced = { quote: 'we will supply', startsAt: 0, endsAt: 14 };
    const refused = await send(registrar, ['POST', path], { payload: misplaced });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      faults: [{ path: 'quote', message: 'does not stand at 0 to 14; it stands at 53 to 67' }],
    });
    const twice = await send(registrar, ['POST', path], { payload: { quote: 'ill supply' } });
    expect(twice.json()).toMatchObject({ faults: [{ message: expect.stringMatching(/^stands 2 times/) }] });

    const again = await send(registrar, ['POST', `/meetings/${id}/documents`], { payload: newDocument });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'text_already_there']);
  });

  it('changes a meeting in the version that was read', async () => {
    const { id } = (await enter('BY-KZ/2023-12-18')).json<Shown>();
    const path = `/meetings/${id}`;
    const payload = { nextMeetingOn: '2024-06-01', place: 'Astana' };
    expect((await send(registrar, ['PATCH', path], { payload })).statusCode).toBe(428);
    const changed = await send(registrar, ['PATCH', path], { payload, version: 1 });
    expect(changed.json()).toMatchObject({ ...payload, heldOn: '2023-12-18', version: 2 });
    expect((await send(registrar, ['PATCH', path], { payload, version: 1 })).statusCode).toBe(412);
    expect((await send(officer, ['GET', '/meetings?q=astana&from=2023-12-18'])).json()).toMatchObject({
      items: [{ id }],
    });
    expect((await send(officer, ['GET', '/meetings?q=astana&from=2023-12-19'])).json()).toMatchObject({ items: [] });
  });

  it('takes a text of a million characters', async () => {
    const { id } = (await enter('BY-CN/2023-12-18')).json<Shown>();
    const payload = { ...newDocument, text: 'Обязательство. '.repeat(66_000) };
    const document = await send(registrar, ['POST', `/meetings/${id}/documents`], { payload });
    expect(document.statusCode).toBe(201);
  });

  it.each([
    ['POST', '/meetings'],
    ['PATCH', `/meetings/${NOBODY}`],
    ['POST', `/meetings/${NOBODY}/documents`],
    ['POST', `/documents/${NOBODY}/passages`],
  ] as [Method, string][])('lets only a registrar %s %s', async (method, path) => {
    expect((await send(null, [method, path], { payload: {} })).statusCode).toBe(401);
    expect((await send(officer, [method, path], { payload: {} })).statusCode).toBe(403);
    expect((await send(administrator, [method, path], { payload: {} })).statusCode).toBe(403);
    expect((await send(registrar, [method, path], { payload: {}, version: 1 })).statusCode).toBe(422);
  });

  it.each([
    `/meetings/${NOBODY}`,
    `/meetings/${NOBODY}/documents`,
    `/documents/${NOBODY}`,
    `/documents/${NOBODY}/passages`,
  ])('finds nothing at %s', async (path) => {
    expect((await send(officer, ['GET', path])).statusCode).toBe(404);
    expect((await send(null, ['GET', path])).statusCode).toBe(401);
  });
});

describe('/calendars, /regimes, /areas', () => {
  it('moves a working day and takes it back', async () => {
    const body = { code: 'a-body', kind: 'state', country: 'BY', timeZone: 'Europe/Minsk', name: { en: 'Belarus' } };
    expect((await send(administrator, ['POST', '/bodies'], { payload: body })).statusCode).toBe(201);
    const read = async () => {
      const response = await send(officer, ['GET', '/calendars/BY/days?from=2031-03-03&to=2031-03-03']);
      return response.json<Shown & { days: object[] }>();
    };
    const before = await read();
    expect(before.days).toEqual([]);

    const path = '/calendars/BY/days/2031-03-03';
    const payload = { working: false, name: 'Moved', source: 'Decree No. 1' };
    expect((await send(administrator, ['PUT', path], { payload })).statusCode).toBe(428);
    const set = await send(administrator, ['PUT', path], { payload, version: before.version });
    expect(set.headers['etag']).toBe(`"${before.version + 1}"`);
    expect((await read()).days).toEqual([{ day: '2031-03-03', origin: 'manual', ...payload }]);
    const late = await send(administrator, ['PUT', path], { payload, version: before.version });
    expect(late.statusCode).toBe(412);

    const removed = await send(administrator, ['DELETE', path], { version: before.version + 1 });
    expect(removed.statusCode).toBe(200);
    expect((await read()).days).toEqual([]);
    expect((await send(officer, ['GET', '/calendars'])).json()).toMatchObject({ items: [{ country: 'BY' }] });
  });

  it.each([
    '/calendars/BY/days',
    '/calendars/BY/days?from=2024-01-02&to=2024-01-01',
    '/calendars/by/days?from=2024-01-01&to=2024-01-02',
  ])('refuses %s', async (path) => {
    expect((await send(officer, ['GET', path])).statusCode).toBe(422);
  });

  it('knows no calendar of a country that no body is in', async () => {
    const path = '/calendars/NZ/days?from=2024-01-01&to=2024-01-02';
    expect((await send(officer, ['GET', path])).statusCode).toBe(404);
  });

  it('reads and changes a regime', async () => {
    const regimes = (await send(officer, ['GET', '/regimes'])).json<{ items: { code: string }[] }>();
    expect(regimes.items.map(({ code }) => code)).toEqual(['cis', 'cis-working']);
    const path = '/regimes/cis-working';
    const { code, name, version, ...rules } = (await send(officer, ['GET', path])).json<
      Shown & Record<string, unknown>
    >();
    const changed = await send(administrator, ['PATCH', path], {
      payload: { rules: { ...rules, roll: 'following', openReviewDays: 30 } },
      version,
    });
    expect(changed.json()).toEqual({ code, name, ...rules, roll: 'following', version: version + 1 });
    const bad = await send(administrator, ['PATCH', path], {
      payload: { rules: { ...rules, roll: 'sideways', recurringDay: 31 } },
      version: version + 1,
    });
    expect(bad.statusCode).toBe(422);
    expect(
      bad
        .json<{ faults: { path: string }[] }>()
        .faults.map((fault) => fault.path)
        .sort(),
    ).toEqual(['rules.recurringDay', 'rules.roll']);
    expect((await send(officer, ['GET', '/regimes/roman'])).statusCode).toBe(404);
  });

  it('manages the list of areas', async () => {
    const payload = { code: 'transport', name: { en: 'Transport' } };
    const created = await send(administrator, ['POST', '/areas'], { payload });
    expect(created.headers['location']).toBe('/api/v1/areas/transport');
    const change = { name: { ru: 'Транспорт' } };
    const rename = (version?: number) =>
      send(administrator, ['PATCH', '/areas/transport'], { payload: change, ...(version && { version }) });
    expect((await rename()).statusCode).toBe(428);
    const changed = await rename(1);
    const name = { en: 'Transport', ru: 'Транспорт', be: null };
    expect(changed.json()).toEqual({ code: 'transport', name, version: 2 });
    expect([created.headers['etag'], changed.headers['etag']]).toEqual(['"1"', '"2"']);
    expect((await rename(1)).json()).toMatchObject({ status: 412, code: 'stale' });
    expect((await send(officer, ['GET', '/areas'])).json()).toEqual({ items: [changed.json()] });
    expect((await send(officer, ['GET', '/areas/transport'])).json()).toEqual(changed.json());
    expect((await send(administrator, ['POST', '/areas'], { payload })).statusCode).toBe(409);
  });

  it.each([
    ['PUT', '/calendars/BY/days/2024-01-01'],
    ['DELETE', '/calendars/BY/days/2024-01-01'],
    ['PATCH', '/regimes/cis'],
    ['POST', '/areas'],
    ['PATCH', '/areas/transport'],
  ] as [Method, string][])('lets only an administrator %s %s', async (method, path) => {
    expect((await send(null, [method, path], { payload: {} })).statusCode).toBe(401);
    expect((await send(officer, [method, path], { payload: {}, version: 1 })).statusCode).toBe(403);
    expect((await send(registrar, [method, path], { payload: {}, version: 1 })).statusCode).toBe(403);
  });

  it('logged no error', () => {
    expect(api.errors).toEqual([]);
  });
});
