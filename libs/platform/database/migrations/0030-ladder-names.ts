import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A ladder is named in three languages, as bodies and posts are. The one that comes with the product has its names. */
export class LadderNames1700000000030 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE ladders ADD COLUMN name_ru text, ADD COLUMN name_be text;
      UPDATE ladders SET name_ru = 'Обычный порядок напоминаний', name_be = 'Звычайны парадак напамінаў'
      WHERE code = 'default' AND name = 'Default ladder';
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE ladders DROP COLUMN name_be, DROP COLUMN name_ru');
  }
}
