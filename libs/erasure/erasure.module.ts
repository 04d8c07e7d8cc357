import { Module } from '@nestjs/common';
import { HistoryModule } from '#history';
import { ImportingModule } from '#importing';
import { PeopleModule } from '#people';
import { ErasePerson } from './erase-person.js';
import { StoredAnswers } from './stored-answers.js';
import { Traces } from './traces.js';
import { WhatNeedsAPerson } from './what-needs-a-person.js';

/** Needs the global `Transactions`, `Clock`, `Accounts`, and of RemindersPlanModule `Replanner`. */
@Module({
  imports: [HistoryModule, PeopleModule, ImportingModule],
  providers: [ErasePerson, StoredAnswers, Traces, WhatNeedsAPerson],
  exports: [ErasePerson],
})
export class ErasureModule {}
