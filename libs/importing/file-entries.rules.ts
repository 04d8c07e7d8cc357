import type { FileCommitment, FilePath, MeetingFile } from '#meetings';
import type { Temporal } from 'temporal-polyfill';
import type { Fields } from './snapshot.js';

/** Where the words of a commitment stand; the document by the SHA-256 of its text, in hexadecimal. */
export interface PassagePlace {
  document: string;
  startsAt: number;
  endsAt: number;
  quote: string;
}
export type PassageOf = (commitment: FileCommitment) => PassagePlace | null;

/** What a file says of each thing in it, in the fields that the register has for it and in one order of them. */
export type FileEntries = ReturnType<typeof entriesOf>;

/** @param signedOn the day that the deadlines are counted from. */
export function entriesOf(
  file: MeetingFile,
  { signedOn, passageOf }: { signedOn: Temporal.PlainDate; passageOf: PassageOf },
) {
  const { regime, ladder, meeting } = file;
  return {
    areas: file.areas.map(({ code, name }) => ({ code, name: localName(name) })),
    bodies: file.bodies.map(({ code, kind, country, timeZone, name, aliases, parent = null }) => {
      return { code, kind, country, timeZone, name: localName(name), aliases, parent };
    }),
    posts: file.posts.map(({ code, body, title, reportsTo = null }) => {
      return { code, body, title: localName(title), reportsTo };
    }),
    persons: file.persons.map(({ code, name, names, email, language, timeZone, morning, clearance }) => {
      const { ru = null, be = null } = names;
      return { code, name, names: { ru, be }, email, language, timeZone, morning, clearance };
    }),
    tenures: file.tenures.map(({ post, person, startsOn, endsOn = null }) => ({ post, person, startsOn, endsOn })),
    deputyships: file.deputyships.map(({ absent, deputy, startsOn, endsOn }) => {
      return { absent, deputy, startsOn, endsOn };
    }),
    meeting: { regime, ladder, ...meetingFields(meeting) },
    documents: file.documents.map(({ kind, title, language, url = null, classification, text }) => {
      return { kind, title, language, url, classification, text };
    }),
    commitments: file.commitments.map((commitment) => {
      return { ...commitmentFields(commitment, passageOf(commitment)), signedOn: signedOn.toString() };
    }),
  };
}

function meetingFields({ code, title, heldOn, place, nextMeetingOn, participants }: MeetingFile['meeting']) {
  const those = participants.map(({ body, side, spokesman }) => ({ body, side, spokesman: spokesman ?? null }));
  return { code, title, heldOn, place, nextMeetingOn: nextMeetingOn ?? null, participants: those };
}

function commitmentFields(commitment: FileCommitment, place: PassagePlace | null) {
  const { number, kind, side, area, title, text, classification, priority, verifiable, parts, deadline } = commitment;
  const { lead, coExecutors, controller, author, counterpart } = commitment;
  return {
    ...{ number, kind, side, area, title, text, classification, priority, verifiable, parts, deadline },
    ...{ lead, coExecutors, controller, author },
    passage: place && { document: place.document, startsAt: place.startsAt, quote: place.quote },
    counterpart: counterpart ? { body: counterpart.body, post: counterpart.post ?? null } : null,
  };
}

function localName(given: { en: string; ru?: string | undefined; be?: string | undefined }) {
  return { en: given.en, ru: given.ru ?? null, be: given.be ?? null };
}

/** Every entry with its list and its place in the file: `persons/3`, or `meeting`. */
export function placed(entries: FileEntries): { list: string; place: string; says: Fields }[] {
  const { meeting, ...lists } = entries;
  const listed = Object.entries<Fields[]>(lists).flatMap(([list, all]) =>
    all.map((says, index) => ({ list, place: placeOf([list, index]), says })),
  );
  return [{ list: 'meeting', place: placeOf(['meeting']), says: meeting }, ...listed];
}

/** The place of the entry that a path leads into. What is outside of the lists belongs to the meeting. */
export function placeOf([list, index]: FilePath): string {
  return typeof index === 'number' ? `${list}/${index}` : 'meeting';
}
