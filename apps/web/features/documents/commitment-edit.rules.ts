import type { Commitment, CommitmentChange } from '../../client/api.generated.js';
import { touchedOf } from '../../client/touched.rules.js';
import { type CommitmentFields, deadlineOf, partsIn } from './commitment-draft.rules.js';

/** What the form holds to edit a commitment: what was entered, and what can be left out at entry. */
export interface EditFields extends CommitmentFields {
  counterpartPostId: string | null;
  observerIds: string[];
  /** Empty: the one of its meeting. */
  ladderCode: string;
  regimeCode: string;
}

type Stated = Pick<CommitmentFields, 'urgency' | 'frequency'>;

/** A commitment as the form opens with it. */
export function fieldsOf(commitment: Commitment): EditFields {
  const { title, text, kind, side, area, priority, classification, verifiable, signedOn, regimeCode } = commitment;
  const { lead, controller, author, counterpart, counterpartPost, coExecutors, observers, deadline, parts } =
    commitment;
  const { urgency = 'urgently', frequency = 'quarterly' } = deadline as Partial<Stated>;
  return {
    ...{ title, text, kind, side, areaCode: area.code, priority, classification, verifiable, signedOn, regimeCode },
    ...{ leadPostId: lead.id, controllerPostId: controller.id, authorPostId: author.id },
    ...{ counterpartBodyId: counterpart?.id ?? null, counterpartPostId: counterpartPost?.id ?? null },
    ...{ coExecutorPostIds: coExecutors.map(({ id }) => id), observerIds: observers.map(({ id }) => id) },
    ...{ basis: deadline.basis, statedOn: deadline.statedOn ?? '', urgency, frequency },
    ladderCode: commitment.ladderCode ?? '',
    parts: parts.map((part) => onALine(part.text)).join('\n'),
  };
}

interface Stands {
  side: boolean;
  deadline: boolean;
  /** The day and the rules that a deadline is counted from. */
  countedFrom: boolean;
}

/**
 * What can no longer be edited: on control the original deadline stands, and with it what it is counted from; but a
 * deadline that was to be agreed can be, and as soon as it is agreed, what it is counted from.
 * @param basis where the deadline comes from by the form
 */
export function standsOn({ controlledAt, basis: opened }: Commitment, basis: Commitment['basis']): Stands {
  const isOnControl = controlledAt !== null;
  const deadline = isOnControl && opened !== 'open';
  return { side: isOnControl, deadline, countedFrom: deadline || (isOnControl && basis === 'open') };
}

/** What is sent: of what can be edited, that which is otherwise than when the form was opened. */
export function changeOf(opened: Commitment, fields: EditFields): CommitmentChange {
  const { side, deadline, signedOn, regimeCode, ...change } = touchedOf(
    bodyOf(fieldsOf(opened), opened),
    bodyOf(fields, opened),
  );
  const stands = standsOn(opened, fields.basis);
  return {
    ...change,
    ...(side && !stands.side && { side }),
    ...(deadline && !stands.deadline && { deadline }),
    ...(!stands.countedFrom && { ...(signedOn && { signedOn }), ...(regimeCode && { regimeCode }) }),
  };
}

function bodyOf(fields: EditFields, opened: Commitment) {
  const { basis: _b, statedOn: _s, urgency: _u, frequency: _f, parts, ladderCode, ...same } = fields;
  const { areaCode, leadPostId, controllerPostId, authorPostId } = fields;
  const whole = new Map(opened.parts.map(({ text }) => [onALine(text), text]));
  return {
    ...same,
    ...{ title: fields.title.trim(), text: fields.text.trim() },
    // The form has seen to it that what must be chosen is; the API says so again where it is not.
    ...{ areaCode: areaCode ?? '', leadPostId: leadPostId ?? '' },
    ...{ controllerPostId: controllerPostId ?? '', authorPostId: authorPostId ?? '' },
    ladderCode: ladderCode === '' ? null : ladderCode,
    // A part whose words stay keeps its completion: it goes back as it was, with the lines that a field of lines takes out.
    parts: partsIn(parts).map((line) => whole.get(line) ?? line),
    deadline: deadlineOf(fields),
  };
}

const onALine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
