import { Injectable } from '@nestjs/common';
import { Access, reachablePostIds } from '#access';
import { invalid, Transactions } from '#platform';
import { In } from 'typeorm';
import { type Change, Changes, personOf } from './changes.js';
import type { Commitment } from './commitment.js';
import { EvidenceRow, ReportRow } from './report.entity.js';
import { CitationRow, ScoreRow } from './score.entity.js';
import { refuseOwnJudgement, type Score, scoreFaults } from './score.rules.js';
import { step } from './step.rules.js';

/** An assessor judges how far a commitment was kept, and whether what was done is what the passage says. */
@Injectable()
export class ScoreFulfilment {
  constructor(
    private readonly changes: Changes,
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(request: Score & { commitmentId: string; version: number; remark?: string }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'score');
    step({ status: change.commitment.status }, 'score');
    const reports = await this.transactions.manager.findBy(ReportRow, { commitmentId: change.commitment.id });
    const reportIds = new Set(reports.map(({ id }) => id));
    const evidence = await this.transactions.manager.findBy(EvidenceRow, { reportId: In([...reportIds]) });
    const { principal } = this.access;
    const assessor = { personId: principal.personId, postIds: reachablePostIds(principal) };
    const own = refuseOwnJudgement(assessor, { commitment: change.commitment, reports });
    if (own) throw own;
    const faults = scoreFaults(request, { reportIds, evidenceIds: new Set(evidence.map(({ id }) => id)) });
    if (faults.length > 0) throw invalid(faults);
    const { fulfilment, conformity, conformityRemark, remark = '' } = request;
    await this.store(change, { ...request, remark });
    const cited = { reportIds: request.reportIds, evidenceIds: request.evidenceIds };
    return this.changes.finish(change, {
      patch: { fulfilment, conformity, conformityRemark },
      event: {
        type: 'commitment.scored',
        reason: remark,
        // Whole, though only one of the three may have changed: a score is given anew each time.
        after: { fulfilment, conformity, conformityRemark, cited },
      },
    });
  }

  /** A score is given anew each time: it takes the place of the one before, with all that it cites. */
  private async store(change: Change, { remark, reportIds, evidenceIds }: Score & { remark: string }): Promise<void> {
    const { manager } = this.transactions;
    const commitmentId = change.commitment.id;
    const row: ScoreRow = { commitmentId, assessorId: personOf(change), scoredAt: change.now, remark };
    await manager.upsert(ScoreRow, row, ['commitmentId']);
    await manager.delete(CitationRow, { commitmentId });
    const cited = [
      ...reportIds.map((reportId) => ({ reportId, evidenceId: null })),
      ...evidenceIds.map((evidenceId) => ({ reportId: null, evidenceId })),
    ];
    const rows: CitationRow[] = cited.map((one, index) => ({ commitmentId, ordinal: index + 1, ...one }));
    if (rows.length > 0) await manager.insert(CitationRow, rows);
  }
}
