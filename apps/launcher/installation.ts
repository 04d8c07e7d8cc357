import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMailbox } from '#mail';
import { type Environment, openDatabase, prepareDataFolder } from '#platform';
import { Child, logPath } from './child.js';
import { screen } from './console.js';
import { DatabaseWatch } from './database-watch.js';
import { checkOutside, choosePorts, type Ports } from './endpoints.js';
import { type DataDirLock, lockDataDir } from './launcher-lock.js';
import { type MailCatcher, reachedHost, shownHost, startMailCatcher } from './mail-catcher.js';
import { runCli } from './run-cli.js';
import { mailNotices } from './mail-notices.js';
import { ensureSampleAccounts, isEmpty, loadSample } from './sample.js';

/** What the closing block tells. */
export interface Ready {
  api: string;
  mail: string | null;
  sample: boolean;
  logs: string;
  notices: string[];
}

/** Variables for the processes that are started. */
type Settings = Record<string, string | undefined>;

const START_SECONDS = 90;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Everything that `npm start` runs. What was started is noted as it comes up; `stop` takes it down in the opposite
 * order, however far the start had got.
 */
export class Installation {
  private readonly undo: { title: string; stop: () => Promise<void> }[] = [];
  private readonly children: Child[] = [];
  private readonly killable: { kill(): void }[] = [];
  private lock: DataDirLock | null = null;
  private stopping: Promise<void> | null = null;
  private readonly dataDir: string;

  constructor(private readonly environment: Environment) {
    this.dataDir = resolve(environment.PACTA_DATA_DIR);
  }

  async start(): Promise<Ready> {
    readMailbox(this.environment.PACTA_MAIL_FROM); // no mail would leave under another, and nobody would know
    prepareDataFolder(this.dataDir);
    this.lock = await lockDataDir(this.dataDir, (line) => screen.line(line));
    const ports = await choosePorts(this.environment);
    await checkOutside(this.environment);
    const database = await screen.step('Database', () => this.openDatabase());
    const settings = this.settingsOfChildren(ports, database.url);
    const catcher = this.startCatcher(ports, settings);
    await screen.step('Schema, calendars and rules', () => runCli(['migrate'], settings));
    const sample = await this.prepareSample(database.url, settings);
    if (catcher) await screen.step('Mail catcher', () => catcher.ready());
    await this.startProcesses(ports, { ...settings, SMTP_URL: catcher?.smtpUrl ?? this.environment.SMTP_URL });
    return {
      api: `http://${shownHost(this.environment.PACTA_HOST)}:${ports.api}`,
      mail: catcher?.page ?? null,
      sample,
      logs: join(this.dataDir, 'logs'),
      notices: [...(database.notice ? [database.notice] : []), ...(await mailNotices(database.url, this.environment))],
    };
  }

  get isStopping(): boolean {
    return this.stopping !== null;
  }

  /** Stops what runs, in order: API, worker, mail catcher, database. Asked twice, it stops once. */
  stop(): Promise<void> {
    this.stopping ??= this.takeDown();
    return this.stopping;
  }

  /** Ends the processes at once; the database is left for the next start to find. */
  abandon(): void {
    for (const child of this.killable) child.kill();
  }

  private async takeDown(): Promise<void> {
    this.lock?.stopping();
    for (const { title, stop } of this.undo.reverse()) {
      await stop().catch((error: unknown) => screen.problem(`The ${title} did not stop cleanly: ${String(error)}`));
    }
    this.lock?.release();
  }

  private async openDatabase(): Promise<{ url: string; notice: string | null }> {
    const { DATABASE_URL, PACTA_POSTGRES_PORT } = this.environment;
    const open = (port: number) =>
      openDatabase({ DATABASE_URL, PACTA_POSTGRES_PORT: port, PACTA_DATA_DIR: this.dataDir });
    const database = await open(PACTA_POSTGRES_PORT);
    const say = (line: string) => screen.line(line);
    const watch = new DatabaseWatch(database, { open, say, logFile: logPath(this.dataDir, 'postgres') });
    this.undo.push({ title: 'database', stop: () => watch.stop() });
    return database;
  }

  private settingsOfChildren(ports: Ports, databaseUrl: string): Settings {
    const host = shownHost(this.environment.PACTA_HOST);
    return {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PACTA_DATA_DIR: this.dataDir,
      PACTA_PORT: String(ports.api),
      PACTA_PUBLIC_URL: this.environment.PACTA_PUBLIC_URL ?? `http://${host}:${ports.api}`,
    };
  }

  /** Sample accounts have a password that everybody knows: they are made on a machine that only its user reaches. */
  private async prepareSample(url: string, settings: Settings): Promise<boolean> {
    if (await isEmpty(url)) await screen.step('Sample register', () => loadSample(url, settings));
    if (!LOOPBACK.includes(this.environment.PACTA_HOST)) return false;
    return ensureSampleAccounts(url);
  }

  private startCatcher(ports: Ports, environment: Settings): MailCatcher | null {
    if (this.environment.SMTP_URL) return null;
    const catcher = startMailCatcher({
      host: this.environment.PACTA_HOST,
      smtpPort: ports.smtp,
      pagePort: ports.mailUi,
      folder: join(this.dataDir, 'mails'),
      logFile: logPath(this.dataDir, 'mail-catcher'),
      environment,
      say: (line) => screen.line(line),
    });
    this.undo.push({ title: 'mail catcher', stop: () => catcher.stop() });
    this.killable.push(catcher);
    return catcher;
  }

  private async startProcesses(ports: Ports, environment: Settings): Promise<void> {
    const child = (name: string, folder: string) =>
      new Child({
        name,
        script: `dist/apps/${folder}/main.js`,
        environment,
        logFile: logPath(this.dataDir, folder),
        say: (line) => screen.line(line),
      });
    const worker = child('worker', 'worker');
    const api = child('API', 'api');
    await screen.step('API and worker', async () => {
      for (const each of [worker, api]) {
        this.undo.push({ title: each === api ? 'API' : 'worker', stop: () => each.stop() });
        this.children.push(each);
        this.killable.push(each);
        each.start();
      }
      await this.waitUntilWorking(
        worker,
        `http://${reachedHost(this.environment.PACTA_HOST)}:${ports.api}/api/v1/health`,
      );
    });
  }

  /** @throws Error with the end of its log when one of the processes keeps crashing, or they do not come up. */
  private async waitUntilWorking(worker: Child, url: string): Promise<void> {
    for (const began = performance.now(); performance.now() - began < START_SECONDS * 1000; await sleep(100)) {
      const broken = this.children.find((child) => child.crashesInARow >= 3);
      if (broken) throw new Error(`It does not start. The end of its log:\n${broken.logTail()}`);
      const healthy = await fetch(url).then(
        (response) => response.ok,
        () => false,
      );
      if (healthy && worker.isWorking) return;
      if (this.stopping) throw new Error('stopped while starting');
    }
    throw new Error(`API and worker did not come up within ${START_SECONDS} s: see ${join(this.dataDir, 'logs')}`);
  }
}
