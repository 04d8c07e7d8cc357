import { type Command, Option } from 'commander';
import { type CheckedDifference, CheckPlan, type KeptPlanCheck, PlanChecks } from '#reminders';
import { ExitCode } from './exit-code.js';
import { progressBar } from './progress-bar.js';
import { asSystem, withDatabase, withServices } from './with-register.js';

/** What the command ends with when the plan was wrong. */
const WRONG = 1;

/** `pacta check-plan` */
export function addCheckPlanCommand(pacta: Command): void {
  pacta
    .command('check-plan')
    .description('Check every planned reminder against what ought to be planned, as each night. Mends what is wrong.')
    .addOption(new Option('--format <format>', 'how to print it').choices(['json', 'table']).default('table'))
    .addHelpText(
      'after',
      `
Exit code 1 when something was wrong: it is mended then, and an alarm stands until a check finds nothing.
What time alone has brought, as the next periods of what recurs, is added and is no fault.

Examples:
  pacta check-plan
  pacta check-plan --format json`,
    )
    .action(async ({ format }: { format: 'json' | 'table' }) => {
      const check = await checkPlan();
      console.log(format === 'json' ? JSON.stringify(check, null, 2) : inWords(check));
      if (check.differences > 0) throw new ExitCode(WRONG);
    });
}

async function checkPlan(): Promise<KeptPlanCheck> {
  const progress = progressBar();
  try {
    return await withDatabase(({ url }) =>
      withServices(url, async (find) => {
        await find(CheckPlan).run(progress.show);
        const last = await asSystem(find, () => find(PlanChecks).last());
        if (last === null) throw new Error('The check was not kept.');
        return last;
      }),
    );
  } finally {
    progress.stop();
  }
}

function inWords({ commitments, added, differences, sample }: KeptPlanCheck): string {
  const left = differences - sample.length;
  return [
    ...sample.map(lineOf),
    ...(left > 0 ? [`and ${left} more`] : []),
    `${count(commitments, 'commitment')} checked: ${count(added, 'reminder')} added as time went on, ${differences} wrong${differences > 0 ? ' and mended' : ''}.`,
  ].join('\n');
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

function lineOf(difference: CheckedDifference): string {
  const { commitment, rung, ordinal, audience, recipient } = difference;
  const what = `${rung}${ordinal > 1 ? ` of period ${ordinal}` : ''}, ${audience.replace('_', '-')}`;
  return `${commitment?.reference ?? 'a commitment'}  ${what}: ${recipient?.name ?? 'nobody'} – ${faultOf(difference)}`;
}

function faultOf({ change, dueBefore, dueAt }: CheckedDifference): string {
  const at = (instant: CheckedDifference['dueAt']) =>
    `${instant?.toString().slice(0, 16).replace('T', ' ') ?? '–'} UTC`;
  switch (change) {
    case 'added':
      return `was missing, due ${at(dueAt)}`;
    case 'taken_back':
      return `should not have been there, due ${at(dueBefore)}`;
    case 'moved':
      return `was due ${at(dueBefore)} instead of ${at(dueAt)}`;
    case 'other_reason':
      return `went through another post, due ${at(dueAt)}`;
  }
}
