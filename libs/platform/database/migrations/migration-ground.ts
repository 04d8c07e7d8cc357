import { DataSource, type MigrationInterface } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#testing';
import { dataSourceOptions, migrate } from '../data-source.js';
import { migrations } from './index.js';

/** A database of its own that can be taken back to before a migration. For tests. */
export class MigrationGround {
  private constructor(
    private readonly database: TestDatabase,
    readonly source: DataSource,
  ) {}

  static async start(): Promise<MigrationGround> {
    const database = await createTestDatabase({ empty: true });
    await migrate(database.url);
    const source = new DataSource(dataSourceOptions({ url: database.url, poolSize: 1, applicationName: 'test' }));
    return new MigrationGround(database, await source.initialize());
  }

  /** Takes back the migration and all after it. */
  async undo(migration: new () => MigrationInterface): Promise<void> {
    for (const _ of migrations.slice(migrations.indexOf(migration))) await this.source.undoLastMigration();
  }

  async stop(): Promise<void> {
    await this.source.destroy();
    await this.database.drop();
  }
}
