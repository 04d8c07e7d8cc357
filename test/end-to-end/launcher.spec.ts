import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive, removeEmbeddedPostgres } from '#platform';
import { eventually, run, type Running } from './processes.js';

/** Pids of everything that a launcher has started: its children, and the server of its data folder. */
function startedBy(launcher: number): number[] {
  return readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(' ').map(Number);
}

describe('npm start', () => {
  const home = mkdtempSync(join(tmpdir(), 'pacta-launcher-'));
  chmodSync(home, 0o711);
  let ports: { PACTA_PORT: string; PACTA_MAIL_UI_PORT: string };

  const start = (variables: Record<string, string> = {}) =>
    run('apps/launcher/setup.mjs', { options: ['start'], variables: { ...ports, PACTA_DATA_DIR: home, ...variables } });
  const ready = (running: Running) =>
    eventually(90, () => {
      if (running.process.exitCode !== null) throw new Error(running.output());
      return /^Pacta is ready$/m.test(running.output()) ? running.output() : null;
    });
  const launcherPid = () => Number(readFileSync(join(home, 'launcher.pid'), 'utf8').split(' ')[0]);
  const mails = async () => {
    const response = await fetch(`http://127.0.0.1:${ports.PACTA_MAIL_UI_PORT}/api/email`);
    return JSON.stringify(await response.json());
  };

  beforeAll(async () => {
    ports = { PACTA_PORT: String(await freePort()), PACTA_MAIL_UI_PORT: String(await freePort()) };
  });
  afterAll(async () => {
    await removeEmbeddedPostgres(home);
    await removeEmbeddedPostgres(`${home}-other`);
  });

  it('comes up with the sample, sends its reminders, and leaves nothing behind when it is stopped', async () => {
    const running = start();
    const block = await ready(running);
    expect(block).toContain(`http://localhost:${ports.PACTA_PORT}/\n`);
    expect(block).toContain(`http://localhost:${ports.PACTA_PORT}/api/docs`);
    expect(block).toContain('first-deputy@industry.by.example.org');
    await eventually(60, async () => {
      const caught = await mails();
      return caught.includes('specification') && caught.includes('certification costs') ? true : null;
    });

    const pids = startedBy(launcherPid());
    expect(pids).toHaveLength(4); // PostgreSQL, mail catcher, API, worker
    running.process.kill('SIGINT');
    running.process.kill('SIGINT');
    expect(await running.ended).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
  }, 180_000);

  it('goes on with its data and mails, turns others away in plain words, and recovers after kill -9', async () => {
    const first = start();
    await ready(first);
    expect(await mails()).toContain('certification costs');
    const second = start();
    const elsewhere = start({ PACTA_DATA_DIR: `${home}-other` });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Pacta runs already on ${home} (process ${launcherPid()})`);
    expect(await elsewhere.ended).toBe(1);
    expect(elsewhere.output()).toContain(`Port ${ports.PACTA_PORT} for the API is taken: stop what listens there`);
    expect(elsewhere.output()).toContain(`Port ${ports.PACTA_MAIL_UI_PORT} for the page of the mail catcher is taken`);

    process.kill(launcherPid(), 'SIGKILL');
    expect(await first.ended).toBe(137);
    const third = start();
    await ready(third);
    third.process.kill('SIGTERM');
    expect(await third.ended).toBe(0);
  }, 180_000);
});
