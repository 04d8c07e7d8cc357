import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Replanner } from '#platform';
import { AffectedCommitments } from './affected-commitments.js';
import { StoredLadder } from './ladder.entity.js';
import { Ladders } from './ladders.js';
import { PlanLock } from './plan-lock.js';
import { Planner } from './planner.js';
import { Replan } from './replan.js';
import { StoredPlan } from './stored-plan.js';

/**
 * The plan, for every process that changes what it depends on: the API, the command line and the worker. Global,
 * because those who tell the Replanner stand below it. The process also imports CalendarsModule, PeopleModule and
 * CommitmentsModule.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([StoredLadder])],
  providers: [
    PlanLock,
    StoredPlan,
    AffectedCommitments,
    Planner,
    Replan,
    { provide: Replanner, useExisting: Replan },
    Ladders,
  ],
  exports: [Replanner, Ladders, PlanLock, StoredPlan, AffectedCommitments, Planner],
})
export class RemindersPlanModule {}
