import { Global, Module } from '@nestjs/common';
import { Replanner } from '#platform';

/** Stands where the reminders do in the product. For tests of what plans none. */
class NoReminders extends Replanner {
  override async commitmentsChanged(): Promise<void> {}
  override async rosterChanged(): Promise<void> {}
  override async digestsChanged(): Promise<void> {}
  override async calendarChanged(): Promise<void> {}
  override async meetingChanged(): Promise<void> {}
}

@Global()
@Module({ providers: [{ provide: Replanner, useClass: NoReminders }], exports: [Replanner] })
export class NoRemindersModule {}
