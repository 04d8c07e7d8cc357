import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '#calendars';
import { HistoryModule } from '#history';
import { MeetingsModule } from '#meetings';
import { Acknowledge } from './acknowledge.js';
import { AcknowledgementRow } from './acknowledgement.entity.js';
import { Authorship } from './authorship.js';
import { Changes } from './changes.js';
import { CoExecutorRow, CommitmentRow, ObserverRow, PartRow, PeriodRow } from './commitment.entity.js';
import { CommitmentReferences } from './commitment-references.js';
import { CommitmentStore } from './commitment-store.js';
import { CommitmentWriter } from './commitment-writer.js';
import { CompletePart } from './complete-part.js';
import { CreateCommitment } from './create-commitment.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { EvidenceStore } from './evidence-store.js';
import { Holders } from './holders.js';
import { Inbox } from './inbox.js';
import { Periods } from './periods.js';
import { PlannableQuery } from './plannable-query.js';
import { ProposeCommitment } from './propose-commitment.js';
import { PutOnControl } from './put-on-control.js';
import { ReadCommitment } from './read-commitment.js';
import { Register } from './register.js';
import { DecisionRow, EvidenceRow, ExtensionRow, ReportRow } from './report.entity.js';
import { RequestExtension } from './request-extension.js';
import { ScoreFulfilment } from './score-fulfilment.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { VisibleEvents } from './visible-events.js';

const useCases = [
  CreateCommitment,
  EditCommitment,
  ProposeCommitment,
  PutOnControl,
  SubmitReport,
  Acknowledge,
  CompletePart,
  DecideReport,
  RequestExtension,
  DecideExtension,
  TerminateCommitment,
  ScoreFulfilment,
];
const queries = [Register, ReadCommitment, Inbox, PlannableQuery, VisibleEvents];

/** Needs the global `Transactions`, `Clock`, `Access` and `Replanner`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      ...[CommitmentRow, PeriodRow, PartRow, CoExecutorRow, ObserverRow],
      ...[ReportRow, EvidenceRow, DecisionRow, ExtensionRow, AcknowledgementRow],
    ]),
    CalendarsModule,
    HistoryModule,
    MeetingsModule,
  ],
  providers: [
    ...useCases,
    ...queries,
    ...[Authorship, Changes, CommitmentReferences, CommitmentStore, CommitmentWriter, DeadlineTermsSource],
    ...[EvidenceStore, Holders, Periods],
  ],
  exports: [...useCases, ...queries, Periods],
})
export class CommitmentsModule {}
