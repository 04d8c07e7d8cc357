import { Module } from '@nestjs/common';
import { MeetingsModule } from '#meetings';
import { ReportsModule } from '#reports';
import { BriefController } from './brief.controller.js';
import { CarryOverController } from './carry-over.controller.js';
import { MeetingsController } from './meetings.controller.js';

@Module({
  imports: [MeetingsModule, ReportsModule],
  controllers: [MeetingsController, CarryOverController, BriefController],
})
export class MeetingsApiModule {}
