import { mostClosed } from '#access';
import { frozenText } from '../quote.rules.js';
import { checkCodes, type KnownCodes, NO_CODES } from './check-codes.rules.js';
import { checkCommitments, type KnownRules } from './check-commitments.rules.js';
import { checkPeople } from './check-people.rules.js';
import { explainIssue } from './explain-issue.rules.js';
import {
  type FileCommitment,
  type FileDocument,
  MeetingFile as MeetingFileSchema,
  type MeetingFile,
  meetingFileJsonSchema,
} from './meeting-file.schema.js';
import { type Entries, salvage } from './salvage.rules.js';
import { type FileFault, type FilePath, type Finding, YamlSource } from './yaml-source.js';

/** What a file is checked against. */
export interface FileContext extends KnownRules {
  /** Codes of the register, for an import; none for a file that stands alone. */
  register?: KnownCodes;
  /** Reads a `textFile`: its text, or a sentence that says why not. */
  readBeside: (name: string) => { text: string } | { refusal: string };
}

/** A file that was read, or everything that is wrong with it in the order of its lines. */
export type ReadMeetingFile =
  | { file: MeetingFile; locate: (findings: readonly Finding[]) => FileFault[]; faults: readonly [] }
  | { file: null; faults: readonly FileFault[] };

/** Reads a meeting file from its text. Never throws for what stands in it. */
export function readMeetingFile(text: string, context: FileContext): ReadMeetingFile {
  const source = YamlSource.read(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (source.faults.length > 0) return { file: null, faults: source.faults };
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    const message = 'this is not a meeting file: it must be a set of fields that begins with formatVersion';
    return { file: null, faults: source.locate([{ path: [], message }]) };
  }
  const unstorable = findUnstorable(source.value, []);
  const schema = meetingFileJsonSchema();
  const parsed = MeetingFileSchema.safeParse(source.value);
  const issues = parsed.error?.issues.flatMap((issue) => explainIssue(issue, source.value, schema)) ?? [];
  const entries = salvage(source.value);
  const unread = loadTexts(entries, context);
  const findings = [
    ...unstorable,
    ...issues,
    ...unread,
    ...checkCodes(entries, context.register ?? NO_CODES),
    ...checkPeople(entries),
    ...checkCommitments(entries, context),
  ];
  if (findings.length > 0 || !parsed.success) return { file: null, faults: source.locate(findings) };
  const documents = parsed.data.documents.map(({ textFile: _, ...document }, index) => {
    const text = entries.documents[index]?.value.text ?? '';
    return { ...document, text, classification: closingOf(document, parsed.data.commitments) };
  });
  return { file: { ...parsed.data, documents }, locate: (later) => source.locate(later), faults: [] };
}

/** Words behind a commitment are at least as closed as it is, also when the file does not say so of the document. */
function closingOf(
  { code, classification }: Pick<FileDocument, 'code' | 'classification'>,
  commitments: readonly FileCommitment[],
): FileDocument['classification'] {
  const resting = commitments.filter(({ passage }) => passage?.document === code);
  return mostClosed([classification, ...resting.map((commitment) => commitment.classification)]);
}

/** Puts the texts of files into their entries, so that quotes are looked up in them. */
function loadTexts({ documents }: Entries, { readBeside }: FileContext): Finding[] {
  return documents.flatMap(({ index, value }) => {
    if (value.textFile === undefined) return [];
    const path = ['documents', index, 'textFile'];
    const read = readBeside(value.textFile);
    if ('refusal' in read) return [{ path, message: read.refusal }];
    value.text = frozenText(read.text);
    return findUnstorable(read.text, path);
  });
}

/** NUL and halves of surrogate pairs: PostgreSQL holds neither, and a frozen text must come back as it went in. */
function findUnstorable(value: unknown, path: FilePath): Finding[] {
  if (typeof value === 'string') {
    if (!/\0|\p{Surrogate}/u.test(value)) return [];
    return [{ path, message: 'contains a character that is not text (NUL or half of a surrogate pair)' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    findUnstorable(inside, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
