import { Command, CommanderError } from 'commander';
import { addCalendarCommand } from './calendar.command.js';
import { addCheckPlanCommand } from './check-plan.command.js';
import { addCheckpointCommand } from './checkpoint.command.js';
import { explain } from './explain.js';
import { addErasePersonCommand } from './erase-person.command.js';
import { addExplainCommand } from './explain.command.js';
import { addExportHistoryCommand } from './export-history.command.js';
import { addForecastCommand } from './forecast.command.js';
import { ExitCode } from './exit-code.js';
import { addImportCommand } from './import.command.js';
import { addMailCommand } from './mail.command.js';
import { addMeetingFileSchemaCommand } from './meeting-file-schema.command.js';
import { addMigrateCommand } from './migrate.command.js';
import { addUserCommand } from './user.command.js';
import { addVerifyCommand } from './verify.command.js';

const REFUSED = 1;
const WRONG_USAGE = 2;

/**
 * Runs one command of `pacta`.
 * @returns the exit code: 0 done, 1 refused or failed (one sentence a fault on standard error), 2 wrong usage; some
 * commands have others.
 */
export async function run(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof ExitCode) return error.code;
    if (error instanceof CommanderError) {
      const asked = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
      return asked || (error.code === 'commander.help' && error.exitCode === 0) ? 0 : WRONG_USAGE;
    }
    for (const sentence of explain(error)) console.error(sentence);
    return REFUSED;
  }
}

function program(): Command {
  const pacta = new Command('pacta')
    .description('The register of what governments promise each other, from the command line.')
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride()
    .addHelpText('after', FIRST_STEPS);
  addMigrateCommand(pacta);
  addImportCommand(pacta);
  addForecastCommand(pacta);
  addExplainCommand(pacta);
  addCalendarCommand(pacta);
  addUserCommand(pacta);
  addErasePersonCommand(pacta);
  addExportHistoryCommand(pacta);
  addMailCommand(pacta);
  addCheckPlanCommand(pacta);
  addCheckpointCommand(pacta);
  addVerifyCommand(pacta);
  addMeetingFileSchemaCommand(pacta);
  return pacta;
}

const FIRST_STEPS = `
The database is the one of DATABASE_URL or, without it, the local one that npm start uses.

Examples:
  pacta migrate
  pacta import samples/moscow-oblast-2023-12-18.yaml
  pacta forecast --from 2023-12-18 --to 2024-06-30
  pacta help import`;
