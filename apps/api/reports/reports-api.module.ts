import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { ReportsController } from './reports.controller.js';

@Module({ imports: [CommitmentsModule], controllers: [ReportsController] })
export class ReportsApiModule {}
