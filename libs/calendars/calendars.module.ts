import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HistoryModule } from '#history';
import { CalendarDayEntity } from './calendar-day.entity.js';
import { CalendarDays } from './calendar-days.js';
import { CalendarEntity } from './calendar.entity.js';
import { Calendars } from './calendars.js';
import { RegimeEntity } from './regime.entity.js';
import { Regimes } from './regimes.js';

const services = [Calendars, CalendarDays, Regimes];

/** Needs the global `Transactions`, `Clock` and `Replanner`. */
@Module({
  imports: [TypeOrmModule.forFeature([CalendarEntity, CalendarDayEntity, RegimeEntity]), HistoryModule],
  providers: services,
  exports: services,
})
export class CalendarsModule {}
