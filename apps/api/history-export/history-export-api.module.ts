import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { HistoryModule } from '#history';
import { ExportPatience } from '../http/export-patience.js';
import { HistoryExportController } from './history-export.controller.js';

@Module({
  imports: [HistoryModule, CommitmentsModule],
  controllers: [HistoryExportController],
  providers: [ExportPatience],
})
export class HistoryExportApiModule {}
