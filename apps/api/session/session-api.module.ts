import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { PreferencesController } from './preferences.controller.js';
import { SessionController } from './session.controller.js';

@Module({ imports: [PeopleModule], controllers: [SessionController, PreferencesController] })
export class SessionApiModule {}
