import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Access, type Fragment } from '#access';
import { DocumentClassifications, Passages } from '#meetings';
import { type Fault, toInstant, Transactions } from '#platform';
import type { CommitmentDraft } from './commitment-draft.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { type KnownThings, regimeCodeOf } from './draft.rules.js';
import { found } from './found.js';

type DraftPosts = Pick<
  CommitmentDraft,
  'leadPostId' | 'controllerPostId' | 'authorPostId' | 'counterpartPostId' | 'coExecutorPostIds'
>;

/** What a draft gets in its meeting. */
export interface Numbered {
  number: number;
  reference: string;
}

/** Looks up what drafts point to, for any number of drafts in a handful of statements. */
@Injectable()
export class CommitmentReferences {
  constructor(
    private readonly transactions: Transactions,
    private readonly termsSource: DeadlineTermsSource,
    private readonly passages: Passages,
    private readonly classifications: DocumentClassifications,
    private readonly access: Access,
  ) {}

  /** What exists of the things that these drafts name, for whoever enters them: what may not be read is not there. */
  async known(drafts: readonly CommitmentDraft[]): Promise<KnownThings> {
    const passages = this.access.passageVisibility('p', 6);
    const documents = this.access.documentVisibility('d', 6 + passages.parameters.length);
    const [row] = await this.transactions.manager.query<KnownRow[]>(knownSql(passages, documents), [
      unique(drafts.map(({ meetingId }) => meetingId)),
      unique(drafts.flatMap(postIdsOf)),
      unique(drafts.map(({ counterpartBodyId }) => counterpartBodyId)),
      unique(drafts.flatMap(({ observerIds }) => observerIds ?? [])),
      unique(drafts.map(({ passageId }) => passageId)),
      unique(drafts.map(({ passage }) => passage?.documentId)),
      ...passages.parameters,
      ...documents.parameters,
    ]);
    this.transactions.continueAt(toInstant(row.moment));
    const things: Omit<KnownThings, 'regimes'> = {
      meetings: byId(row.meetings, (meeting) => ({ ...meeting, heldOn: Temporal.PlainDate.from(meeting.heldOn) })),
      postIds: new Set(row.postIds),
      bodyIds: new Set(row.bodyIds),
      personIds: new Set(row.personIds),
      areaCodes: new Set(row.areaCodes),
      ladderCodes: new Set(row.ladderCodes),
      meetingOfPassage: byId(row.passages, ({ meetingId }) => meetingId),
      meetingOfDocument: byId(row.documents, ({ meetingId }) => meetingId),
    };
    const codes = drafts.map((draft) => regimeCodeOf(draft, { ...things, regimes: new Map() }));
    return { ...things, regimes: await this.termsSource.regimesOf(codes.filter((code) => code !== undefined)) };
  }

  /**
   * Numbers drafts within their meetings: their own number where they have one, the next free one otherwise. Locks the
   * meetings, so that two entries at the same moment do not get the same number.
   */
  async number(
    drafts: readonly CommitmentDraft[],
  ): Promise<{ numbered: Numbered[]; faults: (Fault & { index: number })[] }> {
    const meetings = await this.numbersTaken(unique(drafts.map(({ meetingId }) => meetingId)));
    const faults: (Fault & { index: number })[] = [];
    // Given numbers first, so that no free one is handed out twice.
    for (const [index, { meetingId, number }] of drafts.entries()) {
      if (number === undefined) continue;
      const taken = found(meetings.get(meetingId), 'the meeting').taken;
      if (taken.has(number))
        faults.push({ index, path: 'number', rule: 'taken', message: `${number} is taken in this meeting` });
      taken.add(number);
    }
    const numbered = drafts.map((draft) => {
      const meeting = found(meetings.get(draft.meetingId), 'the meeting');
      const number = draft.number ?? nextFree(meeting);
      return { number, reference: `${meeting.code}/${String(number).padStart(2, '0')}` };
    });
    return { numbered, faults };
  }

  /**
   * The passage of each draft, marked in its document where it is not yet. The document becomes as closed as the draft.
   * @throws DomainError `invalid` `passage.quote` when a quote differs from the text at its place.
   */
  async passagesOf(drafts: readonly CommitmentDraft[]): Promise<(string | null)[]> {
    const ids: (string | null)[] = [];
    for (const { passage, passageId = null } of drafts) {
      ids.push(passage ? (await this.passages.add(passage.documentId, passage, 'passage.')).id : passageId);
    }
    await this.classifications.closeFor(
      drafts.flatMap(({ classification = 'public' }, index) => {
        const passageId = ids[index];
        return passageId ? [{ passageId, classification }] : [];
      }),
    );
    return ids;
  }

