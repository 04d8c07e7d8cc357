import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Authorship } from './authorship.js';
import { type Change, Changes } from './changes.js';
import { CommitmentStore } from './commitment-store.js';
import { CompletePart } from './complete-part.js';
import { type EvidenceDraft, EvidenceStore } from './evidence-store.js';
import { standingColumns } from './period.rules.js';
import type { EvidenceRow, ReportKind, ReportRow } from './report.entity.js';
import { addresseeOf, refuseReport, stepOf } from './report.rules.js';
import { openParts, standOf } from './commitment.rules.js';
import { step } from './step.rules.js';
import { isRepeating } from './workflow.rules.js';

export interface ReportRequest {
  commitmentId: string;
  version: number;
  kind: ReportKind;
  /** What was done. */
  text: string;
  /** The period reported on; the earliest that is still to be reported on when not given. */
  period?: number;
  evidence?: readonly EvidenceDraft[];
  /** Numbers of the parts that are complete with this report. */
  completedParts?: readonly number[];
}

/** Reports on a commitment: the answer to a reminder. */
@Injectable()
export class SubmitReport {
  constructor(
    private readonly changes: Changes,
    private readonly store: CommitmentStore,
    private readonly evidence: EvidenceStore,
    private readonly completePart: CompletePart,
    private readonly authorship: Authorship,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(request: ReportRequest): Promise<ReportRow> {
    const change = await this.changes.begin(request.commitmentId, request.version, stepOf(request.kind));
    const { commitment, now } = change;
    const addressedTo = addresseeOf(change.authorization.relation);
    await this.completePart.mark(change, request.completedParts ?? []);
    const ordinal = request.period ?? commitment.period;
    const facts = { ...standOf(commitment, ordinal), text: request.text, openParts: partsThatMatter(change) };
    const status = step(facts, stepOf(request.kind));
    const fault = refuseReport(
      commitment.periods.find((period) => period.ordinal === ordinal),
      ordinal,
    );
    if (fault) throw fault;
    const report: ReportRow = {
      id: randomUUID(),
      commitmentId: commitment.id,
      period: ordinal,
      kind: request.kind,
      addressedTo,
      text: request.text,
      ...(await this.authorship.of(change)),
      createdAt: now,
    };
    const evidence = await this.evidence.insert(report, request.evidence ?? []);
    if (request.kind === 'final') await this.store.updatePeriod(commitment, ordinal, { reportedAt: now });
    await this.changes.finish(change, {
      patch: { status, ...standingColumns({ status, periods: commitment.periods }) },
      event: { type: 'commitment.reported', after: told(report, evidence) },
    });
    return report;
  }
}

/** A period of a repeating commitment is reported on by itself; any other is complete when its parts are. */
function partsThatMatter({ commitment }: Change): number[] {
  return isRepeating(commitment.deadlineBasis) ? [] : openParts(commitment);
}

function told(report: ReportRow, evidence: readonly EvidenceRow[]): Record<string, unknown> {
  const { commitmentId, createdAt, ...said } = report;
  return { report: { ...said, evidence: evidence.map(({ reportId, ...piece }) => piece) } };
}
