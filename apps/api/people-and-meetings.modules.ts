import type { Type } from '@nestjs/common';
import { AreasApiModule } from './areas/areas-api.module.js';
import { BodiesApiModule } from './bodies/bodies-api.module.js';
import { CalendarsApiModule } from './calendars/calendars-api.module.js';
import { DeputyshipsApiModule } from './deputyships/deputyships-api.module.js';
import { DocumentsApiModule } from './documents/documents-api.module.js';
import { LaddersApiModule } from './ladders/ladders-api.module.js';
import { MeetingsApiModule } from './meetings/meetings-api.module.js';
import { PersonsApiModule } from './persons/persons-api.module.js';
import { PostsApiModule } from './posts/posts-api.module.js';
import { RegimesApiModule } from './regimes/regimes-api.module.js';
import { TenuresApiModule } from './tenures/tenures-api.module.js';

/** The routes of people, meetings and the rules kept as data. They need a global `Replanner`. */
export const PEOPLE_AND_MEETINGS_MODULES: Type[] = [
  AreasApiModule,
  BodiesApiModule,
  CalendarsApiModule,
  DeputyshipsApiModule,
  DocumentsApiModule,
  LaddersApiModule,
  MeetingsApiModule,
  PersonsApiModule,
  PostsApiModule,
  RegimesApiModule,
  TenuresApiModule,
];