  private async numbersTaken(meetingIds: string[]): Promise<Map<string, MeetingNumbers>> {
    await this.transactions.manager.query(
      'SELECT FROM meetings WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [meetingIds],
    );
    const rows = await this.transactions.manager.query<NumbersRow[]>(
      `SELECT m.id, m.code, not_before(m.valid_from) AS moment, ARRAY(SELECT c.number FROM commitments c WHERE c.meeting_id = m.id) AS taken
       FROM meetings m WHERE m.id = ANY($1::uuid[])`,
      [meetingIds],
    );
    for (const { moment } of rows) this.transactions.continueAt(toInstant(moment));
    return new Map(
      rows.map(({ id, code, taken }) => [id, { code, taken: new Set(taken), last: Math.max(0, ...taken) }]),
    );
  }
}

interface NumbersRow {
  id: string;
  code: string;
  moment: Date;
  taken: number[];
}

interface MeetingNumbers {
  code: string;
  taken: Set<number>;
  /** The highest number given so far: gaps are not filled, so that a reference once withdrawn stays unused. */
  last: number;
}

function nextFree(meeting: MeetingNumbers): number {
  do meeting.last += 1;
  while (meeting.taken.has(meeting.last));
  meeting.taken.add(meeting.last);
  return meeting.last;
}

/** All posts that a draft names. */
function postIdsOf(draft: DraftPosts): (string | null | undefined)[] {
  const { leadPostId, controllerPostId, authorPostId, counterpartPostId, coExecutorPostIds = [] } = draft;
  return [leadPostId, controllerPostId, authorPostId, counterpartPostId, ...coExecutorPostIds];
}

function unique(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}

function byId<Row extends { id: string }, Value>(rows: Row[], value: (row: Row) => Value): Map<string, Value> {
  return new Map(rows.map((row) => [row.id, value(row)]));
}

interface KnownRow {
  /** At which the transaction writes. */
  moment: Date;
  meetings: { id: string; heldOn: string; regimeCode: string }[];
  postIds: string[];
  bodyIds: string[];
  personIds: string[];
  areaCodes: string[];
  ladderCodes: string[];
  passages: { id: string; meetingId: string }[];
  documents: { id: string; meetingId: string }[];
}

/*
 * What a commitment points to was there before it, as of any moment: where another machine's clock is ahead, the
 * transaction goes on at the moment of what it found.
 */
const MOMENT = `not_before(greatest(
      (SELECT max(valid_from) FROM meetings WHERE id = ANY($1::uuid[])),
      (SELECT max(greatest(p.valid_from, b.valid_from)) FROM posts p JOIN bodies b ON b.id = p.body_id
       WHERE p.id = ANY($2::uuid[])),
      (SELECT max(valid_from) FROM bodies WHERE id = ANY($3::uuid[])),
      (SELECT max(valid_from) FROM persons WHERE id = ANY($4::uuid[])),
      (SELECT max(valid_from) FROM areas),
      (SELECT max(greatest(p.valid_from, d.valid_from)) FROM passages p JOIN source_documents d ON d.id = p.document_id
       WHERE p.id = ANY($5::uuid[])),
      (SELECT max(valid_from) FROM source_documents WHERE id = ANY($6::uuid[]))))`;

const knownSql = (passages: Fragment, documents: Fragment) => `
  SELECT ${MOMENT} AS moment,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'heldOn', held_on, 'regimeCode', regime_code)),
       '[]') FROM meetings WHERE id = ANY($1::uuid[])) AS meetings,
    ARRAY(SELECT id FROM posts WHERE id = ANY($2::uuid[])) AS "postIds",
    ARRAY(SELECT id FROM bodies WHERE id = ANY($3::uuid[])) AS "bodyIds",
    -- Nobody can erase them until they are named here.
    ARRAY(SELECT id FROM persons WHERE id = ANY($4::uuid[]) AND erased_at IS NULL FOR KEY SHARE) AS "personIds",
    ARRAY(SELECT code FROM areas) AS "areaCodes",
    ARRAY(SELECT code FROM ladders) AS "ladderCodes",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'meetingId', d.meeting_id)), '[]')
     FROM passages p JOIN source_documents d ON d.id = p.document_id WHERE p.id = ANY($5::uuid[]) AND ${passages.sql}) AS passages,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'meetingId', d.meeting_id)), '[]')
     FROM source_documents d WHERE d.id = ANY($6::uuid[]) AND ${documents.sql}) AS documents`;
