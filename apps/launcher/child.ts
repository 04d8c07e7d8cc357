import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SERVER_FLAGS } from '#platform';

export interface ChildOptions {
  /** As the operator reads it: `API`, `worker`. */
  name: string;
  /** Path of the program from the root of the repository. */
  script: string;
  arguments?: readonly string[];
  environment: Record<string, string | undefined>;
  logFile: string;
  /** Told what happens to it in the middle of a run. */
  say: (line: string) => void;
}

const LEASH = pathToFileURL(fileURLToPath(new URL('./leash.js', import.meta.url))).href;
const LONGEST_PAUSE_SECONDS = 30;
/** A worker may be in the middle of a batch of mails. */
const PATIENCE_MILLISECONDS = 35_000;
/** A run of this length counts as healthy: the next crash is answered at once again. */
const HEALTHY_MILLISECONDS = 60_000;
const LOG_BYTES = 20_000_000;

/**
 * A process of ours that is kept running: started again after a crash, with growing pauses. A process group of its
 * own, so that a Ctrl-C reaches it only through us, in the order of the shutdown.
 */
export class Child {
  private process: ChildProcess | null = null;
  private stopping = false;
  private working = false;
  private crashes = 0;
  private pause: AbortController | null = null;

  constructor(private readonly options: ChildOptions) {}

  /** It said of itself that it has come up. */
  get isWorking(): boolean {
    return this.working;
  }

  /** Crashes in a row, without a healthy run between. */
  get crashesInARow(): number {
    return this.crashes;
  }

  start(): void {
    const { script, environment, logFile } = this.options;
    rotate(logFile);
    const log = openSync(logFile, 'a', 0o600);
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [...SERVER_FLAGS, '--import', LEASH, script, ...(this.options.arguments ?? [])],
      {
        env: environment,
        stdio: ['ignore', log, log, 'ipc'],
        detached: true,
      },
    );
    closeSync(log);
    this.process = child;
    child.once('message', () => (this.working = true));
    child.once('exit', (code, signal) => {
      this.process = null;
      this.working = false;
      if (!this.stopping) void this.recover(performance.now() - began, signal ?? `code ${code}`);
    });
  }

  /** Asks it to end and waits; ends it after 35 s. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.pause?.abort();
    const child = this.process;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    await gone;
    clearTimeout(timer);
  }

  /** Ends it at once. */
  kill(): void {
    this.stopping = true;
    this.process?.kill('SIGKILL');
  }

  /** The last lines that it wrote. */
  logTail(): string {
    const { logFile } = this.options;
    return existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';
  }

  private async recover(ranMilliseconds: number, reason: string): Promise<void> {
    if (ranMilliseconds > HEALTHY_MILLISECONDS) this.crashes = 0;
    const seconds = Math.min(2 ** this.crashes, LONGEST_PAUSE_SECONDS);
    this.crashes += 1;
    const { name, logFile, say } = this.options;
    say(`The ${name} ended by itself (${reason}); starting it again in ${seconds} s. See ${logFile}`);
    this.pause = new AbortController();
    await sleep(seconds * 1000, undefined, { signal: this.pause.signal }).catch(() => undefined);
    if (!this.stopping) this.start();
  }
}

/** The log of a run long ago gives way; one predecessor is kept. */
function rotate(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}

/** Path of a log in the data folder. */
export function logPath(dataDir: string, name: string): string {
  return join(dataDir, 'logs', `${name}.log`);
}
