import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { HistoryModule } from '#history';
import { CommitmentsController } from './commitments.controller.js';
import { ControlController } from './control.controller.js';

@Module({ imports: [CommitmentsModule, HistoryModule], controllers: [CommitmentsController, ControlController] })
export class CommitmentsApiModule {}
