import { type DynamicModule, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CalendarsModule } from '#calendars';
import { CommitmentsModule } from '#commitments';
import { MailTransport } from '#mail';
import { PeopleModule } from '#people';
import { Attempts } from './attempts.js';
import { CheckpointMails } from './checkpoint-mails.js';
import { Claim } from './claim.js';
import { ClaimedMatters } from './claimed-matters.js';
import { Delivery } from './delivery.js';
import { DigestContents } from './digest-contents.js';
import { DigestReaders } from './digest-readers.js';
import { DigestTurns } from './digest-turns.js';
import { DryRun } from './dry-run.js';
import { Gather } from './gather.js';
import { MailOperationsModule } from './mail-operations.module.js';
import { Nightly } from './nightly.js';
import { Preparation } from './preparation.js';
import { ReminderSettings } from './reminder-settings.js';
import { RemindersPlanModule } from './reminders-plan.module.js';

/** Closes the wire after whoever uses it has stopped. */
@Injectable()
class TransportEnd implements OnApplicationShutdown {
  constructor(private readonly transport: MailTransport) {}

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** The way of a mail: gather, claim, deliver; and the work of the night. For the worker. */
@Module({})
export class RemindersModule {
  static forRoot(options: { settings: ReminderSettings; transport: MailTransport }): DynamicModule {
    return {
      module: RemindersModule,
      imports: [RemindersPlanModule, MailOperationsModule, CalendarsModule, PeopleModule, CommitmentsModule],
      providers: [
        { provide: ReminderSettings, useValue: options.settings },
        { provide: MailTransport, useValue: options.transport },
        TransportEnd,
        DigestReaders,
        DigestTurns,
        DigestContents,
        Gather,
        Claim,
        ClaimedMatters,
        Preparation,
        Attempts,
        DryRun,
        Delivery,
        Nightly,
        CheckpointMails,
      ],
      exports: [Gather, Delivery, Nightly, CheckpointMails],
    };
  }
}
