import type { Type } from '@nestjs/common';
import { RemindersPlanModule } from '#reminders';
import { MailApiModule } from './mail/mail-api.module.js';
import { MailingsApiModule } from './mailings/mailings-api.module.js';
import { RemindersApiModule } from './reminders/reminders-api.module.js';

/** The routes of reminders, and the plan that answers as the global `Replanner`. */
export const REMINDERS_MODULES: Type[] = [RemindersPlanModule, RemindersApiModule, MailingsApiModule, MailApiModule];
