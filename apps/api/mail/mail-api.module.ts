import { Module } from '@nestjs/common';
import { MailOperationsModule, RemindersPlanModule } from '#reminders';
import { MailController } from './mail.controller.js';

@Module({ imports: [MailOperationsModule, RemindersPlanModule], controllers: [MailController] })
export class MailApiModule {}
