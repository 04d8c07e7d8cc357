import type { Command } from 'commander';
import { ErasePerson } from '#erasure';
import { Transactions } from '#platform';
import { Refusal } from './explain.js';
import { type Find, withRegister } from './with-register.js';

/** `pacta erase-person` */
export function addErasePersonCommand(pacta: Command): void {
  pacta
    .command('erase-person')
    .description('Erase who a person was, in the register and in its history, for good. What they did stays.')
    .argument('<person>', 'their code or e-mail address')
    .requiredOption('--reason <reason>', 'stays in the history: name nobody in it')
    .addHelpText(
      'after',
      `
Refused while the register needs the person; it says what to end first. Backups and log files are not the register's:
docs/erasure.md says what remains where.

Example:
  pacta erase-person anna@example.org --reason "Asked for it on leaving the service."`,
    )
    .action(async (named: string, { reason }: { reason: string }) => {
      const person = await withRegister((find) => erase(find, named, reason));
      console.log(`Erased. The register knows them as ${person.code}.`);
    });
}

async function erase(find: Find, named: string, reason: string): Promise<{ code: string }> {
  const [person] = await find(Transactions).manager.query<{ id: string }[]>(PERSON, [named]);
  if (person === undefined) throw new Refusal([`There is no person ${named}.`]);
  return find(ErasePerson).run({ personId: person.id, version: null, reason });
}

const PERSON = 'SELECT id FROM persons WHERE code = $1 OR lower(email) = lower($1)';
