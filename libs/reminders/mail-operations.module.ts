import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { HistoryModule } from '#history';
import { PeopleModule } from '#people';
import { Bounces } from './bounces.js';
import { CheckPlan } from './check-plan.js';
import { MailStatus } from './mail-status.js';
import { MendPlan } from './mend-plan.js';
import { PlanChecks } from './plan-checks.js';
import { Readdress } from './readdress.js';
import { Refusals } from './refusals.js';
import { RemindersPlanModule } from './reminders-plan.module.js';
import { Settlements } from './settlements.js';
import { Undelivered } from './undelivered.js';

/**
 * What operators see of the mail and do with it, for every process: the check of the plan among it, and what follows when
 * an address is refused.
 */
@Module({
  imports: [RemindersPlanModule, PeopleModule, HistoryModule, AccessModule],
  providers: [PlanChecks, MendPlan, CheckPlan, MailStatus, Undelivered, Bounces, Refusals, Settlements, Readdress],
  exports: [PlanChecks, CheckPlan, MailStatus, Undelivered, Bounces, Refusals, Settlements, Readdress],
})
export class MailOperationsModule {}
