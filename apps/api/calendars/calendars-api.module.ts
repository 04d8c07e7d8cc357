import { Module } from '@nestjs/common';
import { CalendarsModule } from '#calendars';
import { CalendarsController } from './calendars.controller.js';

@Module({ imports: [CalendarsModule], controllers: [CalendarsController] })
export class CalendarsApiModule {}
