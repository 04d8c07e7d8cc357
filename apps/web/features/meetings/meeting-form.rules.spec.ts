import type { Meeting } from '../../client/api.generated.js';
import {
  blankMeeting,
  fieldsOfMeeting,
  meetingChange,
  meetingField,
  meetingOf,
  type ParticipantFields,
} from './meeting-form.rules.js';

const name = { en: 'N', ru: null, be: null };
const held: Meeting = {
  ...{ id: 'm', code: 'A/2023-12-18', title: 'T', heldOn: '2023-12-18', place: '', nextMeetingOn: null },
  ...{ regimeCode: 'cis', ladderCode: null, version: 3 },
  participants: [
    { body: { id: 'us', code: 'us', name }, side: 'ours', spokesman: { id: 'post', code: 'post', title: name } },
    { body: { id: 'them', code: 'them', name }, side: 'theirs', spokesman: null },
  ],
};

const participant = (bodyId: string | null): ParticipantFields => ({
  ...{ key: bodyId ?? '', bodyId, side: 'ours', spokesmanPostId: null },
});

describe('the form of a meeting', () => {
  it('sends no participant without a body, and no empty date', () => {
    const fields = { ...blankMeeting(), title: 'T', participants: [participant(null), participant('b')] };
    expect(meetingOf(fields)).toEqual({
      ...{ title: 'T', code: '', heldOn: '', place: '', nextMeetingOn: null, regimeCode: 'cis', ladderCode: null },
      participants: [{ bodyId: 'b', side: 'ours', spokesmanPostId: null }],
    });
  });

  it('finds the row that a fault is of, although rows without a body were not sent', () => {
    const rows = [participant('a'), participant(null), participant('c')];
    expect(meetingField('participants[1].bodyId', rows)).toBe('participants.2.bodyId');
    expect(meetingField('code', rows)).toBe('code');
  });

  it('sends of a meeting that was there only what was touched', () => {
    const fields = fieldsOfMeeting(held);
    const [us] = fields.participants;
    expect(meetingChange(held, fields)).toEqual({});
    expect(meetingChange(held, { ...fields, nextMeetingOn: '2024-05-01', ladderCode: 'calm' })).toEqual({
      ...{ nextMeetingOn: '2024-05-01', ladderCode: 'calm' },
    });
    expect(meetingChange(held, { ...fields, participants: us ? [us] : [] })).toEqual({
      participants: [{ bodyId: 'us', side: 'ours', spokesmanPostId: 'post' }],
    });
  });
});
