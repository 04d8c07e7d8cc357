import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_SECONDS } from './claim.js';
import { Collected } from './collected.js';
import { type Settlement, Settlements } from './settlements.js';

/** Writes outcomes as they come, so that a worker that is killed leaves only what was under way in doubt. */
@Injectable()
export class Settling {
  private readonly outcomes = new Collected<Settlement, boolean>(async (settlements) => {
    const stood = new Set(await this.write(settlements));
    return settlements.map(({ mailingId }) => stood.has(mailingId));
  });
  private readonly log = new Logger(Settling.name);

  constructor(private readonly settlements: Settlements) {}

  /** @returns whether the attempt still stood when its outcome was written. */
  settle(settlement: Settlement): Promise<boolean> {
    return this.outcomes.add(settlement);
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
