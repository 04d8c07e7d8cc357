import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { Comparison } from './comparison.js';

/** Needs the global `Transactions` and `Access`. */
@Module({ imports: [CommitmentsModule], providers: [Comparison], exports: [Comparison] })
export class ReportsModule {}
