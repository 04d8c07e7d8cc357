import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { InboxController } from './inbox.controller.js';

@Module({ imports: [CommitmentsModule], controllers: [InboxController] })
export class InboxApiModule {}
