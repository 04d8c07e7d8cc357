import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import { AffectedCommitments } from './affected-commitments.js';
import { Ladders } from './ladders.js';

/** Who has chosen a ladder, and who follows it. Counts are of all commitments, whoever may see them. */
export interface LadderUse {
  meetings: { id: string; code: string; title: string }[];
  /** Those that have chosen it themselves, whatever their status. */
  commitments: number;
  /** On control, by whatever choice. */
  following: number;
}

/** What stands in the way of a ladder's removal. */
@Injectable()
export class LadderUses {
  constructor(
    private readonly transactions: Transactions,
    private readonly ladders: Ladders,
    private readonly affected: AffectedCommitments,
  ) {}

  /** @throws not_found */
  async of(code: string): Promise<LadderUse> {
    await this.ladders.get(code);
    const { manager } = this.transactions;
    const meetings = await manager.query<LadderUse['meetings']>(
      'SELECT id, code, title FROM meetings WHERE ladder_code = $1 ORDER BY held_on DESC, code',
      [code],
    );
    const [chosen] = await manager.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM commitments WHERE ladder_code = $1',
      [code],
    );
    const following = await this.affected.countByLadder(code);
    return { meetings, commitments: chosen?.count ?? 0, following };
  }
}
