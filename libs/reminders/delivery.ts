import { Injectable, Logger } from '@nestjs/common';
import { MailTransport, type SendOutcome } from '#mail';
import { Attempts } from './attempts.js';
import { DryRun } from './dry-run.js';
import { LEASE_SECONDS } from './claim.js';
import { Preparation, type PreparedMailing } from './preparation.js';
import { Refusals } from './refusals.js';
import { givenBack, settlementOf } from './settlement.rules.js';

interface Attempt {
  outcome: SendOutcome;
  subject: string | null;
}

/**
 * Sends mailings. Of one mailing: claimed and checked in one transaction, which commits `sending` before anything goes
 * out; handed to the server, which gets the content only if nothing has changed meanwhile; what became of it recorded,
 * provided that the attempt still stands. A worker that dies on the way leaves a lease that runs out, and the sweep finds
 * it.
 */
@Injectable()
export class Delivery {
  private readonly log = new Logger(Delivery.name);

  constructor(
    private readonly preparation: Preparation,
    private readonly transport: MailTransport,
    private readonly attempts: Attempts,
    private readonly refusals: Refusals,
    private readonly dryRun: DryRun,
  ) {}

  /** Sends what is due and free of some mailings. Running it twice, or in two workers at once, sends each once. */
  async deliver(mailingIds: readonly string[]): Promise<void> {
    if (this.dryRun.isOn) return this.dryRun.show(mailingIds);
    const claimedAt = performance.now();
    const prepared = await this.preparation.prepare(mailingIds);
    const waiting = prepared.values();
    const written: Promise<void>[] = [];
    const lane = async () => {
      // The lanes share one iterator: each takes the next mailing as soon as it is free. Other batches fill the gaps.
      for (const mailing of waiting) {
        const isTooLate = performance.now() - claimedAt > SAFE_MILLISECONDS;
        written.push(this.tryToRecord(mailing, isTooLate ? null : await this.handOver(mailing)));
      }
    };
    await Promise.all(Array.from({ length: this.transport.connections }, lane));
    await Promise.all(written);
  }

  private async handOver(prepared: PreparedMailing): Promise<Attempt> {
    try {
      const mail = this.preparation.render(prepared);
      const mayLeave = () => this.attempts.begin(prepared);
      return { outcome: await this.transport.send(mail, mayLeave), subject: mail.subject };
    } catch (error) {
      // One mail that cannot be made must not hold up the others; it stays owed and is seen in the log.
      this.log.error(`Mailing ${prepared.mailing.id} could not be made: ${String(error)}`);
      return { outcome: { kind: 'temporary', reason: String(error), mayHaveBeenTaken: false }, subject: null };
    }
  }

  /** An outcome that cannot be recorded leaves the lease to run out; the others of the batch go on. */
  private async tryToRecord(prepared: PreparedMailing, sent: Attempt | null): Promise<void> {
    try {
      await (sent === null ? this.giveBack(prepared) : this.record(prepared, sent));
    } catch (error) {
      this.log.error(`What became of mailing ${prepared.mailing.id} could not be recorded: ${String(error)}`);
    }
  }

  /** Left to its lease, it would count as possibly sent: one time-out later it would be given up unsent. */
  private async giveBack({ mailing }: PreparedMailing): Promise<void> {
    await this.attempts.settle(givenBack(mailing, mailing.recipient.email));
  }

  private async record({ mailing }: PreparedMailing, { outcome, subject }: Attempt): Promise<void> {
    const address = mailing.recipient.email;
    const settlement = settlementOf(outcome, mailing, { address, subject });
    const isRefused = outcome.kind === 'permanent';
    const stood = await (isRefused ? this.refusals.record(settlement) : this.attempts.settle(settlement));
    if (!stood) this.log.warn(`Mailing ${mailing.id} was taken over by another worker before its outcome was known`);
    if (outcome.kind === 'temporary') this.log.warn(`Mailing ${mailing.id} has to wait: ${outcome.reason}`);
    if (outcome.kind === 'withdrawn') this.log.debug(`Mailing ${mailing.id} is looked at again: ${outcome.reason}`);
    if (isRefused) this.log.error(`The mail server refuses ${address} for good: ${outcome.reason}`);
  }
}

/** After this a message that takes its full time could outlive the lease: it is given back to the sweep. */
const SAFE_MILLISECONDS = (LEASE_SECONDS - 25) * 1_000;
