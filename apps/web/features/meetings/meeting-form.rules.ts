import type { Meeting, MeetingChange, NewMeeting } from '../../client/api.generated.js';
import { touchedOf } from '../../client/touched.rules.js';

/** A participant as the form has it: a body may not be chosen yet. `key` tells rows apart while they are edited. */
export interface ParticipantFields {
  key: string;
  bodyId: string | null;
  side: 'ours' | 'theirs';
  spokesmanPostId: string | null;
}

/** What the form holds: texts as typed. */
export interface MeetingFields {
  title: string;
  code: string;
  heldOn: string;
  place: string;
  nextMeetingOn: string;
  /** By which rules deadlines are counted. */
  regimeCode: string;
  /** Empty: the default one. */
  ladderCode: string;
  participants: ParticipantFields[];
}

export const blankParticipant = (side: 'ours' | 'theirs', key: string): ParticipantFields => ({
  key,
  side,
  bodyId: null,
  spokesmanPostId: null,
});

/** One row for each side: a meeting has two. */
export const blankMeeting = (): MeetingFields => ({
  ...{ title: '', code: '', heldOn: '', place: '', nextMeetingOn: '', regimeCode: 'cis', ladderCode: '' },
  participants: [blankParticipant('ours', 'first'), blankParticipant('theirs', 'second')],
});

/** What is sent. Rows without a body are left out, as nothing was said in them. */
export function meetingOf({ participants, nextMeetingOn, ladderCode, ...fields }: MeetingFields): NewMeeting {
  return {
    ...fields,
    nextMeetingOn: nextMeetingOn === '' ? null : nextMeetingOn,
    ladderCode: ladderCode === '' ? null : ladderCode,
    participants: participants.flatMap(({ bodyId, side, spokesmanPostId }) =>
      bodyId === null ? [] : [{ bodyId, side, spokesmanPostId }],
    ),
  };
}

/** A meeting as the form opens with it. */
export function fieldsOfMeeting({ participants, ladderCode, nextMeetingOn, ...meeting }: Meeting): MeetingFields {
  const { title, code, heldOn, place, regimeCode } = meeting;
  return {
    ...{ title, code, heldOn, place, regimeCode, nextMeetingOn: nextMeetingOn ?? '', ladderCode: ladderCode ?? '' },
    participants: participants.map(({ body, side, spokesman }) => ({
      ...{ key: body.id, bodyId: body.id, side, spokesmanPostId: spokesman?.id ?? null },
    })),
  };
}

/** What is sent of a meeting that was there: what is otherwise than when the form was opened. */
export const meetingChange = (opened: Meeting, fields: MeetingFields): MeetingChange =>
  touchedOf(meetingOf(fieldsOfMeeting(opened)), meetingOf(fields));

/**
 * A field of the API as the form has it: the API counts the participants that were sent, the form also those that were
 * left out.
 */
export function meetingField(path: string, participants: readonly ParticipantFields[]): string {
  const sent = participants.flatMap(({ bodyId }, index) => (bodyId === null ? [] : [index]));
  const [, index, field] = /^participants\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
  return index === undefined ? path : `participants.${sent[Number(index)] ?? index}.${field ?? ''}`;
}
