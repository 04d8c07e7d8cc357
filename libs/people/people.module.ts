import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '#calendars';
import { HistoryModule } from '#history';
import { Bodies } from './bodies.js';
import { BodyEntity } from './body.entity.js';
import { DeputyshipEntity } from './deputyship.entity.js';
import { Deputyships } from './deputyships.js';
import { PersonEntity } from './person.entity.js';
import { Persons } from './persons.js';
import { PostEntity } from './post.entity.js';
import { Posts } from './posts.js';
import { Rosters } from './rosters.js';
import { TenureEntity } from './tenure.entity.js';
import { Tenures } from './tenures.js';

const services = [Bodies, Posts, Persons, Tenures, Deputyships, Rosters];

/** Needs the global `Transactions`, `Clock` and `Replanner`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([BodyEntity, PostEntity, PersonEntity, TenureEntity, DeputyshipEntity]),
    CalendarsModule,
    HistoryModule,
  ],
  providers: services,
  exports: services,
})
export class PeopleModule {}
