import { Module } from '@nestjs/common';
import { HistoryModule } from '#history';
import { MailOperationsModule } from '#reminders';
import { HealthController } from './health.controller.js';

@Module({ imports: [MailOperationsModule, HistoryModule], controllers: [HealthController] })
export class HealthApiModule {}
