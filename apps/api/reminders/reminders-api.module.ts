import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { RemindersPlanModule } from '#reminders';
import { RemindersController } from './reminders.controller.js';

@Module({ imports: [CommitmentsModule, RemindersPlanModule], controllers: [RemindersController] })
export class RemindersApiModule {}
