import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type MeetingFile, Meetings, SourceDocuments } from '#meetings';
import { idOf } from './add-people.js';
import { type Locate, refusedAt } from './file-refused.js';
import type { Snapshot } from './snapshot.js';

/** Where the commitments of a file belong in the register. */
export interface MeetingPlace {
  meetingId: string;
  /** By the code that the file gives them. */
  documentIds: Map<string, string>;
}

/** Adds what the register lacks of a file's meeting and documents. */
@Injectable()
export class AddMeeting {
  constructor(
    private readonly meetings: Meetings,
    private readonly documents: SourceDocuments,
  ) {}

  async run(
    file: MeetingFile,
    snapshot: Snapshot,
    locate: Locate,
  ): Promise<MeetingPlace & { added: Record<string, number> }> {
    const create = () => this.create(file, snapshot);
    const meetingId = snapshot.meeting?.id ?? (await refusedAt({ path: ['meeting'], locate }, create));
    const documentIds = new Map<string, string>();
    const missing = new Set<string>();
    for (const [index, { code, ...document }] of file.documents.entries()) {
      const known = snapshot.documents.find(({ text }) => text === document.text)?.id;
      const add = () => this.documents.add(meetingId, document);
      const id = known ?? (await refusedAt({ path: ['documents', index], locate }, add)).id;
      if (known === undefined) missing.add(id);
      documentIds.set(code, id);
    }
    return { meetingId, documentIds, added: { meetings: snapshot.meeting ? 0 : 1, documents: missing.size } };
  }

  private async create({ meeting, regime, ladder }: MeetingFile, { ids }: Snapshot): Promise<string> {
    const { heldOn, nextMeetingOn, participants, ...rest } = meeting;
    const { id } = await this.meetings.create({
      ...rest,
      heldOn: Temporal.PlainDate.from(heldOn),
      nextMeetingOn: nextMeetingOn === undefined ? null : Temporal.PlainDate.from(nextMeetingOn),
      regimeCode: regime,
      ladderCode: ladder,
      participants: participants.map(({ body, side, spokesman }) => ({
        bodyId: idOf(ids.bodies, body),
        side,
        spokesmanPostId: spokesman === undefined ? null : idOf(ids.posts, spokesman),
      })),
    });
    return id;
  }
}
