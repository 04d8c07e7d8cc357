import { Global, Module } from '@nestjs/common';
import { Replanner } from '#platform';

/** Stands where the reminders do in the product, and remembers what it was told. For tests. */
export class RecordingReplanner extends Replanner {
  readonly told: string[] = [];

  override commitmentsChanged(commitmentIds: readonly string[]): Promise<void> {
    return this.note(`commitments ${commitmentIds.join(' ')}`);
  }

  override rosterChanged(): Promise<void> {
    return this.note('roster');
  }

  override digestsChanged(): Promise<void> {
    return this.note('digests');
  }

  override calendarChanged(country: string): Promise<void> {
    return this.note(`calendar ${country}`);
  }

  override meetingChanged(meetingId: string): Promise<void> {
    return this.note(`meeting ${meetingId}`);
  }

  private note(message: string): Promise<void> {
    this.told.push(message);
    return Promise.resolve();
  }
}

@Global()
@Module({
  providers: [RecordingReplanner, { provide: Replanner, useExisting: RecordingReplanner }],
  exports: [Replanner, RecordingReplanner],
})
export class RecordingReplannerModule {}
