import type { MeetingFile } from '#meetings';
import type { LocalName, RosterData, RosterPerson } from '#people';
import { Temporal } from 'temporal-polyfill';

/** Who is who in a meeting file. Codes stand in for ids: a file knows no others. */
export function rosterOf({ bodies, posts, persons, tenures, deputyships }: MeetingFile): RosterData {
  return {
    bodies: bodies.map(({ code, name, country, timeZone }) => {
      return { id: code, code, name: localName(name), country, timeZone };
    }),
    posts: posts.map(({ code, body, reportsTo, title }) => {
      return { id: code, code, bodyId: body, reportsToId: reportsTo ?? null, title: localName(title) };
    }),
    persons: persons.map(rosterPerson),
    tenures: tenures.map(({ post, person, startsOn, endsOn }) => ({
      postId: post,
      personId: person,
      startsOn: Temporal.PlainDate.from(startsOn),
      endsOn: endsOn === undefined ? null : Temporal.PlainDate.from(endsOn),
    })),
    deputyships: deputyships.map(({ absent, deputy, startsOn, endsOn }) => ({
      absentId: absent,
      deputyId: deputy,
      startsOn: Temporal.PlainDate.from(startsOn),
      endsOn: Temporal.PlainDate.from(endsOn),
    })),
  };
}

function rosterPerson(person: MeetingFile['persons'][number]): RosterPerson {
  const { code, name, names, email, language, timeZone, morning, clearance } = person;
  const { ru = null, be = null } = names;
  return {
    id: code,
    code,
    name,
    names: { ru, be },
    email,
    language,
    timeZone,
    morning,
    clearance,
    urgent: 'morning',
    emailRefused: false,
  };
}

function localName(name: { en: string; ru?: string | undefined; be?: string | undefined }): LocalName {
  return { en: name.en, ru: name.ru ?? null, be: name.be ?? null };
}
