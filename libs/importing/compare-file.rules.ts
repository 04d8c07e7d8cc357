import type { FilePath, Finding } from '#meetings';
import { type FileEntries, placeOf } from './file-entries.rules.js';
import type { Fields, Snapshot } from './snapshot.js';

/**
 * Everything in which a file differs from what the register has already. An import only adds: what officers have
 * entered or changed since is never overwritten by a file. Nor is it a difference while the file says what it said when
 * it was imported.
 */
export function compareFile(entries: FileEntries, snapshot: Snapshot): Finding[] {
  const found = [
    ...comparePeople(entries, snapshot),
    ...compareTenures(entries, snapshot),
    ...compareDeputyships(entries, snapshot),
    ...compareMeeting(entries, snapshot),
    ...compareDocuments(entries, snapshot),
    ...entries.commitments.flatMap((ours, index) => {
      const theirs = snapshot.commitments.get(ours.number);
      return theirs ? differences(['commitments', index], ours, theirs) : [];
    }),
  ];
  return [...erasedPersons(entries, snapshot), ...found.filter(({ path }) => !snapshot.imported.has(placeOf(path)))];
}

/** Nobody comes back with a file, not even with one that was imported before. */
function erasedPersons({ persons }: FileEntries, snapshot: Snapshot): Finding[] {
  return persons.flatMap(({ code }, index) => {
    if (!snapshot.erased.has(code)) return [];
    const message = `"${code}" has been erased from the register: take the entry out of the file, and what names it; whoever comes back gets a code of their own`;
    return [{ path: ['persons', index, 'code'], message }];
  });
}

function comparePeople(entries: FileEntries, snapshot: Snapshot): Finding[] {
  const known = (['areas', 'bodies', 'posts', 'persons'] as const).flatMap((list) =>
    entries[list].flatMap((ours, index) => {
      const theirs = snapshot[list].get(ours.code);
      return theirs ? differences([list, index], ours, theirs) : [];
    }),
  );
  const taken = entries.persons.flatMap(({ code, email }, index) => {
    const owner = snapshot.emails.get(email.toLowerCase());
    if (owner === undefined || owner.id === snapshot.ids.persons.get(code)) return [];
    const message = `"${email}" is in the register as the address of "${owner.code}"`;
    return [{ path: ['persons', index, 'email'], message }];
  });
  return [...known, ...taken];
}

/** The tenure of the register that one of a file speaks of. */
export function storedTenure(
  { post, person, startsOn }: { post: string; person: string; startsOn: string },
  { tenures, ids }: Snapshot,
) {
  const [postId, personId] = [ids.posts.get(post), ids.persons.get(person)];
  return tenures.find((held) => held.postId === postId && held.personId === personId && held.startsOn === startsOn);
}

/** Those of the register in which the same person stands in for the same. */
export function storedDeputyships(
  { absent, deputy }: { absent: string; deputy: string },
  { deputyships, ids }: Snapshot,
) {
  const [absentId, deputyId] = [ids.persons.get(absent), ids.persons.get(deputy)];
  return deputyships.filter((other) => other.absentId === absentId && other.deputyId === deputyId);
}

function compareTenures({ tenures }: FileEntries, snapshot: Snapshot): Finding[] {
  return tenures.flatMap(({ post, person, startsOn, endsOn }, index) => {
    const path = ['tenures', index];
    const same = storedTenure({ post, person, startsOn }, snapshot);
    if (same) return differences(path, { endsOn }, same);
    const postId = snapshot.ids.posts.get(post);
    const other = snapshot.tenures.find((held) => held.postId === postId && overlap({ startsOn, endsOn }, held));
    if (other === undefined) return [];
    const message = `"${post}" is held by "${other.person}" from ${other.startsOn} to ${other.endsOn ?? 'now on'} in the register`;
    return [{ path: [...path, 'startsOn'], message }];
  });
}

function compareDeputyships({ deputyships }: FileEntries, snapshot: Snapshot): Finding[] {
  return deputyships.flatMap(({ absent, deputy, startsOn, endsOn }, index) => {
    const path = ['deputyships', index];
    const those = storedDeputyships({ absent, deputy }, snapshot);
    const same = those.find((other) => other.startsOn === startsOn);
    if (same) return differences(path, { endsOn }, same);
    const other = those.find((candidate) => overlap({ startsOn, endsOn }, candidate));
    if (other === undefined) return [];
    const message = `the register has the same deputy from ${other.startsOn} to ${other.endsOn}`;
    return [{ path: [...path, 'startsOn'], message }];
  });
}

function compareMeeting(entries: FileEntries, snapshot: Snapshot): Finding[] {
  const { regime, ladder, ...meeting } = entries.meeting;
  const theirs = snapshot.meeting;
  if (theirs === null) return [];
  return [...differences([], { regime, ladder }, theirs), ...differences(['meeting'], meeting, theirs)];
}

function compareDocuments({ documents }: FileEntries, snapshot: Snapshot): Finding[] {
  return documents.flatMap((ours, index) => {
    const path = ['documents', index];
    const same = snapshot.documents.find(({ text }) => text === ours.text);
    if (same) return differences(path, withClosing(ours, same), same);
    const edited = snapshot.documents.some(({ title }) => title === ours.title);
    const message =
      'is in the register already with another text, which is frozen: give the new one a title of its own';
    return edited ? [{ path: [...path, 'title'], message }] : [];
  });
}

/** What rests on a document may have closed it more than its file says: that contradicts nothing. */
function withClosing(ours: Fields, theirs: Fields): Fields {
  const rank = (classification: unknown) => ['public', 'official', 'confidential'].indexOf(String(classification));
  const isClosed = rank(theirs['classification']) > rank(ours['classification']);
  return isClosed ? { ...ours, classification: theirs['classification'] ?? null } : ours;
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

interface Span {
  startsOn: string;
  endsOn?: string | null | undefined;
}

/** ISO dates compare as text in the order of the calendar. */
function overlap(a: Span, b: Span): boolean {
  return a.startsOn <= (b.endsOn ?? '9999') && b.startsOn <= (a.endsOn ?? '9999');
}
