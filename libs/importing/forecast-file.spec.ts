import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { seedCalendar } from '#deadlines';
import { readMeetingFile } from '#meetings';
import { forecastFile, SHIPPED_RULES } from './forecast-file.js';

const SAMPLE = readFileSync('samples/moscow-oblast-2023-12-18.yaml', 'utf8');
const DAYS = { from: '2023-12-18', to: '2024-06-30' };

/** The days that differ from the week, as the calendar gives them. */
const exceptions = Object.fromEntries(
  ['BY', 'RU'].map((country) => [
    country,
    Object.fromEntries(seedCalendar(country, 2022, 2026).map(({ day, working }) => [day.toString(), working])),
  ]),
);

function bothWays(text: string, days = DAYS) {
  const { file, faults } = readMeetingFile(text, { ...SHIPPED_RULES, readBeside: (name) => ({ refusal: name }) });
  expect(faults).toEqual([]);
  if (file === null) throw new Error('the file is at fault');
  const ours = forecastFile(file, { from: Temporal.PlainDate.from(days.from), to: Temporal.PlainDate.from(days.to) });
  const bare = ours.map(({ items, ...mail }) => ({
    ...mail,
    items: items.map(({ reference, rung, deadline }) => ({ reference, rung, deadline })),
  }));
  return { ours: bare, slow: slowForecast(file, { exceptions, ...days }) };
}

/** The sample with an exchange that must have happened. */
function changed(was: string, is: string): string {
  const text = SAMPLE.replaceAll(was, () => is);
  expect(text).not.toBe(SAMPLE);
  return text;
}

const KRUTOI = '{ post: by-ambassador-ru, person: krutoi, startsOn: 2022-08-01 }';

describe('the forecast of a meeting file', () => {
  it('of the sample agrees with a slow calculation that shares no code with it', () => {
    const { ours, slow } = bothWays(SAMPLE);
    expect(ours.length).toBeGreaterThan(50);
    expect(ours).toEqual(slow);
  });

  it.each([
    ['under the other regime', changed('regime: cis\n', 'regime: cis-working\n'), DAYS],
    [
      'with a vacant post',
      changed(
        'post: by-industry-first-deputy, person: rabinavaya',
        'post: by-industry-first-deputy, person: rabinavaya, endsOn: 2023-12-21',
      ),
      DAYS,
    ],
    ['with quarterly reports', changed('{ basis: standing }', '{ basis: recurring, frequency: quarterly }'), DAYS],
    ['with half-yearly reports', changed('{ basis: open }', '{ basis: recurring, frequency: half_yearly }'), DAYS],
    // A month later is 8 January: worked in Belarus, a holiday in Russia.
    ['where the two calendars differ', changed('heldOn: 2023-12-18', 'heldOn: 2023-12-08'), DAYS],
    [
      'with somebody who stands in',
      changed(
        '\nmeeting:\n',
        '\ndeputyships: [{ absent: rabinavaya, deputy: lipavets, startsOn: 2023-12-27, endsOn: 2024-01-12 }]\n\nmeeting:\n',
      ),
      DAYS,
    ],
    ['over three years', SAMPLE, { from: '2023-12-18', to: '2025-12-31' }],
    ['of one week', SAMPLE, { from: '2024-01-15', to: '2024-01-19' }],
    [
      'on control only later',
      changed('    kind: instruction', '    kind: instruction\n    onControlSince: 2024-01-17T12:00:00+03:00'),
      DAYS,
    ],
    ['of drafts', changed('    kind: proposal', '    kind: proposal\n    status: draft'), DAYS],
    [
      'with an early riser in another zone',
      changed(
        'language: ru\n    timeZone: Europe/Moscow',
        'language: ru\n    timeZone: Europe/Moscow\n    morning: "07:15"',
      ),
      DAYS,
    ],
  ])('agrees %s too', (_name, text, days) => {
    const { ours, slow } = bothWays(text, days);
    expect(ours.length).toBeGreaterThan(10);
    expect(ours).toEqual(slow);
  });

  it('sends the reminder about the certification costs to whoever holds the embassy on that day', () => {
    const text = changed(
      KRUTOI,
      '{ post: by-ambassador-ru, person: krutoi, startsOn: 2022-08-01, endsOn: 2024-01-16 }\n' +
        '  - { post: by-ambassador-ru, person: lipavets, startsOn: 2024-01-17 }',
    );
    const { ours, slow } = bothWays(text);
    expect(ours).toEqual(slow);
    const told = ours
      .filter(({ items }) => items.some(({ reference, rung }) => reference.endsWith('/08') && !/after-[35]/.test(rung)))
      .filter(({ post }) => post.startsWith('Ambassador'))
      .map(({ at, person }) => `${at} ${person}`);
    expect(told).toEqual([
      '2024-01-04T09:00:00+03:00 Dmitry Krutoi',
      '2024-01-11T09:00:00+03:00 Dmitry Krutoi',
      '2024-01-17T09:00:00+03:00 Pavel Lipavets',
      '2024-01-18T09:00:00+03:00 Pavel Lipavets',
      '2024-01-19T09:00:00+03:00 Pavel Lipavets',
    ]);
  });

  it('begins a commitment at the first moment of the day of signing', () => {
    const early = changed(
      "timeZone: Europe/Minsk\n    morning: '08:30'",
      "timeZone: Europe/Minsk\n    morning: '00:00'",
    );
    expect(bothWays(early).ours).toEqual(bothWays(early).slow);
  });
});

