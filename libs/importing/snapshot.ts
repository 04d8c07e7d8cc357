/** A thing of the register with the fields that a file has for it. */
export type Fields = Readonly<Record<string, unknown>>;

/** What the register has of the things in a file; fields as in the file, `null` for what is not there. */
export interface Snapshot {
  /** What of the file has been imported once, by its place, as `ImportedEntries` knows it. */
  imported: ReadonlyMap<string, string | null>;
  /** Ids by code, of everything in the register. A code of the file that has been imported means what it meant then. */
  ids: { bodies: Map<string, string>; posts: Map<string, string>; persons: Map<string, string> };
  /** By their codes in the file, as the next three. */
  areas: Map<string, Fields>;
  bodies: Map<string, Fields>;
  posts: Map<string, Fields>;
  persons: Map<string, Fields>;
  /** Codes of the file that mean somebody who has been erased; they are not among the persons. */
  erased: ReadonlySet<string>;
  /** Whose an address is, by the address in small letters. */
  emails: Map<string, { id: string; code: string }>;
  tenures: { postId: string; personId: string; person: string; startsOn: string; endsOn: string | null }[];
  deputyships: { absentId: string; deputyId: string; startsOn: string; endsOn: string }[];
  meeting: ({ id: string } & Fields) | null;
  documents: ({ id: string; title: string; text: string } & Fields)[];
  commitments: Map<number, Fields>;
}
