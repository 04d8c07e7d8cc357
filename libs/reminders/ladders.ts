import { Injectable } from '@nestjs/common';
import { expectVersion, invalid, notFound, Transactions } from '#platform';
import { StoredLadder } from './ladder.entity.js';
import { ladderFaults } from './ladder-faults.rules.js';
import { DEFAULT_LADDER, DEFAULT_LADDER_CODE, type Ladder } from './ladder.rules.js';
import { Replan } from './replan.js';

/** A ladder as it is read. */
export interface NamedLadder {
  code: string;
  name: string;
  rules: Ladder;
  version: number;
}

/** The ladders of this register. */
@Injectable()
export class Ladders {
  constructor(
    private readonly transactions: Transactions,
    private readonly replan: Replan,
  ) {}

  /** Adds the ladders that come with the product where they are not there yet. Changed ones are left as they are. */
  async ensureShipped(): Promise<void> {
    await this.transactions.manager
      .createQueryBuilder()
      .insert()
      .into(StoredLadder)
      .values({ code: DEFAULT_LADDER_CODE, name: 'Default ladder', rules: DEFAULT_LADDER })
      .orIgnore()
      .execute();
  }

  list(): Promise<NamedLadder[]> {
    return this.transactions.manager.find(StoredLadder, { order: { code: 'ASC' } });
  }

  /** @throws not_found */
  async get(code: string): Promise<NamedLadder> {
    const ladder = await this.transactions.manager.findOneBy(StoredLadder, { code });
    if (!ladder) throw notFound();
    return ladder;
  }

  /**
   * Changes a ladder and, in the same transaction, the plan of every commitment on it.
   * @throws not_found, stale, invalid naming what is wrong with the rungs.
   */
  async update(code: string, expectedVersion: number, change: { name: string; rules: Ladder }): Promise<NamedLadder> {
    const { manager } = this.transactions;
    const ladder = await manager.findOne(StoredLadder, { where: { code }, lock: { mode: 'for_no_key_update' } });
    if (!ladder) throw notFound();
    expectVersion(ladder, expectedVersion);
    const faults = ladderFaults(change.rules);
    if (faults.length > 0) throw invalid(...faults);
    const saved = await manager.save(StoredLadder, Object.assign(ladder, change));
    await this.replan.ladderChanged(code);
    return saved;
  }
}
