import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { isDataException, type PreparedStatement, SYSTEM, Transactions } from '#platform';
import { LEASE_SECONDS } from './claim.js';
import { BEGIN_DIGESTS, BEGIN_REMINDERS } from './claim.sql.js';
import { Collected } from './collected.js';
import type { PreparedMailing } from './preparation.js';
import { type Settlement, settling } from './settlements.js';

type Entry = { begins: PreparedMailing } | { settles: Settlement };

/**
 * Writes about attempts as they go: the last word before the content of each message leaves, and what became of it. Both
 * are collected into one transaction in one message to the database: of two mails, one leaves while the outcome of the
 * other is known.
 */
@Injectable()
export class Attempts {
  private readonly entries = new Collected<Entry, boolean>((entries) => this.write(entries), isDataException);
  private readonly log = new Logger(Attempts.name);

  constructor(private readonly transactions: Transactions) {}

  /**
   * Records that a message begins to leave, provided that it is still this worker's to send, that nothing it says has
   * changed since the claim and that its reader may still read it. Only of messages that have begun can anybody be in
   * doubt when their worker dies.
   * @returns whether it may leave.
   */
  async begin(mailing: PreparedMailing): Promise<boolean> {
    const askedAt = performance.now();
    const begun = await this.entries.add({ begins: mailing });
    // A process that was stopped in between cannot know whose the mailing is by now.
    return begun && performance.now() - askedAt < PATIENCE_MILLISECONDS;
  }

  /**
   * Records an outcome as it comes, so that a worker that is killed leaves only what was under way in doubt. A message
   * that has gone out must not be forgotten because the database was away for a moment, or it goes out again; after the
   * lease has run out there is no more point.
   * @returns whether the attempt still stood when its outcome was written.
   */
  async settle(settlement: Settlement): Promise<boolean> {
    const knownAt = performance.now();
    let settles = settlement;
    for (;;) {
      try {
        return await this.entries.add({ settles }, MOMENT_MILLISECONDS);
      } catch (error) {
        if (performance.now() - knownAt > LEASE_SECONDS * 1_000) throw error;
        if (!isDataException(error)) await pause(1_000);
        // What became of it counts more than the words about it, and only they can be what is not taken.
        else if (settles.subject === null && !settles.error) throw error;
        else settles = { ...settles, subject: null, error: settles.error && '' };
      }
    }
  }

  private async write(entries: readonly Entry[]): Promise<boolean[]> {
    const settlements = entries.flatMap((entry) => ('settles' in entry ? entry.settles : []));
    const mailings = entries.flatMap((entry) => ('begins' in entry ? entry.begins : []));
    const digests = mailings.filter(({ digest }) => digest !== null);
    const reminders = mailings.filter(({ digest }) => digest === null);
    const statements = [
      ...(settlements.length > 0 ? [settling(settlements)] : []),
      ...(reminders.length > 0 ? [beginning('pacta_begin_reminders', BEGIN_REMINDERS, reminders)] : []),
      ...(digests.length > 0 ? [beginning('pacta_begin_digests', BEGIN_DIGESTS, digests)] : []),
    ];
    try {
      const answers = await this.transactions.once<AttemptRow>(SYSTEM, ...statements);
      const settled = settlements.length > 0 ? (answers.shift() ?? []) : [];
      const [stood, begun] = [new Set(settled.map(attemptKey)), new Set(answers.flat().map(attemptKey))];
      return entries.map((entry) =>
        'settles' in entry
          ? stood.has(attemptKey({ ...entry.settles, id: entry.settles.mailingId }))
          : begun.has(attemptKey(entry.begins.mailing)),
      );
    } catch (error) {
      if (settlements.length > 0) {
        this.log.warn(`Could not record what became of ${settlements.length} mailings, trying again: ${String(error)}`);
      }
      throw error;
    }
  }
}

interface AttemptRow {
  id: string;
  attempt: number;
}
const attemptKey = ({ id, attempt }: AttemptRow) => `${id} ${attempt}`;

/** Less than the lease that the beginning gives, less what a message may take. */
const PATIENCE_MILLISECONDS = (LEASE_SECONDS - 25) * 1_000;

/** An outcome waits so long for another message that begins: at full speed one is never further away. */
const MOMENT_MILLISECONDS = 5;

function beginning(name: string, text: string, prepared: readonly PreparedMailing[]): PreparedStatement {
  const asked = prepared.map(({ mailing: { id, attempt }, ...content }) => {
    return { mailingId: id, attempt, told: toldBy(content), reader: content.digest?.facts ?? null };
  });
  return { name, types: ['jsonb', 'double precision'], text, values: [JSON.stringify(asked), String(LEASE_SECONDS)] };
}

/** As the two statements want it: facts by reminder, or the versions of what a digest tells of. */
function toldBy({ items, digest }: Pick<PreparedMailing, 'items' | 'digest'>): Record<string, string | number> {
  return digest === null
    ? Object.fromEntries(items.map(({ id, facts }) => [id, facts]))
    : Object.fromEntries(digest.lines.map(({ commitmentId, version }) => [commitmentId, version]));
}
