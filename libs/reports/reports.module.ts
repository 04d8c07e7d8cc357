import { Module } from '@nestjs/common';
import { ReadMeasures } from './read-measures.js';

/** Needs the global `Transactions`, `Clock` and `Access`. */
@Module({ providers: [ReadMeasures], exports: [ReadMeasures] })
export class ReportsModule {}
