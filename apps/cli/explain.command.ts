import { type Command, Option } from 'commander';
import { Transactions } from '#platform';
import { EXPLAIN_LANGUAGES, type ExplainedReminder, type ExplainLanguage, Explanations } from '#reminders';
import { Refusal } from './explain.js';
import { type Find, withRegister } from './with-register.js';

interface Options {
  person?: string;
  language: ExplainLanguage;
  format: 'json' | 'table';
}

/** `pacta explain` */
export function addExplainCommand(pacta: Command): void {
  pacta
    .command('explain')
    .description('Tell why people were or were not reminded of a commitment, and what became of each mail.')
    .argument('<reference>', 'the reference of the commitment, such as BY-RU-MOS/2023-12-18/08')
    .option('--person <person>', 'only for this person: their code or e-mail address')
    .addOption(new Option('--language <language>', 'of names and reasons').choices(EXPLAIN_LANGUAGES).default('en'))
    .addOption(new Option('--format <format>', 'how to print it').choices(['json', 'table']).default('table'))
    .addHelpText(
      'after',
      `
Examples:
  pacta explain BY-RU-MOS/2023-12-18/08
  pacta explain BY-RU-MOS/2023-12-18/08 --person ambassador@embassy-ru.by.example.org`,
    )
    .action(async (reference: string, { person, language, format }: Options) => {
      const items = await withRegister(async (find) => {
        const personId = person === undefined ? null : await idOf(find, PERSON, person);
        const id = await idOf(find, COMMITMENT, reference);
        return find(Explanations).of(id, { personId, language });
      });
      console.log(format === 'json' ? JSON.stringify(items, null, 2) : toTable(items));
    });
}

const COMMITMENT = { sql: 'SELECT id FROM commitments WHERE reference = $1', kind: 'commitment' };
const PERSON = { sql: 'SELECT id FROM persons WHERE code = $1 OR lower(email) = lower($1)', kind: 'person' };

async function idOf(find: Find, { sql, kind }: { sql: string; kind: string }, name: string): Promise<string> {
  const [row] = await find(Transactions).manager.query<{ id: string }[]>(sql, [name]);
  if (row === undefined) throw new Refusal([`There is no ${kind} ${name}.`]);
  return row.id;
}

function toTable(items: readonly ExplainedReminder[]): string {
  if (items.length === 0)
    return 'Nobody: there is no deadline yet, or this person holds no post that the ladder speaks to.';
  return items
    .flatMap((item) => [
      lineOf(item),
      `    ${item.because}${item.address === null ? '' : ` to ${item.address}`}`,
      ...item.passedOver.map(
        (one) => `    passed over: ${one.person?.name ?? 'nobody'}, ${one.post.name}: ${one.because}`,
      ),
    ])
    .join('\n');
}

function lineOf({ dueAt, rung, ordinal, audience, asked, post, recipient, deputyFor }: ExplainedReminder): string {
  const when = dueAt.toString().slice(0, 16).replace('T', ' ');
  const who = `${recipient?.name ?? 'nobody'}${deputyFor === null ? '' : ` for ${deputyFor.name}`}`;
  const instead = asked !== null && asked.id !== post.id ? `, instead of ${asked.name}` : '';
  return `${when} UTC  ${rung}${ordinal > 1 ? ` of period ${ordinal}` : ''}, ${audience.replace('_', '-')}: ${who}, ${post.name}${instead}`;
}
