import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { HistoryModule } from '#history';
import { PeopleModule } from '#people';
import { Bounces } from './bounces.js';
import { MailStatus } from './mail-status.js';
import { Readdress } from './readdress.js';
import { Refusals } from './refusals.js';
import { RemindersPlanModule } from './reminders-plan.module.js';
import { Settlements } from './settlements.js';
import { Undelivered } from './undelivered.js';

/** What operators see of the mail and do with it, for every process; and what follows when an address is refused. */
@Module({
  imports: [RemindersPlanModule, PeopleModule, HistoryModule, AccessModule],
  providers: [MailStatus, Undelivered, Bounces, Refusals, Settlements, Readdress],
  exports: [MailStatus, Undelivered, Bounces, Refusals, Settlements, Readdress],
})
export class MailOperationsModule {}
