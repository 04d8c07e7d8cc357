import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Accounts, type Role, ROLES } from '#access';
import { type Clearance, CLEARANCES, type Language, LANGUAGES, Persons } from '#people';
import { Transactions } from '#platform';
import { Refusal } from './explain.js';
import { type Find, withRegister } from './with-register.js';

interface Options {
  email: string;
  name?: string;
  role: Role[];
  code?: string;
  language: Language;
  timeZone?: string;
  clearance: Clearance;
  passwordStdin?: boolean;
}

/** `pacta user add` */
export function addUserCommand(pacta: Command): void {
  const user = pacta.command('user').description('Accounts of the register.');
  user
    .command('add')
    .description('Give a person an account. Somebody whose address the register does not know is entered first.')
    .requiredOption('--email <address>', 'the address that the person signs in with')
    .option('--name <name>', 'for somebody new')
    .addOption(
      new Option('--role <role...>', `one or several of ${ROLES.join(', ')}`)
        .argParser(collectRole)
        .makeOptionMandatory(),
    )
    .option('--code <code>', 'for somebody new; made of the address when left out')
    .addOption(new Option('--language <language>', 'for somebody new').choices([...LANGUAGES]).default('en'))
    .option('--time-zone <zone>', 'for somebody new, as in Europe/Minsk; that of this machine when left out')
    .addOption(new Option('--clearance <clearance>', 'for somebody new').choices([...CLEARANCES]).default('public'))
    .option('--password-stdin', 'read the password from standard input; without it one is made up and printed')
    .addHelpText(
      'after',
      `
Examples:
  pacta user add --email anna@example.org --name "Anna Example" --role registrar
  pacta user add --email anna@example.org --role executor controller --password-stdin < password.txt`,
    )
    .action(async (options: Options) => {
      const given = options.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : null;
      const password = given ?? (await madeUp());
      const name = await withRegister((find) => addUser(find, options, password));
      console.log(`${name} <${options.email}> can sign in as ${options.role.join(', ')}.`);
      if (given === null) console.log(`Password: ${password}`);
    });
}

async function addUser(find: Find, options: Options, password: string): Promise<string> {
  const person = (await personOf(find, options.email)) ?? (await enter(find, options));
  await find(Accounts).add({ personId: person.id, password, roles: options.role });
  return person.name;
}

async function personOf(find: Find, email: string): Promise<{ id: string; name: string } | undefined> {
  const sql = 'SELECT id, name FROM persons WHERE lower(email) = lower($1)';
  const [person] = await find(Transactions).manager.query<{ id: string; name: string }[]>(sql, [email]);
  return person;
}

async function enter(find: Find, options: Options): Promise<{ id: string; name: string }> {
  const { name, email, language, clearance } = options;
  if (name === undefined) throw new Refusal([`The register knows nobody with the address ${email}: add their --name.`]);
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const persons = find(Persons);
  const code = options.code ?? (await freeCode(email, async (codes) => (await persons.byCodes(codes)).size > 0));
  return persons.create({ code, name, email, language, clearance, timeZone });
}

/** `anna-example` of `anna.example@…`; with a number where that is taken. */
async function freeCode(email: string, isTaken: (codes: string[]) => Promise<boolean>): Promise<string> {
  const letters = email
    .slice(0, email.indexOf('@'))
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['person'];
  const code = letters.join('-').slice(0, 80);
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? code : `${code}-${nth}`;
    if (!(await isTaken([candidate]))) return candidate;
  }
}

/** 24 letters with 144 bits of chance. */
async function madeUp(): Promise<string> {
  return randomBytes(18).toString('base64url');
}

/** `--role a b`, `--role a,b` and `--role a --role b` are the same. */
function collectRole(given: string, before: Role[] = []): Role[] {
  const roles = given.split(',').map((word) => {
    const role = ROLES.find((known) => known === word.trim());
    if (role === undefined) throw new InvalidArgumentError(`There are: ${ROLES.join(', ')}.`);
    return role;
  });
  return [...before, ...roles];
}
