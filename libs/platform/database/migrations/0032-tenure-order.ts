import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tenures in the order in which the list shows them, from either end. */
export class TenureOrder1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX tenures_starts_on_idx ON tenures (starts_on, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tenures_starts_on_idx');
  }
}
