import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { HistoryModule } from '#history';
import { HistoryExportController } from './history-export.controller.js';

@Module({
  imports: [HistoryModule, CommitmentsModule],
  controllers: [HistoryExportController],
})
export class HistoryExportApiModule {}
