import { createServer, type Server } from 'node:net';
import { freePort, readEnvironment } from '#platform';
import { choosePorts } from './endpoints.js';

describe('the ports of a start', () => {
  let taken: Server;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => taken.close(resolve)));

  const choose = (variables: Record<string, string>) =>
    choosePorts(readEnvironment({ PACTA_PORT: '0', PACTA_MAIL_UI_PORT: '0', ...variables }));

  it('are any free ones where 0 is asked for', async () => {
    const { api, mailUi, smtp } = await choose({});
    expect(new Set([api, mailUi, smtp, 0]).size).toBe(4);
  });

  it('are refused where somebody listens', async () => {
    await expect(choose({ PACTA_PORT: String(port) })).rejects.toThrow(
      `Port ${port} for the API is taken: stop what listens there, or set PACTA_PORT to another port (0 for any free one).`,
    );
  });

  it('are refused where two are the same', async () => {
    const free = String(await freePort());
    await expect(choose({ PACTA_PORT: free, PACTA_MAIL_UI_PORT: free })).rejects.toThrow(
      `Port ${free} is asked for twice: give PACTA_PORT and PACTA_MAIL_UI_PORT different numbers.`,
    );
  });

  it.each(['300.1.1.1', '192.0.2.1', 'nowhere.invalid'])(
    'are not called taken where %s is no address of ours',
    async (host) => {
      await expect(choose({ PACTA_HOST: host })).rejects.toThrow(
        `This machine does not have the address ${host}: set PACTA_HOST to one that it has, or leave it.`,
      );
    },
  );
});
