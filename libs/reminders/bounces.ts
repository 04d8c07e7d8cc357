import { Injectable } from '@nestjs/common';
import { History } from '#history';
import { type DeliveryReport, readReturnedMail, type ReportedRecipient, speaksOfAddress } from '#mail';
import { SYSTEM, Transactions } from '#platform';
import { Refusals } from './refusals.js';

/**
 * What became of a message that came back. `too_early`: the mailing is still with the server, so whoever brought the
 * report has to come again.
 */
export type BounceOutcome =
  | { kind: 'refused' | 'delayed' | 'too_early'; mailingId: string; address: string; reason: string }
  | { kind: 'ignored'; why: string };

interface ReportedMailing {
  id: string;
  personId: string;
  state: 'queued' | 'sending' | 'sent' | 'expired' | 'failed';
  address: string;
}

/**
 * Delivery-status reports. Anyone can write one, so a report counts only when it carries the id of a mailing, which
 * nobody can guess, and names the address that this mailing went to.
 */
@Injectable()
export class Bounces {
  constructor(
    private readonly transactions: Transactions,
    private readonly refusals: Refusals,
    private readonly history: History,
  ) {}

  /** @param recipients the envelope's recipients, where they are known: the id of the mailing stands in them. */
  async take(raw: Uint8Array, recipients: readonly string[]): Promise<BounceOutcome> {
    const mail = await readReturnedMail(raw);
    if (mail.kind === 'automatic') return { kind: 'ignored', why: 'it is an automatic reply' };
    if (mail.kind === 'other') return { kind: 'ignored', why: 'it is no delivery report' };
    return this.transactions.run(SYSTEM, () => this.report(mail, recipients));
  }

  private async report(report: DeliveryReport, recipients: readonly string[]): Promise<BounceOutcome> {
    const ids = mailingIdsIn([...recipients, ...report.sentTo]);
    const [mailing] = await this.transactions.manager.query<ReportedMailing[]>(MAILING, [ids, report.messageIds]);
    if (mailing === undefined) return { kind: 'ignored', why: 'it names no mailing of this register' };
    const about = report.recipients.find(({ addresses }) => addresses.some((one) => isSame(one, mailing.address)));
    if (about === undefined) return { kind: 'ignored', why: 'it does not name the address that the mailing went to' };
    if (about.action === 'other') return { kind: 'ignored', why: 'it reports no failure' };
    const told = { mailingId: mailing.id, address: mailing.address, reason: about.reason };
    if (mailing.state === 'sending') return { kind: 'too_early', ...told };
    await this.record(mailing, about);
    return { kind: about.action === 'failed' ? 'refused' : 'delayed', ...told };
  }

  private async record(
    { id, personId, address }: ReportedMailing,
    { action, reason }: ReportedRecipient,
  ): Promise<void> {
    if (action !== 'failed') {
      await this.transactions.manager.query('UPDATE mailings SET last_error = $2 WHERE id = $1', [
        id,
        `delayed: ${reason}`,
      ]);
      return;
    }
    const isAboutAddress = speaksOfAddress(reason);
    if (isAboutAddress) await this.refusals.lockFor(id);
    const [failed] = await this.transactions.manager.query<{ id: string }[]>(FAIL, [id, reason]);
    // A policy against this installation says nothing of the person: the list of undelivered mail shows it.
    if (!isAboutAddress) return failed && this.recordFailure(id, { personId, refusal: reason });
    // What is still to be sent is weighed at the claim, which sees the mark on the address.
    await this.refusals.tell({ mailingId: id, address, error: reason });
    if (failed) await this.recordFailure(id, { personId, refusal: reason });
  }

  private recordFailure(id: string, after: { personId: string; refusal: string }): Promise<void> {
    return this.history.append([{ subject: 'mailing', subjectId: id, type: 'mailing.bounced', after }]);
  }
}

/** `bounces+<id>@example.org` */
function mailingIdsIn(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => /\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(address)?.[1] ?? []);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const MAILING = `
  SELECT m.id, m.person_id AS "personId", m.state, coalesce(m.address, p.email) AS address
  FROM mailings m JOIN persons p ON p.id = m.person_id
  WHERE m.id = ANY($1::uuid[]) OR m.message_id = ANY($2::text[])
  ORDER BY m.id = ANY($1::uuid[]) DESC, m.created_at LIMIT 1 FOR UPDATE OF m`;

const FAIL = `
  WITH failed AS (
    UPDATE mailings SET state = 'failed', last_error = $2, settled_at = statement_timestamp()
    WHERE id = $1 AND state = 'sent' RETURNING id
  ), told AS (
    UPDATE occurrences o SET state = 'failed', note = $2 FROM failed WHERE o.mailing_id = failed.id AND o.state = 'sent'
  )
  SELECT id FROM failed`;
