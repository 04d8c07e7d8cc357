import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { ChangeStreams } from './change-streams.js';
import { ChangesController } from './changes.controller.js';

@Module({ imports: [CommitmentsModule], controllers: [ChangesController], providers: [ChangeStreams] })
export class ChangesApiModule {}
