import { type FileContext, readMeetingFile } from './read-meeting-file.js';

/* A file to make faulty, and what the reader says then. For tests. */

/** A meeting file without fault. */
export const FILE = `formatVersion: 1
areas:
  - { code: transport, name: { en: Transport } }
bodies:
  - code: by-ministry
    kind: ministry
    country: BY
    timeZone: Europe/Minsk
    name: { en: Ministry }
posts:
  - { code: by-minister, body: by-ministry, title: { en: Minister }, reportsTo: by-premier }
  - { code: by-premier, body: by-ministry, title: { en: Premier } }
persons:
  - { code: anna, name: Anna, email: anna@example.org, timeZone: Europe/Minsk }
  - { code: boris, name: Boris, email: boris@example.org, timeZone: Europe/Minsk }
tenures:
  - { post: by-minister, person: anna, startsOn: 2023-01-01 }
deputyships:
  - { absent: anna, deputy: boris, startsOn: 2024-01-01, endsOn: 2024-01-05 }
meeting:
  code: BY-RU/2023-12-18
  title: A meeting
  heldOn: 2023-12-18
  participants:
    - { body: by-ministry, side: ours, spokesman: by-premier }
documents:
  - code: protocol
    kind: protocol
    title: The protocol
    language: en
    text: One bus. One bus more.
commitments:
  - number: 1
    kind: commitment
    side: ours
    area: transport
    title: A bus
    text: Send a bus.
    passage: { document: protocol, quote: One bus more. }
    verifiable: true
    lead: by-minister
    controller: by-premier
    author: by-premier
    deadline: { basis: urgency, urgency: promptly }
`;

export const CONTEXT: FileContext = {
  ladders: new Set(['default', 'strict']),
  regimes: new Map([['cis', new Set(['urgently', 'promptly'])]]),
  readBeside: (name) => ({ refusal: `"${name}" cannot be read` }),
};

/** The faults of the file above after an exchange of words, as `line:column path message`. */
export function faultsAfter(was: string | RegExp, is: string, context = CONTEXT): string[] {
  const changed = FILE.replace(was, () => is);
  expect(changed).not.toBe(FILE);
  return faultsOf(changed, context);
}

/** The faults of a text, told alike. */
export function faultsOf(text: string, context = CONTEXT): string[] {
  const { faults } = readMeetingFile(text, context);
  return faults.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`);
}
