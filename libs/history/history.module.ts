import { Module } from '@nestjs/common';
import { CheckpointList } from './checkpoint-list.js';
import { History } from './history.js';
import { HistoryChecks } from './history-checks.js';
import { HistoryExport } from './history-export.js';
import { HistoryStatus } from './history-status.js';
import { SealedValues } from './sealed-values.js';
import { VerifyHistory } from './verify-history.js';

/** Needs the global `Transactions`, `PreparedQueries` and `Clock`. */
@Module({
  providers: [History, CheckpointList, HistoryChecks, HistoryExport, HistoryStatus, SealedValues, VerifyHistory],
  exports: [History, CheckpointList, HistoryChecks, HistoryExport, HistoryStatus, SealedValues, VerifyHistory],
})
export class HistoryModule {}
