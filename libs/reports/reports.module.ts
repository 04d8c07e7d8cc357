import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { MeetingsModule } from '#meetings';
import { CarryOver } from './carry-over.js';
import { Comparison } from './comparison.js';
import { CounterpartMeetings } from './counterpart-meetings.js';
import { ReadMeasures } from './read-measures.js';

/** Needs the global `Transactions` and `Access`. */
@Module({
  imports: [CommitmentsModule, MeetingsModule],
  providers: [Comparison, CarryOver, CounterpartMeetings, ReadMeasures],
  exports: [Comparison, CarryOver, ReadMeasures],
})
export class ReportsModule {}
