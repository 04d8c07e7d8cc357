import { Module } from '@nestjs/common';
import { MailOperationsModule } from '#reminders';
import { HealthController } from './health.controller.js';

@Module({ imports: [MailOperationsModule], controllers: [HealthController] })
export class HealthApiModule {}
