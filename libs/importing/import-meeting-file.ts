import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Access, SYSTEM_PRINCIPAL } from '#access';
import { type FileContext, type Finding, type MeetingFile, QuotePlaces, readMeetingFile } from '#meetings';
import { AddCommitments, type AddedCommitments } from './add-commitments.js';
import { AddMeeting } from './add-meeting.js';
import { AddPeople } from './add-people.js';
import { compareFile } from './compare-file.rules.js';
import { entriesOf, type PassageOf } from './file-entries.rules.js';
import { FileRefused } from './file-refused.js';
import { ImportedEntries } from './imported-entries.js';
import { RegisterSnapshot } from './register-snapshot.js';

export interface ImportRequest {
  /** The text of the file. */
  text: string;
  readBeside: FileContext['readBeside'];
  /** Counts deadlines and control from this day, as if the meeting had been on it. */
  asIfSigned?: Temporal.PlainDate | null;
  onProgress?: (done: number, total: number) => void;
}

export interface ImportOutcome {
  meeting: string;
  /** How many of each were added, in the order of the file; all 0 when the register has everything already. */
  added: Record<string, number>;
  /** Of the commitments that went on control. */
  warnings: AddedCommitments['warnings'];
}

/**
 * Brings a meeting file into the register: all of it or nothing. It adds and never changes, so that running it twice
 * changes nothing, whatever was changed in between; of two at once the second waits for the first. Runs within the
 * caller's transaction, which an error must leave.
 */
@Injectable()
export class ImportMeetingFile {
  constructor(
    private readonly register: RegisterSnapshot,
    private readonly imported: ImportedEntries,
    private readonly access: Access,
    private readonly people: AddPeople,
    private readonly meeting: AddMeeting,
    private readonly commitments: AddCommitments,
  ) {}

  /** @throws FileRefused with every fault of the file, and every difference from the register, with their lines. */
  async run({
    text,
    readBeside,
    asIfSigned = null,
    onProgress = () => undefined,
  }: ImportRequest): Promise<ImportOutcome> {
    this.access.enter(SYSTEM_PRINCIPAL);
    await this.register.takeTurn();
    const read = readMeetingFile(text, { ...(await this.register.context()), readBeside });
    if (read.file === null) throw new FileRefused(read.faults);
    const { file, locate } = read;
    const passageOf = passagesOf(file);
    const signedOn = asIfSigned ?? Temporal.PlainDate.from(file.meeting.heldOn);
    const entries = entriesOf(file, { signedOn, passageOf });
    const snapshot = await this.register.of(entries, await this.imported.of(entries));
    const refused = [...tooEarly(file, asIfSigned), ...compareFile(entries, snapshot)];
    if (refused.length > 0) throw new FileRefused(locate(refused));
    const people = await this.people.run(file, snapshot, locate);
    const { added, ...place } = await this.meeting.run(file, snapshot, locate);
    const options = { ...place, snapshot, locate, passageOf, asIfSigned, onProgress };
    const { added: commitments, warnings } = await this.commitments.run(file, options);
    const meeting = new Map([[file.meeting.code, place.meetingId]]);
    await this.imported.remember(entries, { ...snapshot.ids, meeting });
    return { meeting: file.meeting.code, added: { ...people, ...added, commitments }, warnings };
  }
}

/** A stated date does not move with the meeting, and a deadline cannot lie before the day of signing. */
function tooEarly(file: MeetingFile, asIfSigned: Temporal.PlainDate | null): Finding[] {
  if (asIfSigned === null) return [];
  return file.commitments.flatMap(({ deadline }, index) => {
    if (deadline.basis !== 'stated' || deadline.statedOn >= asIfSigned.toString()) return [];
    const message = `${deadline.statedOn} is before the day of signing, ${asIfSigned.toString()}`;
    return [{ path: ['commitments', index, 'deadline', 'statedOn'], message }];
  });
}

function passagesOf(file: MeetingFile): PassageOf {
  const documents = new Map(
    file.documents.map(({ code, text }) => {
      const document = createHash('sha256').update(text).digest('hex');
      return [code, { document, places: new QuotePlaces(text) }];
    }),
  );
  return ({ passage }) => {
    const found = passage && documents.get(passage.document);
    if (!passage || !found) return null;
    const { document, places } = found;
    const { quote, occurrence } = passage;
    // Without an occurrence the words stand there only once: the file has been checked for that.
    const place = occurrence === undefined ? places.findOnly(quote) : places.find(quote, occurrence);
    return place && { ...place, document, quote };
  };
}
