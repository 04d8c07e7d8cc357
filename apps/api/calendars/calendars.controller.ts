import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Temporal } from 'temporal-polyfill';
import {
  type Calendar as CalendarView,
  type CalendarDay,
  CalendarDays as CalendarDayEntries,
  Calendars as CalendarList,
} from '#calendars';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Day } from '../http/values.js';
import { Calendar, CalendarDays, Calendars, Country, DayEntry, DaysQuery } from './calendar.schemas.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarList,
    private readonly entries: CalendarDayEntries,
  ) {}

  @Get()
  @Allow('look_up')
  @ApiOperation({ summary: 'List working calendars' })
  @ApiOkResponse({ standardSchema: Calendars })
  async list(): Promise<{ items: CalendarView[] }> {
    return { items: await this.calendars.list() };
  }

  @Get(':country/days')
  @Allow('look_up')
  @ApiOperation({
    summary: 'Read the special days of a country',
    description: 'Holidays and moved working days between two dates, both included.',
  })
  @ApiOkResponse({ standardSchema: CalendarDays })
  async readDays(
    @Param('country', { schema: Country }) country: string,
    @Query({ schema: DaysQuery }) { from, to }: DaysQuery,
  ): Promise<CalendarView & { days: CalendarDay[] }> {
    const calendar = await this.calendars.get(country);
    return { ...calendar, days: await this.calendars.days(country, from, to) };
  }

  @Put(':country/days/:day')
  @Allow('change_rules')
  @ApiOperation({
    summary: 'Set a day',
    description: 'A moved working day or a new holiday; reminders are planned anew. The version is the calendar’s.',
  })
  @ApiOkResponse({ standardSchema: Calendar })
  setDay(
    @Param('country', { schema: Country }) country: string,
    @Param('day', { schema: Day }) day: Temporal.PlainDate,
    @Body({ schema: DayEntry }) entry: DayEntry,
    @IfMatch() version: number,
  ): Promise<CalendarView> {
    return this.entries.setDay(country, version, { day, ...entry });
  }

  @Delete(':country/days/:day')
  @Allow('change_rules')
  @ApiOperation({ summary: 'Take back a day that was set', description: 'The list of holidays holds again.' })
  @ApiOkResponse({ standardSchema: Calendar })
  removeDay(
    @Param('country', { schema: Country }) country: string,
    @Param('day', { schema: Day }) day: Temporal.PlainDate,
    @IfMatch() version: number,
  ): Promise<CalendarView> {
    return this.entries.removeDay(country, version, day);
  }
}
