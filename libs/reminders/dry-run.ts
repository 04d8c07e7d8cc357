import { Injectable, Logger } from '@nestjs/common';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeMail } from '#mail';
import { SYSTEM, Transactions } from '#platform';
import { Preparation, type PreparedMailing } from './preparation.js';
import { ReminderSettings } from './reminder-settings.js';

/** Ends the transaction of a dry run, which must leave nothing behind. */
class TakenBack extends Error {}

/**
 * Shows what would be sent instead of sending it. The mailings are claimed and checked as ever, in a transaction that is
 * rolled back: whoever sends in earnest later finds them as they were, and sends what is still true then. Only that they
 * have been shown is kept, so that the next sweep does not show them again.
 */
@Injectable()
export class DryRun {
  private readonly log = new Logger(DryRun.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly preparation: Preparation,
    private readonly settings: ReminderSettings,
  ) {}

  get isOn(): boolean {
    return this.settings.isDryRun;
  }

  /** Also while mail is on hold: nothing leaves. */
  async show(mailingIds: readonly string[]): Promise<void> {
    for (const prepared of await this.prepare(mailingIds)) await this.tryToWrite(prepared);
    await this.transactions.run(SYSTEM, () => this.transactions.manager.query(SHOWN, [mailingIds]));
  }

  private async prepare(mailingIds: readonly string[]): Promise<PreparedMailing[]> {
    let prepared: PreparedMailing[] = [];
    const work = async () => {
      prepared = await this.preparation.prepare(mailingIds, { evenOnHold: true });
      throw new TakenBack();
    };
    await this.transactions.run(SYSTEM, work).catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    return prepared;
  }

  private async tryToWrite(prepared: PreparedMailing): Promise<void> {
    const { id, recipient } = prepared.mailing;
    try {
      const folder = this.settings.dryRunFolder ?? '';
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${id}.eml`);
      await writeFile(file, await composeMail(this.preparation.render(prepared)), { mode: 0o600 });
      this.log.log(`Dry run: not sent to ${recipient.email}, see ${file}`);
    } catch (error) {
      this.log.error(`Mailing ${id} could not be shown: ${String(error)}`);
    }
  }
}

const SHOWN = `
  UPDATE mailings SET shown_at = statement_timestamp()
  WHERE id = ANY($1::uuid[]) AND state IN ('queued', 'sending')`;
