import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { MeetingsModule } from '#meetings';
import { WriteBrief } from './brief.js';
import { BriefContents } from './brief-contents.js';
import { CarryOver } from './carry-over.js';
import { ChangesSince } from './changes-since.js';
import { Comparison } from './comparison.js';
import { CounterpartMeetings } from './counterpart-meetings.js';
import { ReadMeasures } from './read-measures.js';

/** Needs the global `Transactions` and `Access`. */
@Module({
  imports: [CommitmentsModule, MeetingsModule],
  providers: [Comparison, ChangesSince, CarryOver, CounterpartMeetings, ReadMeasures, BriefContents, WriteBrief],
  exports: [Comparison, CarryOver, ReadMeasures, WriteBrief],
})
export class ReportsModule {}
