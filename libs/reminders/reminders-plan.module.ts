import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '#calendars';
import { CommitmentsModule } from '#commitments';
import { HistoryModule } from '#history';
import { PeopleModule } from '#people';
import { Replanner } from '#platform';
import { AffectedCommitments } from './affected-commitments.js';
import { BulkWorks } from './bulk-works.js';
import { ControlWarnings } from './control-warnings.js';
import { DigestChanges } from './digest-changes.js';
import { Explanations } from './explanations.js';
import { StoredLadder } from './ladder.entity.js';
import { Forecasts } from './forecasts.js';
import { LadderPreviews } from './ladder-preview.js';
import { LadderUses } from './ladder-uses.js';
import { Ladders } from './ladders.js';
import { MailHold } from './mail-hold.js';
import { NamedChanges } from './named-changes.js';
import { PlanLock } from './plan-lock.js';
import { Planner } from './planner.js';
import { ReminderQueries } from './reminder-queries.js';
import { Replan } from './replan.js';
import { StoredPlan } from './stored-plan.js';

/**
 * The plan, for every process that changes what it depends on: the API, the command line and the worker. Global,
 * because those who tell the Replanner stand below it. What it reads from them does not depend on the Replanner.
 */
@Global()
@Module({
  imports: [HistoryModule, CalendarsModule, PeopleModule, CommitmentsModule, TypeOrmModule.forFeature([StoredLadder])],
  providers: [
    PlanLock,
    StoredPlan,
    AffectedCommitments,
    Planner,
    DigestChanges,
    Replan,
    { provide: Replanner, useExisting: Replan },
    Ladders,
    LadderPreviews,
    LadderUses,
    ReminderQueries,
    Explanations,
    Forecasts,
    ControlWarnings,
    BulkWorks,
    NamedChanges,
    MailHold,
  ],
  exports: [
    Replanner,
    Replan,
    Ladders,
    LadderPreviews,
    LadderUses,
    ReminderQueries,
    Explanations,
    Forecasts,
    ControlWarnings,
    BulkWorks,
    MailHold,
    PlanLock,
    StoredPlan,
    AffectedCommitments,
    Planner,
  ],
})
export class RemindersPlanModule {}
