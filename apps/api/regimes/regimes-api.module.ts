import { Module } from '@nestjs/common';
import { CalendarsModule } from '#calendars';
import { RegimesController } from './regimes.controller.js';

@Module({ imports: [CalendarsModule], controllers: [RegimesController] })
export class RegimesApiModule {}
