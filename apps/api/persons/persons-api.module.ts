import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { PersonsController } from './persons.controller.js';

@Module({ imports: [PeopleModule], controllers: [PersonsController] })
export class PersonsApiModule {}
