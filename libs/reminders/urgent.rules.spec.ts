import { Temporal } from 'temporal-polyfill';
import { momentFor } from './urgent.rules.js';

const since = Temporal.Instant.from('2024-01-17T12:34:00Z');
const morning = Temporal.Instant.from('2024-01-18T06:00:00Z');
const told = { rung: 'notice-closed', priority: 'high', since, morning } as const;

describe('the moment at which somebody is told', () => {
  it('is at once for what is urgent, where the person has chosen so', () => {
    expect(momentFor({ urgent: 'immediate' }, told)).toEqual(since);
    expect(momentFor({ urgent: 'immediate' }, { ...told, rung: 'decide-report-1' })).toEqual(since);
  });

  it('is the morning by default, for any lower priority, and for the rungs of a ladder', () => {
    expect(momentFor({ urgent: 'morning' }, told)).toEqual(morning);
    expect(momentFor({ urgent: 'immediate' }, { ...told, priority: 'normal' })).toEqual(morning);
    expect(momentFor({ urgent: 'immediate' }, { ...told, priority: 'low' })).toEqual(morning);
    expect(momentFor({ urgent: 'immediate' }, { ...told, rung: 'after-1' })).toEqual(morning);
  });

  it('is never later than the morning', () => {
    const later = { ...told, since: morning.add({ hours: 1 }) };
    expect(momentFor({ urgent: 'immediate' }, later)).toEqual(morning);
  });
});
