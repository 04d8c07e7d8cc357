import { Injectable } from '@nestjs/common';
import { type OutgoingMail, renderDigest, renderReminder } from '#mail';
import { SYSTEM, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Claim, type ClaimedItem, type ClaimedMailing } from './claim.js';
import { digestContent } from './digest-content.rules.js';
import { DigestContents, type ReadDigest } from './digest-contents.js';
import type { PlannedOccurrence } from './occurrence.js';
import { Planner } from './planner.js';
import { Readdress } from './readdress.js';
import { isSurelyTrue, recheck, type Recheck } from './recheck.rules.js';
import { reminderContent } from './reminder-content.rules.js';
import { ReminderSettings } from './reminder-settings.js';

/** A mailing that has been claimed and checked: what of it is true goes out. */
export interface PreparedMailing {
  mailing: ClaimedMailing;
  items: ClaimedItem[];
  /** What a digest says; null for reminders. */
  digest: ReadDigest | null;
  sentAt: Temporal.Instant;
}

/** Claims mailings, checks them again and renders them. */
@Injectable()
export class Preparation {
  constructor(
    private readonly transactions: Transactions,
    private readonly claim: Claim,
    private readonly planner: Planner,
    private readonly readdress: Readdress,
    private readonly digests: DigestContents,
    private readonly settings: ReminderSettings,
  ) {}

  /**
   * One transaction: takes what is free, checks every reminder against the facts as they are now, and withdraws what has
   * become pointless. When it has committed, `sending` stands in the database before anything goes out.
   */
  prepare(mailingIds: readonly string[], options: { evenOnHold?: boolean } = {}): Promise<PreparedMailing[]> {
    return this.transactions.run(SYSTEM, async () => {
      const claimed = await this.claim.take(mailingIds, options);
      if (claimed === null) return [];
      const { now } = claimed;
      const digests = await this.digests.read(claimed.mailings, now);
      const mailings = claimed.mailings.filter(({ kind }) => kind === 'reminder');
      const plans = await this.plansInDoubt(mailings, now);
      const checked = mailings.map((mailing) => ({
        mailing,
        result: recheck(mailing.items, (commitmentId) => plans.get(commitmentId) ?? []),
      }));
      const expired = checked.flatMap(({ result }) => result.expired);
      const empty = checked.filter(({ result }) => result.send.length === 0);
      await this.claim.withdraw(
        expired.map(({ item, note }) => ({ id: item.id, note })),
        empty.map(({ mailing }) => mailing.id),
      );
      await this.passOn(expired, now);
      return claimed.mailings.flatMap((mailing): PreparedMailing[] => {
        const digest = digests.get(mailing.id) ?? null;
        const items = checked.find((one) => one.mailing === mailing)?.result.send ?? [];
        return digest !== null || items.length > 0 ? [{ mailing, items, digest, sentAt: now }] : [];
      });
    });
  }

  render({ mailing, items, digest, sentAt }: PreparedMailing): OutgoingMail {
    const { from, publicUrl } = this.settings;
    const mail =
      digest === null
        ? renderReminder(reminderContent(mailing, items, { from, publicUrl, sentAt }))
        : renderDigest(digestContent(mailing, digest, { from, publicUrl, sentAt }));
    // Each mailing has a return address of its own: a report that comes back to it is known by that.
    const returnPath = this.settings.returnPath(mailing.id) ?? mail.envelope.from;
    return { ...mail, envelope: { ...mail.envelope, from: returnPath } };
  }

  private async plansInDoubt(
    mailings: readonly ClaimedMailing[],
    now: Temporal.Instant,
  ): Promise<Map<string, PlannedOccurrence[]>> {
    const inDoubt = mailings.flatMap(({ items }) => items.filter((item) => !isSurelyTrue(item)));
    if (inDoubt.length === 0) return new Map();
    return this.planner.plan([...new Set(inDoubt.map(({ commitmentId }) => commitmentId))], now);
  }

  private async passOn(expired: Recheck['expired'], now: Temporal.Instant): Promise<void> {
    const slots = expired.filter(({ readdress }) => readdress).map(({ item }) => item);
    await this.readdress.toWhomItConcerns(slots, now, 'passed on: it was addressed to somebody else before');
  }
}
