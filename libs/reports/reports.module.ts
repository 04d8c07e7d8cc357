import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { Comparison } from './comparison.js';
import { ReadMeasures } from './read-measures.js';

/** Needs the global `Transactions`, `Clock` and `Access`. */
@Module({ imports: [CommitmentsModule], providers: [Comparison, ReadMeasures], exports: [Comparison, ReadMeasures] })
export class ReportsModule {}
