import type { Command } from 'commander';
import { FileRules } from '#importing';
import { migrate } from '#platform';
import { inTransaction, withDatabase } from './with-register.js';

/** `pacta migrate` */
export function addMigrateCommand(pacta: Command): void {
  pacta
    .command('migrate')
    .description('Bring the database to the schema of this version. Safe to repeat, and from several places at once.')
    .addHelpText(
      'after',
      '\nExamples:\n  pacta migrate\n  DATABASE_URL=postgres://pacta@db.example.org/pacta pacta migrate',
    )
    .action(async () => {
      await withDatabase(async ({ url }) => {
        const done = await migrate(url);
        await inTransaction(url, (find) => find(FileRules).load());
        console.log(done.length === 0 ? 'The database is up to date.' : `Done: ${done.join(', ')}.`);
      });
    });
}
