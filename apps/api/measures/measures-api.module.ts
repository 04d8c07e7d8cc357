import { Module } from '@nestjs/common';
import { ReportsModule } from '#reports';
import { MeasuresController } from './measures.controller.js';

@Module({ imports: [ReportsModule], controllers: [MeasuresController] })
export class MeasuresApiModule {}
