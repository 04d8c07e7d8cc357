import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { ExtensionsController } from './extensions.controller.js';

@Module({ imports: [CommitmentsModule], controllers: [ExtensionsController] })
export class ExtensionsApiModule {}
