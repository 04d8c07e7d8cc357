import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { HistoryModule } from '#history';
import { ActionsController } from './actions.controller.js';
import { BulkController } from './bulk.controller.js';
import { CommitmentsController } from './commitments.controller.js';
import { ControlController } from './control.controller.js';
import { FulfilmentController } from './fulfilment.controller.js';
import { HoldersController } from './holders.controller.js';
import { ObstaclesController } from './obstacles.controller.js';

@Module({
  imports: [CommitmentsModule, HistoryModule],
  controllers: [
    ...[ActionsController, BulkController, CommitmentsController, ControlController],
    ...[FulfilmentController, HoldersController, ObstaclesController],
  ],
})
export class CommitmentsApiModule {}
