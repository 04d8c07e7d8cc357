import { Module } from '@nestjs/common';
import { CommitmentsModule } from '#commitments';
import { PeopleModule } from '#people';
import { DevicesController } from './devices.controller.js';
import { PasswordController } from './password.controller.js';
import { PreferencesController } from './preferences.controller.js';
import { SessionController } from './session.controller.js';
import { ViewsController } from './views.controller.js';

@Module({
  imports: [PeopleModule, CommitmentsModule],
  controllers: [SessionController, PreferencesController, PasswordController, DevicesController, ViewsController],
})
export class SessionApiModule {}
