import { Global, Module } from '@nestjs/common';
import { Replanner } from '#platform';

/** Stands where the reminders do in the product, and remembers whose mail was planned anew. */
export class RosterListener extends Replanner {
  readonly personIds: string[] = [];

  override async commitmentsChanged(): Promise<void> {}
  override async calendarChanged(): Promise<void> {}
  override async meetingChanged(): Promise<void> {}
  override async digestsChanged(): Promise<void> {}

  override async rosterChanged({ personIds = [] }: { personIds?: readonly string[] }): Promise<void> {
    this.personIds.push(...personIds);
  }
}

@Global()
@Module({
  providers: [RosterListener, { provide: Replanner, useExisting: RosterListener }],
  exports: [Replanner, RosterListener],
})
export class RosterListenerModule {}