/*
 * A second, slow calculation of what a meeting file leads to, for tests: it walks days one by one with Date and text,
 * and shares nothing with the rules but the list of days that differ from the week. Belarus and Russia only, where the
 * offset was +03:00 all year.
 */

interface SlowFile {
  regime: string;
  bodies: { code: string; country: string }[];
  posts: { code: string; body: string; reportsTo?: string | undefined; title: { en: string } }[];
  persons: { code: string; name: string; email: string; morning: string }[];
  tenures: { post: string; person: string; startsOn: string; endsOn?: string | undefined }[];
  deputyships: { absent: string; deputy: string; startsOn: string; endsOn: string }[];
  meeting: { code: string; heldOn: string };
  commitments: {
    number: number;
    side: string;
    status: string;
    lead: string;
    controller: string;
    author: string;
    counterpart?: { body: string } | undefined;
    deadline: { basis: string; statedOn?: string; urgency?: string; frequency?: string };
    onControlSince?: string | undefined;
  }[];
}

interface Span {
  from: string;
  to: string;
  exceptions: Record<string, Record<string, boolean>>;
}

interface SlowMail {
  at: string;
  person: string;
  post: string;
  email: string;
  items: { reference: string; rung: string; deadline: string | null }[];
}

const MONTHS: Record<string, number> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };
const URGENCIES: Record<string, number> = { very_urgently: 1, urgently: 3, promptly: 10 };

