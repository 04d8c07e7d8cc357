import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { BodiesController } from './bodies.controller.js';

@Module({ imports: [PeopleModule], controllers: [BodiesController] })
export class BodiesApiModule {}
