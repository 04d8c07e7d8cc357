import { Module } from '@nestjs/common';
import { CalendarsModule } from '#calendars';
import { CommitmentsModule } from '#commitments';
import { MeetingsModule } from '#meetings';
import { PeopleModule } from '#people';
import { AddCommitments } from './add-commitments.js';
import { AddMeeting } from './add-meeting.js';
import { AddPeople } from './add-people.js';
import { FileRules } from './file-rules.js';
import { ImportMeetingFile } from './import-meeting-file.js';
import { ImportedEntries } from './imported-entries.js';
import { RegisterSnapshot } from './register-snapshot.js';

/**
 * Needs the global `Transactions`, `Clock`, `Access`, and of RemindersPlanModule `Replanner`, `Ladders` and
 * `ControlWarnings`.
 */
@Module({
  imports: [CalendarsModule, PeopleModule, MeetingsModule, CommitmentsModule],
  providers: [RegisterSnapshot, ImportedEntries, FileRules, AddPeople, AddMeeting, AddCommitments, ImportMeetingFile],
  exports: [ImportMeetingFile, ImportedEntries, FileRules],
})
export class ImportingModule {}
