import { Module } from '@nestjs/common';
import { RemindersPlanModule } from '#reminders';
import { LaddersController } from './ladders.controller.js';

@Module({ imports: [RemindersPlanModule], controllers: [LaddersController] })
export class LaddersApiModule {}
