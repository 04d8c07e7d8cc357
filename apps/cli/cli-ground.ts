import type pg from 'pg';
import { createTestDatabase, type TestDatabase, testPool } from '#testing';
import { run } from './run.js';

/** What a command has said and how it ended. */
export interface Said {
  status: number;
  /** On standard output, and on standard error. */
  said: string;
  stderr: string;
}

/** A database of its own and the commands of an operator over it. For tests. */
export class CliGround {
  private constructor(
    private readonly database: TestDatabase,
    readonly sql: pg.Pool,
  ) {}

  static async start(): Promise<CliGround> {
    const database = await createTestDatabase();
    return new CliGround(database, testPool(database));
  }

  /** For `DATABASE_URL`, where the commands look for it. */
  get url(): string {
    return this.database.url;
  }

  async stop(): Promise<void> {
    await this.sql.end();
    await this.database.drop();
  }

  /** As an operator runs it, within this process: a process each would take most of the time. */
  async pacta(...words: string[]): Promise<Said> {
    const written = { said: '', stderr: '' };
    const spies = [
      jest.spyOn(console, 'log').mockImplementation((text) => void (written.said += String(text))),
      jest.spyOn(console, 'error').mockImplementation((text) => void (written.stderr += String(text))),
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.said += String(text)), true)),
    ];
    try {
      return { status: await run(words), ...written };
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
  }
}
