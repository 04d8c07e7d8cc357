import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Transactions } from '#platform';
import { AcknowledgementRow } from './acknowledgement.entity.js';
import { refuseAcknowledgement } from './acknowledgement.rules.js';
import { Authorship } from './authorship.js';
import { Changes } from './changes.js';
import { standOf } from './commitment.rules.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { isLateRequest } from './extension.rules.js';
import { found } from './found.js';
import { addresseeOf, refuseReport } from './report.rules.js';
import { step } from './step.rules.js';

export interface AcknowledgementRequest {
  commitmentId: string;
  version: number;
  willReportBy: Temporal.PlainDate;
  note?: string;
  /** The period that it is about; the earliest that is still to be reported on when not given. */
  period?: number;
}

/** "Seen, will report by": the least answer to a reminder. It moves no deadline, and quiets reminders for a while. */
@Injectable()
export class Acknowledge {
  constructor(
    private readonly changes: Changes,
    private readonly authorship: Authorship,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(request: AcknowledgementRequest): Promise<AcknowledgementRow> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'acknowledge');
    const { commitment } = change;
    const ordinal = request.period ?? commitment.period;
    step(standOf(commitment, ordinal), 'acknowledge');
    const period = commitment.periods.find((candidate) => candidate.ordinal === ordinal);
    const [{ today }] = await this.termsSource.of([commitment]);
    const fault = refuseReport(period, ordinal) ?? refuseAcknowledgement(request.willReportBy, today);
    if (fault) throw fault;
    const { currentDeadline, deadlineVersion } = found(period, 'the period');
    const row: AcknowledgementRow = {
      id: randomUUID(),
      commitmentId: commitment.id,
      period: ordinal,
      deadlineVersion,
      late: currentDeadline !== null && isLateRequest(currentDeadline, today),
      willReportBy: request.willReportBy,
      note: request.note ?? '',
      addressedTo: addresseeOf(change.authorization.relation),
      ...(await this.authorship.of(change)),
      createdAt: change.now,
    };
    await this.transactions.manager.insert(AcknowledgementRow, row);
    const { commitmentId, createdAt, ...said } = row;
    await this.changes.finish(change, {
      event: {
        type: 'commitment.acknowledged',
        after: { acknowledgement: said },
      },
    });
    return row;
  }
}
