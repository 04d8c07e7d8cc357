import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { AcknowledgementsController } from './acknowledgements.controller.js';

@Module({ imports: [CommitmentsModule], controllers: [AcknowledgementsController] })
export class AcknowledgementsApiModule {}
