import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { TenuresController } from './tenures.controller.js';

@Module({ imports: [PeopleModule], controllers: [TenuresController] })
export class TenuresApiModule {}
