import { Module } from '@nestjs/common';
import { MeetingsModule } from '#meetings';
import { AreasController } from './areas.controller.js';

@Module({ imports: [MeetingsModule], controllers: [AreasController] })
export class AreasApiModule {}
