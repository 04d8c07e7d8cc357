import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['10.20.0.0/16', '10.30.0.1'] });
});
afterAll(() => api.close());

const attempt = async (remoteAddress: string, forwarded?: string) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const payload = { email: 'x', password: 'y' };
  const answer = await api.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers, remoteAddress });
  return answer.statusCode;
};
/** Attempts until one more would be too many. */
const exhaust = async (remoteAddress: string, forwarded?: string) => {
  for (let nth = 0; nth < 60; nth += 1) await attempt(remoteAddress, forwarded);
};

describe('the limit of attempts to sign in', () => {
  it.each(['10.20.3.4', '10.30.0.1'])('is one for each address that the proxy %s forwards', async (proxy) => {
    const [one, other] = [`198.51.100.${proxy.length}`, `203.0.113.${proxy.length}`];
    await exhaust(proxy, one);
    expect([await attempt(proxy, one), await attempt(proxy, other)]).toEqual([429, 422]);
    // What whoever asks has put before it is not what the proxy saw.
    expect(await attempt(proxy, `192.0.2.7, ${one}`)).toBe(429);
  });

  it.each(['10.30.0.2', '127.0.0.1'])(
    'goes by the address of %s itself, which is trusted by nobody',
    async (sender) => {
      await exhaust(sender, '198.51.100.200');
      expect([await attempt(sender, '198.51.100.201'), await attempt(sender)]).toEqual([429, 429]);
    },
  );
});
