import type { FileCommitment, FilePath, Finding, MeetingFile } from '#meetings';
import type { Temporal } from 'temporal-polyfill';
import type { Fields, Snapshot } from './snapshot.js';

interface PassagePlace {
  startsAt: number;
  endsAt: number;
  quote: string;
}

/** Where the words of a commitment stand in its document. */
export type PassageOf = (commitment: FileCommitment) => (PassagePlace & { text: string }) | null;

/**
 * Everything in which a file differs from what the register has already. An import only adds: what officers have
 * entered or changed since is never overwritten by a file.
 */
export function compareFile(
  file: MeetingFile,
  snapshot: Snapshot,
  { signedOn, passageOf }: { signedOn: Temporal.PlainDate; passageOf: PassageOf },
): Finding[] {
  return [
    ...comparePeople(file, snapshot),
    ...compareTenures(file, snapshot),
    ...compareDeputyships(file, snapshot),
    ...compareMeeting(file, snapshot),
    ...compareDocuments(file, snapshot),
    ...file.commitments.flatMap((commitment, index) => {
      const theirs = snapshot.commitments.get(commitment.number);
      if (theirs === undefined) return [];
      const ours = { ...commitmentFields(commitment, snapshot, passageOf), signedOn: signedOn.toString() };
      return differences(['commitments', index], ours, theirs);
    }),
  ];
}

function comparePeople(file: MeetingFile, snapshot: Snapshot): Finding[] {
  const lists = {
    areas: file.areas.map(({ name }) => ({ name: localName(name) })),
    bodies: file.bodies.map(({ kind, country, timeZone, name, aliases, parent }) => {
      return { kind, country, timeZone, name: localName(name), aliases, parent: parent ?? null };
    }),
    posts: file.posts.map(({ body, title, reportsTo }) => {
      return { body, title: localName(title), reportsTo: reportsTo ?? null };
    }),
    persons: file.persons.map(({ name, names, email, language, timeZone, morning, clearance }) => {
      const { ru = null, be = null } = names;
      return { name, names: { ru, be }, email, language, timeZone, morning, clearance };
    }),
  };
  const known = (['areas', 'bodies', 'posts', 'persons'] as const).flatMap((list) =>
    lists[list].flatMap((ours, index) => {
      const theirs = snapshot[list].get(file[list][index]?.code ?? '');
      return theirs ? differences([list, index], ours, theirs) : [];
    }),
  );
  const taken = file.persons.flatMap(({ code, email }, index) => {
    const owner = snapshot.emails.get(email.toLowerCase())?.code;
    if (owner === undefined || owner === code) return [];
    return [
      { path: ['persons', index, 'email'], message: `"${email}" is in the register as the address of "${owner}"` },
    ];
  });
  return [...known, ...taken];
}

/** ISO dates compare as text in the order of the calendar. */
function compareTenures(file: MeetingFile, snapshot: Snapshot): Finding[] {
  return file.tenures.flatMap(({ post, person, startsOn, endsOn }, index) => {
    const path = ['tenures', index];
    const held = snapshot.tenures.filter((tenure) => tenure.post === post);
    const same = held.find((tenure) => tenure.person === person && tenure.startsOn === startsOn);
    if (same) return differences(path, { endsOn: endsOn ?? null }, { endsOn: same.endsOn });
    const other = held.find((tenure) => overlap({ startsOn, endsOn }, tenure));
    if (other === undefined) return [];
    const message = `"${post}" is held by "${other.person}" from ${other.startsOn} to ${other.endsOn ?? 'now on'} in the register`;
    return [{ path: [...path, 'startsOn'], message }];
  });
}

function compareDeputyships(file: MeetingFile, snapshot: Snapshot): Finding[] {
  return file.deputyships.flatMap(({ absent, deputy, startsOn, endsOn }, index) => {
    const path = ['deputyships', index];
    const those = snapshot.deputyships.filter((other) => other.absent === absent && other.deputy === deputy);
    const same = those.find((other) => other.startsOn === startsOn);
    if (same) return differences(path, { endsOn }, { endsOn: same.endsOn });
    const other = those.find((candidate) => overlap({ startsOn, endsOn }, candidate));
    if (other === undefined) return [];
    const message = `the register has the same deputy from ${other.startsOn} to ${other.endsOn}`;
    return [{ path: [...path, 'startsOn'], message }];
  });
}

function compareMeeting({ meeting, regime, ladder }: MeetingFile, snapshot: Snapshot): Finding[] {
  const theirs = snapshot.meeting;
  if (theirs === null) return [];
  const { title, heldOn, place, nextMeetingOn = null } = meeting;
  const participants = meeting.participants.map(({ body, side, spokesman = null }) => ({ body, side, spokesman }));
  return [
    ...differences([], { regime, ladder }, theirs),
    ...differences(['meeting'], { title, heldOn, place, nextMeetingOn, participants }, theirs),
  ];
}

function compareDocuments(file: MeetingFile, snapshot: Snapshot): Finding[] {
  return file.documents.flatMap(({ kind, title, language, url = null, classification, text }, index) => {
    const path = ['documents', index];
    const same = snapshot.documents.find((document) => document.text === text);
    if (same) return differences(path, { kind, title, language, url, classification }, { ...same });
    const edited = snapshot.documents.some((document) => document.title === title);
    const message =
      'is in the register already with another text, which is frozen: give the new one a title of its own';
    return edited ? [{ path: [...path, 'title'], message }] : [];
  });
}

function commitmentFields(commitment: FileCommitment, snapshot: Snapshot, passageOf: PassageOf): Fields {
  const { kind, side, area, title, text, classification, priority, verifiable, parts, deadline } = commitment;
  const { lead, coExecutors, controller, author, counterpart } = commitment;
  const place = passageOf(commitment);
  const document = place && (snapshot.documents.find((candidate) => candidate.text === place.text)?.id ?? null);
  return {
    ...{ kind, side, area, title, text, classification, priority, verifiable, parts, deadline },
    ...{ lead, coExecutors, controller, author },
    passage: place && { document, startsAt: place.startsAt, quote: place.quote },
    counterpart: counterpart ? { body: counterpart.body, post: counterpart.post ?? null } : null,
  };
}

/** One finding for each field of ours that the register has otherwise. */
function differences(path: FilePath, ours: Fields, theirs: Fields): Finding[] {
  return Object.entries(ours).flatMap(([field, value]) => {
    if (equal(value, theirs[field])) return [];
    const message = `is in the register already with another ${LABELS[field] ?? field}: ${shown(theirs[field])}`;
    return [{ path: [...path, field], message }];
  });
}

const LABELS: Readonly<Record<string, string>> = {
  timeZone: 'time zone',
  reportsTo: 'superior post',
  endsOn: 'end',
  heldOn: 'date',
  nextMeetingOn: 'next meeting',
  coExecutors: 'list of co-executors',
  signedOn: 'day of signing',
};

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [ours, theirs] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return (
    ours.size === theirs.size && [...ours].every(([key, value]) => theirs.has(key) && equal(value, theirs.get(key)))
  );
}

const MOST_SHOWN = 120;

function shown(value: unknown): string {
  const text =
    value === null || value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} …` : text;
}

function localName(given: { en: string; ru?: string | undefined; be?: string | undefined }) {
  return { en: given.en, ru: given.ru ?? null, be: given.be ?? null };
}

interface Span {
  startsOn: string;
  endsOn?: string | null | undefined;
}

function overlap(a: Span, b: Span): boolean {
  return a.startsOn <= (b.endsOn ?? '9999') && b.startsOn <= (a.endsOn ?? '9999');
}
