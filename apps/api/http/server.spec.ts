import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

describe('what the server takes', () => {
  let api: TestApi;
  let registrar: TestPerson;
  beforeAll(async () => {
    api = await startTestApi();
    registrar = await api.addPerson({ roles: ['registrar'] });
  });
  afterAll(() => api.close());

  const post = (type: string, payload: string | Buffer) =>
    api.app.inject({
      method: 'POST',
      url: '/api/v1/meetings',
      headers: { authorization: `Bearer ${registrar.token}`, 'content-type': type },
      payload,
    });

  it.each([
    ['text/plain', '{"code": "X/1"}'],
    ['application/x-www-form-urlencoded', 'code=X%2F1&title=A+form+of+another+site'],
    ['application/xml', '<meeting/>'],
    ['application/jsonp', '{}'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n\r\n--x--',
    ],
  ])('refuses %s as a content type', async (type, payload) => {
    const answer = await post(type, payload);
    expect({ status: answer.statusCode, code: answer.json<{ code: string }>().code }).toEqual({
      status: 415,
      code: 'media_type',
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])('reads %s', async (type) => {
    expect((await post(type, '{"zzz": 1}')).json()).toMatchObject({ status: 422, code: 'invalid' });
  });

  it('refuses text in another encoding instead of keeping it garbled', async () => {
    const administrator = await api.addPerson({ roles: ['administrator'] });
    const add = (payload: Buffer) =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/areas',
        headers: { authorization: `Bearer ${administrator.token}`, 'content-type': 'application/json' },
        payload,
      });
    const windows = await add(
      Buffer.from('{"code": "building", "name": {"en": "\xd1\xf2\xf0\xee\xe9\xea\xe0"}}', 'latin1'),
    );
    expect(windows.json()).toMatchObject({
      ...{ status: 400, code: 'malformed_json', detail: 'The body is not valid JSON in UTF-8.' },
    });
    const marked = await add(Buffer.from('\ufeff{"code": "building", "name": {"en": "Стройка"}}'));
    expect(marked.json()).toMatchObject({ name: { en: 'Стройка' } });
  });

  it.each(['{', '[', 'NaN', '{"__proto__": {}}', '{"constructor": {"prototype": {}}}'])(
    'says of %s that it is no JSON',
    async (payload) => {
      expect((await post('application/json', payload)).json()).toMatchObject({ status: 400, code: 'malformed_json' });
    },
  );

  it('takes no body for none, whatever type it is said to have', async () => {
    expect((await post('application/json', '')).json()).toMatchObject({
      ...{ status: 422, detail: 'A JSON body is expected.' },
    });
    const out = await api.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { authorization: `Bearer ${(await api.addPerson()).token}`, 'content-type': 'application/json' },
    });
    expect(out.statusCode).toBe(204);
  });

  it('says how large a body may be', async () => {
    const answer = await post('application/json', JSON.stringify({ title: 'x'.repeat(8 * 1024 * 1024) }));
    expect(answer.json()).toMatchObject({
      status: 413,
      detail: 'The body is larger than what is taken: 64 KB to sign in, 8 MB of JSON elsewhere, 25 MB for a file.',
    });
  });

  it.each(['session', 'unsubscribe/0b0f5f0e-6f0c-4c5e-9d8b-2a2c1c1f8a11'])(
    'takes a small body only where anybody may send one: %s',
    async (path) => {
      const send = (size: number) =>
        api.app.inject({ method: 'POST', url: `/api/v1/${path}`, payload: { email: 'x'.repeat(size) } });
      expect((await send(60_000)).statusCode).not.toBe(413);
      expect((await send(70_000)).json()).toMatchObject({ status: 413, code: 'too_large', title: 'Content Too Large' });
    },
  );

  it('answers a flood of unknown fields, and briefly', async () => {
    const payload = JSON.stringify(Object.fromEntries(Array.from({ length: 500_000 }, (_, n) => [n.toString(36), 0])));
    const answer = await post('application/json', payload);
    const { faults, detail } = answer.json<{ faults: object[]; detail: string }>();
    expect({ status: answer.statusCode, faults: faults.length }).toEqual({ status: 422, faults: 50 });
    expect(detail).toMatch(/; and 499,9\d\d more$/);
  });

  it('names one fault of a date that is none', async () => {
    const answer = await post(
      'application/json',
      JSON.stringify({ code: 'BY-RU/2024-01-17', title: 'A meeting', heldOn: 'tomorrow', participants: [] }),
    );
    expect(answer.json<{ faults: object[] }>().faults).toEqual([
      { path: 'heldOn', rule: 'date', message: 'must be a date written YYYY-MM-DD' },
    ]);
  });

  it('names one fault of a date far off', async () => {
    const answer = await post(
      'application/json',
      JSON.stringify({ code: 'BY-RU/2024-01-17', title: 'A meeting', heldOn: '1023-12-18', participants: [] }),
    );
    expect(answer.json<{ faults: object[] }>().faults).toEqual([
      { path: 'heldOn', rule: 'out_of_range', message: 'must lie between 1900 and 2999' },
    ]);
  });
});
