import { blankMeeting, meetingField, meetingOf, type ParticipantFields } from './meeting-form.rules.js';

const participant = (bodyId: string | null): ParticipantFields => ({
  ...{ key: bodyId ?? '', bodyId, side: 'ours', spokesmanPostId: null },
});

describe('the form of a meeting', () => {
  it('sends no participant without a body, and no empty date', () => {
    const fields = { ...blankMeeting(), title: 'T', participants: [participant(null), participant('b')] };
    expect(meetingOf(fields)).toEqual({
      ...{ title: 'T', code: '', heldOn: '', place: '', nextMeetingOn: null },
      participants: [{ bodyId: 'b', side: 'ours', spokesmanPostId: null }],
    });
  });

  it('finds the row that a fault is of, although rows without a body were not sent', () => {
    const rows = [participant('a'), participant(null), participant('c')];
    expect(meetingField('participants[1].bodyId', rows)).toBe('participants.2.bodyId');
    expect(meetingField('code', rows)).toBe('code');
  });
});
