import type { Meeting, NewCommitment } from '../../client/api.generated.js';
import type { DeadlineGuess } from './deadline-words.rules.js';

type Given<Name extends keyof NewCommitment> = NonNullable<NewCommitment[Name]>;

/** What the form of a commitment holds: texts as typed, the deadline's own fields beside its basis. */
export interface CommitmentFields {
  title: string;
  text: string;
  kind: Given<'kind'>;
  side: Given<'side'>;
  areaCode: string | null;
  priority: Given<'priority'>;
  classification: Given<'classification'>;
  verifiable: boolean;
  leadPostId: string | null;
  coExecutorPostIds: string[];
  controllerPostId: string | null;
  authorPostId: string | null;
  counterpartBodyId: string | null;
  signedOn: string;
  basis: Given<'deadline'>['basis'];
  statedOn: string;
  urgency: 'very_urgently' | 'urgently' | 'promptly';
  frequency: 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';
  /** One a line. */
  parts: string;
}

/** What was chosen for the commitment before in the same meeting: most of it is the same for the next. */
export type Remembered = Partial<
  Pick<CommitmentFields, 'kind' | 'side' | 'areaCode' | 'controllerPostId' | 'authorPostId'>
>;

/** What is known when words have been picked. */
export interface Known {
  quote: string;
  meeting: Pick<Meeting, 'heldOn' | 'participants'>;
  /** The classification of the document: a commitment on its words is usually as closed. */
  classification: CommitmentFields['classification'];
  guess: DeadlineGuess | null;
  remembered: Remembered;
}

const LONGEST_TITLE = 110;

/** A title out of a quote: its beginning, cut between words, with a capital letter and no stop. */
export function titleFrom(quote: string): string {
  const line = quote.replaceAll(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  const cut = letters.length <= LONGEST_TITLE ? line : cutBetweenWords(letters.slice(0, LONGEST_TITLE).join(''));
  const bare = cut.replace(/[\s.,;:–—-]+$/u, '');
  const [first = ''] = bare;
  return first.toUpperCase() + bare.slice(first.length) + (cut === line ? '' : '…');
}

const cutBetweenWords = (text: string): string => text.replace(/\s\S*$/u, '');

/** The form as it opens: filled from what is known, the rest left to choose. */
export function draftFrom({ quote, meeting, classification, guess, remembered }: Known): CommitmentFields {
  const { participants, heldOn } = meeting;
  const ours = participants.find(({ side, spokesman }) => side === 'ours' && spokesman !== null);
  const theirs = participants.find(({ side }) => side === 'theirs');
  return {
    ...{ title: titleFrom(quote), text: quote, kind: 'commitment', side: 'ours', areaCode: null, priority: 'normal' },
    ...{ classification, verifiable: true, leadPostId: null, coExecutorPostIds: [], controllerPostId: null },
    authorPostId: ours?.spokesman?.id ?? null,
    counterpartBodyId: theirs?.body.id ?? null,
    ...{ signedOn: heldOn, basis: 'default', statedOn: '', urgency: 'urgently', frequency: 'quarterly', parts: '' },
    ...remembered,
    ...fieldsOf(guess),
  };
}

function fieldsOf(guess: DeadlineGuess | null): Partial<CommitmentFields> {
  if (guess === null) return {};
  const { words: _, ...fields } = guess;
  return fields;
}

/** Where the deadline comes from, with the one field that goes with it. */
export function deadlineOf({ basis, statedOn, urgency, frequency }: CommitmentFields): NewCommitment['deadline'] {
  if (basis === 'stated') return { basis, statedOn };
  if (basis === 'urgency') return { basis, urgency };
  if (basis === 'recurring') return { basis, frequency };
  return { basis };
}

/** Parts as they are typed, one a line. */
export const partsIn = (typed: string): string[] => typed.split('\n').flatMap((line) => line.trim() || []);

/** What is sent. The form has seen to it that what must be chosen is; the API says so again where it is not. */
export function commitmentOf(
  fields: CommitmentFields,
  { meetingId, passageId }: { meetingId: string; passageId: string },
): NewCommitment {
  const { title, text, kind, side, priority, classification, verifiable, signedOn, counterpartBodyId } = fields;
  const { coExecutorPostIds } = fields;
  const parts = partsIn(fields.parts);
  return {
    ...{ meetingId, passageId, title, text, kind, side, priority, classification, verifiable, signedOn },
    ...{ counterpartBodyId, areaCode: fields.areaCode ?? '', deadline: deadlineOf(fields) },
    ...{ leadPostId: fields.leadPostId ?? '', controllerPostId: fields.controllerPostId ?? '' },
    authorPostId: fields.authorPostId ?? '',
    ...(coExecutorPostIds.length > 0 && { coExecutorPostIds }),
    ...(parts.length > 0 && { parts }),
  };
}

/** A field of the API as the form has it: the deadline's fields stand beside its basis there, a list is one field. */
export function commitmentField(path: string): string {
  const [field = path] = path.replace(/^deadline\./, '').split('[');
  return field === 'deadline' ? 'basis' : field;
}

/** What to remember of a commitment for the next one. */
export function toRemember({ kind, side, areaCode, controllerPostId, authorPostId }: CommitmentFields): Remembered {
  return { kind, side, areaCode, controllerPostId, authorPostId };
}
