import { blankMeeting, faultsByField, meetingOf, type ParticipantFields } from './meeting-form.rules.js';

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
    const faults = [
      { path: 'participants[1].bodyId', message: 'twice' },
      { path: 'code', message: 'taken' },
    ];
    expect(faultsByField(faults, rows)).toEqual({ 'participants.2.bodyId': 'twice', code: 'taken' });
  });
});
