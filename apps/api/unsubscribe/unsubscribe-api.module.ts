import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { UnsubscribeController } from './unsubscribe.controller.js';

@Module({ imports: [PeopleModule], controllers: [UnsubscribeController] })
export class UnsubscribeApiModule {}
