import { Module } from '@nestjs/common';
import { MeetingsModule } from '#meetings';
import { ReportsModule } from '#reports';
import { CarryOverController } from './carry-over.controller.js';
import { MeetingsController } from './meetings.controller.js';

@Module({ imports: [MeetingsModule, ReportsModule], controllers: [MeetingsController, CarryOverController] })
export class MeetingsApiModule {}
