import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type OpenDatabase } from '#platform';

export interface DatabaseWatchOptions {
  /** Starts the server again on the port that those who use it know. */
  open: (port: number) => Promise<OpenDatabase>;
  /** Told what happens to it in the middle of a run. */
  say: (line: string) => void;
  logFile: string;
}

const LOOK_MILLISECONDS = 500;
const LONGEST_PAUSE_SECONDS = 30;

/** Keeps the embedded database running: PostgreSQL is nobody's child when an earlier launcher started it. */
export class DatabaseWatch {
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  constructor(
    private database: OpenDatabase,
    private readonly options: DatabaseWatchOptions,
  ) {
    this.watching = this.watch();
  }

  /** Looks no longer, and stops the server; does nothing to a server given by DATABASE_URL. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
    await this.database.shutDown();
  }

  private async watch(): Promise<void> {
    if (this.database.pid === null) return;
    while (await this.pause(LOOK_MILLISECONDS)) {
      if (!isAlive(this.database.pid)) await this.bringBack();
    }
  }

  private async bringBack(): Promise<void> {
    const { open, say, logFile } = this.options;
    const port = Number(new URL(this.database.url).port);
    say(`The database ended by itself; starting it again. See ${logFile}`);
    for (let seconds = 1; ; seconds = Math.min(seconds * 2, LONGEST_PAUSE_SECONDS)) {
      try {
        this.database = await open(port);
        say('The database runs again.');
        return;
      } catch (error) {
        say(`${error instanceof Error ? error.message : String(error)}\nThe next try is in ${seconds} s.`);
      }
      if (!(await this.pause(seconds * 1000))) return;
    }
  }

  /** @returns whether to go on. */
  private pause(milliseconds: number): Promise<boolean> {
    return sleep(milliseconds, true, { signal: this.stopping.signal }).catch(() => false);
  }
}
