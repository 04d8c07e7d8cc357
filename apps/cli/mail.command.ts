import { buffer } from 'node:stream/consumers';
import { type Command, InvalidArgumentError } from 'commander';
import { DomainError, readEnvironment } from '#platform';
import { Bounces, MailHold, MailStatus, Undelivered } from '#reminders';
import { ExitCode } from './exit-code.js';
import { Refusal } from './explain.js';
import { mailStatusLines } from './mail-status-lines.js';
import { withRegister } from './with-register.js';

/** What `status` ends with when somebody has to look after the mail. */
const ALARM = 1;

/** sysexits.h, EX_TEMPFAIL: a mail server that pipes a message to us keeps it and comes again. */
const COME_AGAIN = 75;

/** `pacta mail …` */
export function addMailCommand(pacta: Command): void {
  const mail = pacta
    .command('mail')
    .description('How the mail is doing: hold it, let it go, try again what has failed.')
    .addHelpText(
      'after',
      `
Examples:
  pacta mail status
  pacta mail hold --reason "the mail server moves"
  pacta mail release
  pacta mail retry --all-failed`,
    );
  addStatus(mail);
  addHold(mail);
  addRetry(mail);
  addBounce(mail);
}

function addStatus(mail: Command): void {
  mail
    .command('status')
    .description('What waits, what has failed, when mail last went out. Exit code 1 when an alarm stands.')
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  pacta mail status --json')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { PACTA_MAIL_LATE_MINUTES: late } = readEnvironment();
      const state = await withRegister((find) => find(MailStatus).read(late));
      console.log(json ? JSON.stringify(state, null, 2) : mailStatusLines(state).join('\n'));
      if (state.alarms.length > 0) throw new ExitCode(ALARM);
    });
}

function addHold(mail: Command): void {
  mail
    .command('hold')
    .description('Send nothing from now on. The plan goes on; nothing is lost.')
    .option('--reason <reason>', 'why, for whoever looks later', '')
    .addHelpText('after', '\nExample:\n  pacta mail hold --reason "the mail server moves"')
    .action(async ({ reason }: { reason: string }) => {
      const isNew = await withRegister((find) => find(MailHold).hold(reason));
      console.log(
        isNew
          ? 'Mail is on hold. What is with the mail server at this moment still goes out.'
          : 'Mail was on hold already.',
      );
    });
  mail
    .command('release')
    .description('Let mail go again: each person gets one message with the state as it is now.')
    .addHelpText('after', '\nExample:\n  pacta mail release')
    .action(async () => {
      const wasHeld = await withRegister((find) => find(MailHold).release());
      console.log(wasHeld ? 'Mail goes out again.' : 'Mail was not on hold.');
    });
}

function addRetry(mail: Command): void {
  mail
    .command('retry')
    .description('Queue mailings that have failed once more, after their cause was mended.')
    .argument('[id]', 'one mailing', mailingId)
    .option('--all-failed', 'all that have failed')
    .addHelpText('after', '\nExample:\n  pacta mail retry --all-failed')
    .action(async (id: string | undefined, { allFailed = false }: { allFailed?: boolean }, command: Command) => {
      if ((id !== undefined) === allFailed)
        command.error('error: give the id of a mailing, or --all-failed', { exitCode: 2 });
      if (id !== undefined) {
        await withRegister((find) => find(Undelivered).retry(id)).catch((error: unknown) => {
          if (error instanceof DomainError && error.kind === 'not_found')
            throw new Refusal([`There is no mailing ${id}.`]);
          throw error;
        });
        console.log('1 mailing is queued again.');
        return;
      }
      const { queued, left } = await withRegister((find) => find(Undelivered).retryAll());
      console.log(
        `${queued} queued again, ${left} left as they are: settled by now, or their address is still refused.`,
      );
    });
}

function addBounce(mail: Command): void {
  mail
    .command('bounce')
    .description('Read a delivery report from standard input, as a mail server pipes it.')
    .option('--recipient <address>', 'the address that it came to, where the mail server tells')
    .addHelpText(
      'after',
      `
Ends with 75 when it should be brought once more, because the database is out of reach or the mail is still being sent.

Example, for the aliases of a mail server:
  bounces: "|pacta mail bounce --recipient=$ORIGINAL_RECIPIENT"`,
    )
    .action(async ({ recipient }: { recipient?: string }) => {
      const raw = await buffer(process.stdin);
      const outcome = await withRegister((find) =>
        find(Bounces).take(raw, recipient === undefined ? [] : [recipient]),
      ).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : String(error));
        throw new ExitCode(COME_AGAIN);
      });
      if (outcome.kind === 'too_early') throw new ExitCode(COME_AGAIN);
      console.log(
        outcome.kind === 'ignored' ? `Ignored: ${outcome.why}.` : `Mailing ${outcome.mailingId}: ${outcome.kind}.`,
      );
    });
}

function mailingId(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be the id of a mailing, as GET /api/v1/mailings shows it.');
}
