import { findsZone, offsetOf, zoneChoices } from './zones.rules.js';

const winter = new Date('2026-01-15T12:00:00Z');
const summer = new Date('2026-07-15T12:00:00Z');

describe('zones to choose from', () => {
  it.each([
    ['Europe/Minsk', winter, 'UTC+03:00'],
    ['Europe/Minsk', summer, 'UTC+03:00'],
    ['Europe/Berlin', winter, 'UTC+01:00'],
    ['Europe/Berlin', summer, 'UTC+02:00'],
    ['America/St_Johns', winter, 'UTC−03:30'],
    ['UTC', winter, 'UTC+00:00'],
  ])('%s at %s is %s', (zone, now, offset) => expect(offsetOf(zone, now)).toBe(offset));

  it('have the one in use once, and UTC, whatever the browser knows', () => {
    const values = (current: string) => zoneChoices(['Europe/Minsk'], { current, now: winter }).map((one) => one.value);
    expect(values('Asia/Almaty')).toEqual(['Asia/Almaty', 'Europe/Minsk', 'UTC']);
    expect(values('Europe/Minsk')).toEqual(['Europe/Minsk', 'UTC']);
  });

  it.each([
    ['', true],
    ['york', true],
    ['new york', true],
    ['America/New_York', true],
    ['-5', true],
    ['−05:00', true],
    ['utc-0500', true],
    ['+5', false],
    ['minsk', false],
  ])('are found by %j: New York, %s', (typed, found) => {
    const [zone] = zoneChoices([], { current: 'America/New_York', now: winter });
    expect(findsZone(typed, zone)).toBe(found);
  });
});
