import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '#calendars';
import { HistoryModule } from '#history';
import { MeetingsModule } from '#meetings';
import { Acknowledge } from './acknowledge.js';
import { AcknowledgementRow } from './acknowledgement.entity.js';
import { Authorship } from './authorship.js';
import { BlockCommitment } from './block-commitment.js';
import { BulkWork } from './bulk-work.js';
import { ChangedCommitments } from './changed-commitments.js';
import { Changes } from './changes.js';
import { CoExecutorRow, CommitmentRow, ObserverRow, PartRow, PeriodRow } from './commitment.entity.js';
import { CommitmentHistory } from './commitment-history.js';
import { CommitmentReferences } from './commitment-references.js';
import { CommitmentStore } from './commitment-store.js';
import { CommitmentWriter } from './commitment-writer.js';
import { CompletePart } from './complete-part.js';
import { CreateCommitment } from './create-commitment.js';
import { DeadlineMoves } from './deadline-moves.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { EvidenceStore } from './evidence-store.js';
import { ExtendByDecision } from './extend-by-decision.js';
import { Holders } from './holders.js';
import { Inbox } from './inbox.js';
import { MoveCounterpart } from './move-counterpart.js';
import { Periods } from './periods.js';
import { PlannableQuery } from './plannable-query.js';
import { PossibleActions } from './possible-actions.js';
import { PostHolders } from './post-holders.js';
import { ProposeCommitment } from './propose-commitment.js';
import { PutOnControl } from './put-on-control.js';
import { ReadCommitment } from './read-commitment.js';
import { Register } from './register.js';
import { RegisterExport } from './register-export.js';
import { RegisterStates } from './register-states.js';
import { DecisionRow, EvidenceRow, ExtensionRow, ReportRow } from './report.entity.js';
import { ReopenCommitment } from './reopen-commitment.js';
import { RequestExtension } from './request-extension.js';
import { CitationRow, ScoreRow } from './score.entity.js';
import { SavedViews } from './saved-views.js';
import { ScoreFulfilment } from './score-fulfilment.js';
import { SubmitReport } from './submit-report.js';
import { Supersession } from './supersession.js';
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
  ReopenCommitment,
  MoveCounterpart,
  BlockCommitment,
  ScoreFulfilment,
  ExtendByDecision,
  BulkWork,
];
const queries = [
  ...[ChangedCommitments, CommitmentHistory, PostHolders, Register, RegisterExport, RegisterStates],
  ...[ReadCommitment, Inbox, PlannableQuery, PossibleActions, SavedViews, VisibleEvents],
];

/** Needs the global `Transactions`, `Clock`, `Access` and `Replanner`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      ...[CommitmentRow, PeriodRow, PartRow, CoExecutorRow, ObserverRow],
      ...[ReportRow, EvidenceRow, DecisionRow, ExtensionRow, AcknowledgementRow],
      ...[ScoreRow, CitationRow],
    ]),
    CalendarsModule,
    HistoryModule,
    MeetingsModule,
  ],
  providers: [
    ...useCases,
    ...queries,
    ...[Authorship, Changes, CommitmentReferences, CommitmentStore, CommitmentWriter, DeadlineTermsSource],
    ...[DeadlineMoves, EvidenceStore, Holders, Periods, Supersession],
  ],
  exports: [...useCases, ...queries, Periods],
})
export class CommitmentsModule {}
