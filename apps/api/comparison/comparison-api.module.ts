import { Module } from '@nestjs/common';
import { ReportsModule } from '#reports';
import { HttpModule } from '../http/http.module.js';
import { ComparisonController } from './comparison.controller.js';

@Module({ imports: [ReportsModule, HttpModule], controllers: [ComparisonController] })
export class ComparisonApiModule {}
