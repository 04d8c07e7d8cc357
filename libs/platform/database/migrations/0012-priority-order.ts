import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register in the order of priority, by the expression that the list sorts with. */
export class PriorityOrder1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX commitments_priority_idx ON commitments
        ((CASE priority WHEN 'high' THEN 3 WHEN 'normal' THEN 2 ELSE 1 END), id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX commitments_priority_idx');
  }
}
