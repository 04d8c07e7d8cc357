import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** How long a process may take to end by itself, in milliseconds. */
const PATIENCE = 12_000;

export interface ChildOptions {
  /** Path of the program from `dist`. */
  script: string;
  environment?: Record<string, string>;
  /** For Node itself. */
  nodeOptions?: readonly string[];
}

/** A process of the measurement; its channel ends it when we are gone. */
export class Child {
  private readonly process: ChildProcess;
  private readonly messages: unknown[] = [];
  private heard: (() => void) | null = null;
  private errors = '';
  hasEnded = false;

  constructor(private readonly options: ChildOptions) {
    const { PATH, HOME, TMPDIR } = process.env;
    this.process = spawn(process.execPath, [...(options.nodeOptions ?? []), `dist/${options.script}`], {
      cwd: ROOT,
      env: { PATH, HOME, TMPDIR, ...options.environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: options.script.startsWith('test/') ? 'advanced' : 'json',
      detached: true, // Ctrl-C reaches it through us, in order
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.process.on('error', (error) => (this.errors += String(error)));
    this.process.on('message', (message) => {
      this.messages.push(message);
      this.heard?.();
    });
    this.process.once('exit', () => {
      this.hasEnded = true;
      this.heard?.();
    });
  }

  tell(message: object): void {
    this.process.send(message);
  }

  /** The next message. @throws Error with what the process wrote when it ends or takes longer than the seconds. */
  async hear<T>(seconds: number): Promise<T> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.heard?.();
    }, seconds * 1000);
    while (this.messages.length === 0 && !this.hasEnded && !isLate) {
      await new Promise<void>((resolve) => (this.heard = resolve));
    }
    clearTimeout(timer);
    if (this.messages.length > 0) return this.messages.shift() as T;
    throw new Error(`${this.options.script} ${isLate ? `said nothing for ${seconds} s` : 'ended'}: ${this.errors}`);
  }

  /** Waits until the server in it does. @throws Error when it ends or has not within 20 s. */
  async answers(url: string): Promise<void> {
    for (const began = performance.now(); performance.now() - began < 20_000; await sleep(100)) {
      this.check();
      const response = await fetch(url).catch(() => null);
      if (response?.ok) return;
    }
    throw new Error(`${url} does not answer`);
  }

  /** @throws Error when the process is gone. */
  check(): void {
    if (this.hasEnded) throw new Error(`${this.options.script} ended: ${this.errors}`);
  }

  /** Waits for a process that ends by itself. */
  async end(): Promise<void> {
    if (!this.hasEnded) await new Promise((resolve) => this.process.once('exit', resolve));
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), PATIENCE);
    await gone;
    clearTimeout(timer);
  }

  kill(): void {
    this.signal('SIGKILL');
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }
}
