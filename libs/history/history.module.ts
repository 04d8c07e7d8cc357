import { Module } from '@nestjs/common';
import { History } from './history.js';

/** Needs the global `Transactions` and `Clock`. */
@Module({ providers: [History], exports: [History] })
export class HistoryModule {}
