/** A thing of the register with the fields that a file has for it. */
export type Fields = Readonly<Record<string, unknown>>;

/** What the register has of the things in a file; fields as in the file, `null` for what is not there. */
export interface Snapshot {
  /** Ids by code, of everything in the register. */
  ids: { bodies: Map<string, string>; posts: Map<string, string>; persons: Map<string, string> };
  areas: Map<string, Fields>;
  bodies: Map<string, Fields>;
  posts: Map<string, Fields>;
  persons: Map<string, Fields>;
  /** Whose an address is, by the address in small letters. */
  emails: Map<string, { code: string }>;
  tenures: { post: string; person: string; startsOn: string; endsOn: string | null }[];
  deputyships: { absent: string; deputy: string; startsOn: string; endsOn: string }[];
  meeting: ({ id: string } & Fields) | null;
  documents: ({ id: string; title: string; text: string } & Fields)[];
  commitments: Map<number, Fields>;
}
