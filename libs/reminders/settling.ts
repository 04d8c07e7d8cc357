import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_SECONDS } from './claim.js';
import { type Settlement, Settlements } from './settlements.js';

interface Waiting {
  settlement: Settlement;
  done: (stood: boolean) => void;
  failed: (error: unknown) => void;
}

/**
 * Writes outcomes as they come: while one transaction is under way the next outcomes collect, and go into one statement
 * after it. So a worker that is killed leaves at most what was under way in doubt, not its whole batch, and a quick
 * server does not cost a transaction a message.
 */
@Injectable()
export class Settling {
  private waiting: Waiting[] = [];
  private isWriting = false;
  private readonly log = new Logger(Settling.name);

  constructor(private readonly settlements: Settlements) {}

  /** @returns whether the attempt still stood when its outcome was written. */
  settle(settlement: Settlement): Promise<boolean> {
    const written = new Promise<boolean>((done, failed) => this.waiting.push({ settlement, done, failed }));
    if (!this.isWriting) void this.writeAll();
    return written;
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        const stood = new Set(await this.write(batch.map(({ settlement }) => settlement)));
        for (const { settlement, done } of batch) done(stood.has(settlement.mailingId));
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.isWriting = false;
  }

  /**
   * A message has gone out: that must not be forgotten because the database was away for a moment, or it goes out
   * again. After the lease has run out there is no more point.
   */
  private async write(settlements: readonly Settlement[]): Promise<string[]> {
    for (let second = 1; ; second++) {
      try {
        return await this.settlements.write(settlements);
      } catch (error) {
        if (second >= LEASE_SECONDS) throw error;
        this.log.warn(`Could not record what became of ${settlements.length} mailings, trying again: ${String(error)}`);
        await pause(1_000);
      }
    }
  }
}
