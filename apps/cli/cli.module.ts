import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CalendarsModule } from '#calendars';
import { ErasureModule } from '#erasure';
import { CheckpointSettings, CheckpointsModule, HistoryModule } from '#history';
import { ImportingModule } from '#importing';
import { PeopleModule } from '#people';
import { Clock, DatabaseModule, readEnvironment, SystemClock } from '#platform';
import { MailOperationsModule, RemindersPlanModule } from '#reminders';

@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
class ClockModule {}

/** What the commands use. Built inside a command, so that asking for help needs no database. */
@Module({})
export class CliModule {
  static forRoot(url: string): DynamicModule {
    return {
      module: CliModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot({ url, poolSize: 2, applicationName: 'pacta-cli' }),
        AccessModule,
        CalendarsModule,
        PeopleModule,
        RemindersPlanModule,
        MailOperationsModule,
        ImportingModule,
        ErasureModule,
        HistoryModule,
        CheckpointsModule.forRoot(CheckpointSettings.of(readEnvironment())),
      ],
    };
  }
}
