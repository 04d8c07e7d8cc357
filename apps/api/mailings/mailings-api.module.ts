import { Module } from '@nestjs/common';
import { MailOperationsModule } from '#reminders';
import { MailingsController } from './mailings.controller.js';

@Module({ imports: [MailOperationsModule], controllers: [MailingsController] })
export class MailingsApiModule {}