function slowForecast(file: SlowFile, span: Span): SlowMail[] {
  const mails = new Map<string, SlowMail>();
  const countryOfBody = (code: string) => file.bodies.find((body) => body.code === code)!.country;
  const postOf = (code: string) => file.posts.find((post) => post.code === code)!;
  const countryOf = (post: string) => countryOfBody(postOf(post).body);
  const works = (countries: string[], day: string) =>
    countries.every((country) => span.exceptions[country]?.[day] ?? !['Sat', 'Sun'].includes(weekday(day)));

  /** Steps from a day until `count` working days have been passed; 0 stays where it is or walks to the first. */
  const walk = (countries: string[], day: string, { count, step }: { count: number; step: 1 | -1 }) => {
    let at = day;
    if (count === 0) {
      while (!works(countries, at)) at = shift(at, step);
      return at;
    }
    for (let left = count; left > 0;) {
      at = shift(at, step);
      if (works(countries, at)) left--;
    }
    return at;
  };

  const deadlines = ({ deadline, lead, side, counterpart }: SlowFile['commitments'][number]): (string | null)[] => {
    const countries = [countryOf(lead), ...(side === 'joint' && counterpart ? [countryOfBody(counterpart.body)] : [])];
    const back = (day: string) => walk(countries, day, { count: 0, step: -1 });
    const signed = file.meeting.heldOn;
    if (deadline.basis === 'open') return [null];
    if (deadline.basis === 'stated') return [back(deadline.statedOn!)];
    if (deadline.basis === 'default') return [back(nextMonth(signed))];
    if (deadline.basis === 'urgency') {
      const count = URGENCIES[deadline.urgency!];
      return [file.regime === 'cis' ? back(shift(signed, count)) : walk(countries, signed, { count, step: 1 })];
    }
    return deadline.basis === 'standing' ? yearly(signed).map(back) : periodic(signed, deadline.frequency!).map(back);
  };

  const holder = (post: string, day: string) => {
    const tenure = file.tenures.find((t) => t.post === post && t.startsOn <= day && day <= (t.endsOn ?? '9999'));
    return tenure && file.persons.find(({ code }) => code === tenure.person)!;
  };

  /** Whoever gets the mail for a post: up the line while nobody holds it, with the day worked out anew. */
  const reach = (post: string, dayAt: (country: string) => string) => {
    for (let at: string | undefined = post; at !== undefined; at = postOf(at).reportsTo) {
      const day = dayAt(countryOf(at));
      const person = holder(at, day);
      if (!person) continue;
      const standIns = file.deputyships
        .filter((d) => d.absent === person.code && d.startsOn <= day && day <= d.endsOn)
        .map((d) => file.persons.find(({ code }) => code === d.deputy)!);
      return { post: at, day, persons: [person, ...standIns] };
    }
    return null;
  };

  for (const commitment of file.commitments.filter(({ status }) => status === 'active')) {
    const reference = `${file.meeting.code}/${commitment.number < 10 ? '0' : ''}${commitment.number}`;
    const since = commitment.onControlSince ?? file.meeting.heldOn;
    const start = Date.parse(since.includes('T') ? since : `${since}T00:00:00+03:00`);
    const tell = (
      posts: string[],
      rung: string,
      { deadline, dayAt }: { deadline: string | null; dayAt: (country: string) => string },
    ) => {
      const told = new Set<string>();
      for (const target of posts) {
        const reached = reach(target, dayAt);
        for (const person of reached?.persons ?? []) {
          const at = `${reached!.day}T${person.morning}:00+03:00`;
          if (told.has(person.code) || Date.parse(at) < start) continue;
          told.add(person.code);
          if (reached!.day < span.from || reached!.day > span.to) continue;
          const key = `${at} ${person.email}`;
          const mail = mails.get(key) ?? { at, person: person.name, post: '', email: person.email, items: [] };
          mails.set(key, mail);
          mail.items.push({ reference, rung, deadline });
          postsOfItems.set(mail.items.at(-1)!, postOf(reached!.post).title.en);
        }
      }
    };
    for (const deadline of deadlines(commitment)) {
      if (deadline === null) {
        const day = new Date(start + 3 * 3_600_000).toISOString().slice(0, 10);
        for (let times = 1; times <= 40; times++) {
          const dayAt = (country: string) => walk([country], shift(day, 30 * times), { count: 0, step: 1 });
          tell([commitment.lead], 'review', { deadline: null, dayAt });
        }
        continue;
      }
      const at = (count: number, step: 1 | -1) => (country: string) => walk([country], deadline, { count, step });
      const superior = postOf(commitment.lead).reportsTo;
      for (const n of [10, 5, 1]) tell([commitment.lead], `before-${n}`, { deadline, dayAt: at(n, -1) });
      tell([commitment.lead], 'on-day', { deadline, dayAt: at(0, -1) });
      tell([commitment.lead, commitment.controller], 'after-1', { deadline, dayAt: at(1, 1) });
      tell(superior ? [superior] : [], 'after-3', { deadline, dayAt: at(3, 1) });
      tell([commitment.author], 'after-5', { deadline, dayAt: at(5, 1) });
    }
  }
  const sorted = [...mails.values()].sort((a, b) => compare(a.at + a.email, b.at + b.email));
  for (const mail of sorted) {
    mail.items.sort((a, b) => compare((a.deadline ?? '9') + a.reference, (b.deadline ?? '9') + b.reference));
    mail.post = postsOfItems.get(mail.items[0])!;
  }
  return sorted;
}

/** Through which post each item reached its reader. */
const postsOfItems = new WeakMap<object, string>();

function yearly(signed: string): string[] {
  return [1, 2, 3, 4, 5].map((years) => `${Number(signed.slice(0, 4)) + years}-01-20`);
}

/** By the 10th after each period that was not over on the day of signing. */
function periodic(signed: string, frequency: string): string[] {
  const length = MONTHS[frequency];
  const january = Number(signed.slice(0, 4)) * 12;
  const ends: string[] = [];
  for (let month = length; month <= 60; month += length) ends.push(firstOf(january + month));
  return ends.filter((end) => end > signed).map((end) => end.replace(/01$/, '10'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function weekday(day: string): string {
  return new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3);
}

function shift(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

function nextMonth(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + 1, 0, 12)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last), 12)).toISOString().slice(0, 10);
}

/** The first day of a month counted from year 0. */
function firstOf(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1, 12)).toISOString().slice(0, 10);
}
