import { changed, type Choices, choicesOf, differing } from './preferences.rules.js';

const usual: Choices = {
  language: 'en',
  timeZone: 'Europe/Minsk',
  morning: '09:00',
  digest: 'weekly',
  digestWeekday: 1,
  urgent: 'morning',
};

describe('preferences', () => {
  it('send only what was changed', () => {
    expect(choicesOf({ ...usual, version: 7 })).toEqual(usual);
    expect(changed(usual, usual)).toEqual({});
    expect(changed(usual, { ...usual, morning: '08:15', digestWeekday: 5 })).toEqual({
      morning: '08:15',
      digestWeekday: 5,
    });
  });

  it('name what differs in the order of the form', () => {
    const other: Choices = {
      language: 'be',
      timeZone: 'UTC',
      morning: '10:00',
      digest: 'off',
      digestWeekday: 2,
      urgent: 'immediate',
    };
    expect(differing(usual, other)).toEqual(['language', 'timeZone', 'morning', 'digest', 'digestWeekday', 'urgent']);
    expect(differing(usual, { ...usual, urgent: 'immediate' })).toEqual(['urgent']);
  });
});
