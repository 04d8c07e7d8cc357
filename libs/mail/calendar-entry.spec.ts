import fc from 'fast-check';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { calendarEntry } from './calendar-entry.js';
import { exampleMail } from './examples.js';
import type { ReminderItem, ReminderMail } from './reminder-mail.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const unfolded = (text: string | null): string[] => (text ?? '').replaceAll('\r\n ', '').trim().split('\r\n');
const one = (change: Partial<ReminderItem> = {}): ReminderMail => {
  const mail = exampleMail('be', 1);
  return { ...mail, items: [{ ...mail.items[0], ...change }] };
};

describe('calendarEntry', () => {
  it('is an all-day entry on the deadline, in the language of the mail', () => {
    expect(unfolded(calendarEntry(one()))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Pacta//Pacta//BE',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c02@pacta',
      'SEQUENCE:1',
      'DTSTAMP:20261123T060000Z',
      'DTSTART;VALUE=DATE:20261130',
      'SUMMARY;LANGUAGE=be:BY-RU-MOS/2023-12-18/01: Узгадніць адзіную спецыфікацыю парка грамадскага транспарту',
      'DESCRIPTION;LANGUAGE=be:Адказны выканаўца: Міністр прамысловасці',
      'URL;VALUE=URI:https://pacta.example.org/commitments/0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c02',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('a moved deadline keeps its UID and raises its sequence', () => {
    const lines = (change: Partial<ReminderItem>): string[] =>
      unfolded(calendarEntry(one(change))).filter((line) => /^(UID|SEQUENCE|DTSTART)/.test(line));
    const [uid, sequence, start] = lines({ deadlineVersion: 1, deadline: day('2026-11-30') });
    expect([sequence, start]).toEqual(['SEQUENCE:0', 'DTSTART;VALUE=DATE:20261130']);
    expect(lines({ deadlineVersion: 3, deadline: day('2027-02-01') })).toEqual([
      uid,
      'SEQUENCE:2',
      'DTSTART;VALUE=DATE:20270201',
    ]);
  });

  it('each period of a recurring commitment has an entry of its own', () => {
    expect(unfolded(calendarEntry(one({ ordinal: 4 })))).toContain('UID:0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c02-4@pacta');
  });

  it('holds what has a date, and nothing is attached when nothing has', () => {
    const entries = unfolded(calendarEntry(exampleMail('ru'))).filter((line) => line === 'BEGIN:VEVENT');
    expect(entries).toHaveLength(3);
    expect(calendarEntry(one({ deadline: null, state: 'review' }))).toBeNull();
  });

  it('shows only reference, date and link of what is confidential, whatever the caller gives', () => {
    const secret = one({ classification: 'confidential', title: 'Secret title', lead: 'Secret post' });
    const text = unfolded(calendarEntry(secret)).join('\n');
    expect(text).toContain('SUMMARY;LANGUAGE=be:BY-RU-MOS/2023-12-18/01\n');
    expect(text).toContain('CLASS:CONFIDENTIAL');
    expect(text).not.toContain('Secret');
  });

  it('agrees with ical-generator on every text, however hostile', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'Ў', '😀', ',', ';', '\\', ':', '"', ' b', 'END:VEVENT')), (parts) => {
        const title = `t${parts.join('')}`.trimEnd();
        const mail = one({ title, lead: '' });
        const [item] = mail.items;
        const calendar = ical({ prodId: '//Pacta//Pacta//BE', method: ICalCalendarMethod.PUBLISH });
        calendar.createEvent({
          id: `${item.commitmentId}@pacta`,
          sequence: 1,
          allDay: true,
          start: new Date('2026-11-30T00:00:00Z'),
          stamp: new Date('2026-11-23T06:00:00Z'),
          summary: `${item.reference}: ${title.replace(/ {2,}/g, ' ')}`,
          url: `https://pacta.example.org/commitments/${item.commitmentId}`,
          transparency: ICalEventTransparency.TRANSPARENT,
        });
        const theirs = unfolded(calendar.toString()).filter((line) => !line.startsWith('X-MICROSOFT'));
        const ours = unfolded(calendarEntry(mail)).map((line) => line.replace(';LANGUAGE=be', ''));
        expect([...ours].sort()).toEqual([...theirs].sort());
      }),
    );
  });

  it('folds between characters, no line above 75 octets, each ended by CR LF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (title) => {
        const text = calendarEntry(one({ title })) ?? '';
        const lines = text.split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(Buffer.from(line).toString()).toBe(line);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
      }),
    );
  });
});
