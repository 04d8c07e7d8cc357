import { Module } from '@nestjs/common';
import { ErasureModule } from '#erasure';
import { PeopleModule } from '#people';
import { PersonsController } from './persons.controller.js';

@Module({ imports: [PeopleModule, ErasureModule], controllers: [PersonsController] })
export class PersonsApiModule {}
