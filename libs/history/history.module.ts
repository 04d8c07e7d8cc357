import { Module } from '@nestjs/common';
import { CheckpointList } from './checkpoint-list.js';
import { History } from './history.js';
import { HistoryChecks } from './history-checks.js';
import { HistoryStatus } from './history-status.js';
import { VerifyHistory } from './verify-history.js';

/** Needs the global `Transactions`, `PreparedQueries` and `Clock`. */
@Module({
  providers: [History, CheckpointList, HistoryChecks, HistoryStatus, VerifyHistory],
  exports: [History, CheckpointList, HistoryChecks, HistoryStatus, VerifyHistory],
})
export class HistoryModule {}
