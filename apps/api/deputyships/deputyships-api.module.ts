import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { DeputyshipsController } from './deputyships.controller.js';

@Module({ imports: [PeopleModule], controllers: [DeputyshipsController] })
export class DeputyshipsApiModule {}
