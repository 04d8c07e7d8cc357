import { type Choices, choicesOf, differing, quartersOfHours } from './preferences.rules.js';

const usual: Choices = {
  language: 'en',
  timeZone: 'Europe/Minsk',
  morning: '09:00',
  digest: 'weekly',
  digestWeekday: 1,
  urgent: 'morning',
};

describe('preferences', () => {
  it('are begun without the version', () => expect(choicesOf({ ...usual, version: 7 })).toEqual(usual));

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

  it('offer every quarter of an hour, and the one in use', () => {
    expect(quartersOfHours('09:00')).toHaveLength(96);
    expect(quartersOfHours('09:00').slice(0, 2)).toEqual(['00:00', '00:15']);
    expect(quartersOfHours('08:10')).toContain('08:10');
    expect(quartersOfHours('08:10').at(-1)).toBe('23:45');
  });
});
