import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { VerifierKey } from '#history';
import { composeMail, MailTransport, readMailbox } from '#mail';
import { Clock, SYSTEM, Transactions } from '#platform';
import { checkpointMail, type MailedCheckpoint } from './checkpoint-mail.rules.js';
import { MailHold } from './mail-hold.js';
import { ReminderSettings } from './reminder-settings.js';
import { signedOnes } from './signed-ones.js';

/** A mail never carries more; the rest comes with the next. */
const MOST_NOTES = 50;

const PAUSE_MINUTES = 5;

/** Longer than any pause: so long after a failure nobody tries that address any more, another worker neither. */
const FORGOTTEN_MINUTES = 15;

/**
 * Mails checkpoints that stand in files to those who keep them. One after the other to each address, from the newest on
 * when an address is new; what mail on hold or a failure has kept back comes later in one mail.
 */
@Injectable()
export class CheckpointMails {
  private readonly log = new Logger('History');

  constructor(
    private readonly transactions: Transactions,
    private readonly hold: MailHold,
    private readonly transport: MailTransport,
    private readonly settings: ReminderSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * @param addresses all who get them: of anybody else no failure is kept for long
   * @param keysOf reads the public keys that stand outside of the database; asked only when something is to be sent
   */
  async send(addresses: readonly string[], keysOf: () => Promise<readonly VerifierKey[]>): Promise<void> {
    await this.transactions.run(SYSTEM, () => this.query(FORGET_FAILURES, [addresses, FORGOTTEN_MINUTES]));
    for (const address of addresses) {
      // The row is locked until the mail is sent: of two workers one sends.
      await this.transactions.run(SYSTEM, () => this.sendTo(address, keysOf));
    }
  }

  private async sendTo(address: string, keysOf: () => Promise<readonly VerifierKey[]>): Promise<void> {
    await this.query(BEGIN, [address]);
    const [turn] = await this.query<{ lastNumber: number }>(TURN, [address, PAUSE_MINUTES]);
    const next = turn ? await this.query<MailedCheckpoint>(NEXT, [turn.lastNumber, MOST_NOTES]) : [];
    if (next.length === 0) return;
    const { signed: checkpoints, fault } = signedOnes(next, await keysOf());
    const last = checkpoints.at(-1)?.number;
    if (last === undefined) return this.fail(address, fault ?? '');
    const mail = checkpointMail(checkpoints, {
      from: readMailbox(this.settings.from),
      to: address,
      domain: this.settings.messageIdDomain,
      date: new Date(this.clock.now().epochMilliseconds).toUTCString(),
    });
    const { dryRunFolder } = this.settings;
    if (dryRunFolder !== null) {
      const name = `checkpoint-${last}-${createHash('sha256').update(address).digest('hex').slice(0, 8)}.eml`;
      await mkdir(dryRunFolder, { recursive: true, mode: 0o700 });
      return writeFile(join(dryRunFolder, name), await composeMail(mail), { mode: 0o600 });
    }
    if (!(await this.mayLeave())) return;
    // Asked by a connection that may have carried an earlier mail: by itself it would ask within the transaction of that one.
    const mayLeave = AsyncResource.bind(() => this.mayLeave());
    const outcome = await this.transport.send(mail, mayLeave);
    if (outcome.kind === 'sent') return void (await this.query(SENT, [address, last]));
    if (outcome.kind === 'withdrawn') return;
    await this.fail(address, `checkpoint ${last}: ${outcome.reason}`);
  }

  private async fail(address: string, reason: string): Promise<void> {
    this.log.error(`Checkpoints could not be mailed to ${address}: ${reason}`);
    await this.query(FAILED, [address, reason]);
  }

  private async mayLeave(): Promise<boolean> {
    return !(await this.hold.read()).isHeld;
  }

  private query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.transactions.manager.query<Row[]>(sql, parameters);
  }
}

/** A new address begins with the newest. */
const BEGIN = `
  INSERT INTO checkpoint_mails (address, last_number) SELECT $1, greatest(written_number - 1, 0) FROM history_state
  WHERE written_number > 0 ON CONFLICT DO NOTHING`;

/** $1 who gets them, $2 minutes. What failed to others, who were taken out, is nothing that anybody could mend. */
const FORGET_FAILURES = `
  UPDATE checkpoint_mails SET failed_at = NULL, failure = NULL
  WHERE address IN (
    SELECT address FROM checkpoint_mails
    WHERE address <> ALL ($1::text[]) AND failed_at < statement_timestamp() - $2::float8 * interval '1 minute'
    FOR UPDATE SKIP LOCKED)`;

const TURN = `
  SELECT last_number::float8 AS "lastNumber" FROM checkpoint_mails
  WHERE address = $1
    AND coalesce(failed_at < statement_timestamp() - $2::float8 * interval '1 minute', true)
  FOR UPDATE SKIP LOCKED`;

/** Only what stands outside of the database. */
const NEXT = `
  SELECT number::float8 AS number, size::float8 AS size, note FROM checkpoints
  WHERE number > $1 AND number <= (SELECT written_number FROM history_state) ORDER BY number LIMIT $2`;

const SENT = `
  UPDATE checkpoint_mails SET last_number = $2, sent_at = statement_timestamp(), failed_at = NULL, failure = NULL
  WHERE address = $1`;

const FAILED = 'UPDATE checkpoint_mails SET failed_at = statement_timestamp(), failure = $2 WHERE address = $1';
