import { Module } from '@nestjs/common';
import { History } from './history.js';
import { SealedValues } from './sealed-values.js';

/** Needs the global `Transactions` and `Clock`. */
@Module({ providers: [History, SealedValues], exports: [History, SealedValues] })
export class HistoryModule {}
