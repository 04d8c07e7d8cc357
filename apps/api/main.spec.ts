import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '#platform';
import { createTestDatabase, type TestDatabase } from '#testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Run {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  ended: Promise<number | null>;
}

/** The API as a process of its own, as it was built. */
function run(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['dist/apps/api/main.js'], {
    env: { PATH: process.env['PATH'], PACTA_DATA_DIR: '/nonexistent/pacta', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, out: () => out, err: () => err, ended };
}

async function listening(started: Run): Promise<void> {
  const deadline = performance.now() + 25_000;
  while (!started.out().includes('"listening"')) {
    if (performance.now() > deadline) throw new Error(`it does not listen: ${started.out()}${started.err()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the API process', () => {
  it('names every wrong variable, one a line, and ends with 1', async () => {
    const started = run({ DATABASE_URL: 'mysql://x', PACTA_PORT: 'abc' });
    expect(await started.ended).toBe(1);
    expect(started.err().trim().split('\n')).toEqual([
      expect.stringMatching(/^DATABASE_URL: must be a URL that starts with postgres/),
      'PACTA_PORT: must be a port number from 0 to 65535, not "abc"',
    ]);
  });

  it('says in one sentence that the database cannot be reached', async () => {
    const started = run({ DATABASE_URL: `postgres://pacta:secret@127.0.0.1:${await freePort()}/pacta` });
    expect(await started.ended).toBe(1);
    expect(started.err()).toMatch(/^The database pacta at 127\.0\.0\.1:\d+ cannot be reached .*\n$/);
    expect(started.err() + started.out()).not.toContain('secret');
  });

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const started = run({ DATABASE_URL: database.url, PACTA_PORT: port });
    expect(await started.ended).toBe(1);
    expect(started.err()).toMatch(/^The port is taken: .*\n$/);
    other.close();
  });

  it('serves, and ends cleanly when asked to', async () => {
    const port = await freePort();
    const started = run({ DATABASE_URL: database.url, PACTA_PORT: String(port) });
    await listening(started);
    const health = await fetch(`http://127.0.0.1:${port}/api/v1/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(started.err()).toBe('');
  });

  it('ends when the process that started it is gone', async () => {
    const started = run({ DATABASE_URL: database.url, PACTA_PORT: '0' });
    await listening(started);
    started.child.disconnect();
    expect(await started.ended).toBe(0);
  });
});
