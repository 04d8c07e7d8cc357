import { Injectable } from '@nestjs/common';
import { Access, type Classification, clearedFor, mostClosed } from '#access';
import { History } from '#history';
import { DomainError, expectVersion, Faults, Transactions } from '#platform';
import { notClearedFor, type SourceDocument, SourceDocuments } from './source-documents.js';

/** A commitment that is about to rest on a passage. */
export interface Resting {
  passageId: string;
  classification: Classification;
}

/** Keeps every document at least as closed as the commitments that rest on its words. */
@Injectable()
export class DocumentClassifications {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly access: Access,
    private readonly documents: SourceDocuments,
  ) {}

  /**
   * Gives a document another classification.
   * @throws not_found, stale; invalid above one's own clearance; conflict `commitments_more_closed`.
   */
  async change(id: string, version: number, classification: Classification): Promise<SourceDocument> {
    await this.manager.query('SELECT FROM source_documents WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const before = await this.documents.get(id);
    expectVersion(before, version);
    const { clearance } = this.access.principal;
    new Faults()
      .require(clearedFor(clearance, classification), 'classification', ['not_cleared', notClearedFor(clearance)])
      .throwAny();
    await this.refuseMoreOpen(id, classification);
    await this.write([{ ...before, to: classification }]);
    return this.documents.get(id);
  }

  /**
   * Closes the documents of these passages as far as the commitments: who may not know of a commitment must not read it
   * there. Locks the documents until the commit, so that none is opened before the commitments are there to be seen.
   */
  async closeFor(resting: readonly Resting[]): Promise<void> {
    const closed = resting.filter(({ classification }) => classification !== 'public');
    if (closed.length === 0) return;
    const passageIds = closed.map(({ passageId }) => passageId);
    await this.manager.query(LOCK_OF_PASSAGES, [passageIds]);
    const documents = await this.manager.query<
      { id: string; classification: Classification; wanted: Classification[] }[]
    >(WANTED, [passageIds, closed.map(({ classification }) => classification)]);
    const closing = documents.map((document) => ({
      ...document,
      to: mostClosed([document.classification, ...document.wanted]),
    }));
    await this.write(
      closing.filter(({ classification, to }) => to !== classification),
      (to) => `A commitment that rests on its words is ${to}.`,
    );
  }

  private async refuseMoreOpen(id: string, classification: Classification): Promise<void> {
    const rows = await this.manager.query<{ classification: Classification }[]>(
      `SELECT DISTINCT c.classification FROM commitments c JOIN passages p ON p.id = c.passage_id
       WHERE p.document_id = $1`,
      [id],
    );
    const least = mostClosed(rows.map((row) => row.classification));
    if (clearedFor(classification, least)) return;
    const message = `A commitment that rests on its words is ${least}: the document cannot be more open.`;
    throw new DomainError('conflict', 'commitments_more_closed', message, [
      { path: 'classification', rule: 'not_here', message },
    ]);
  }

  private async write(
    documents: readonly { id: string; classification: Classification; to: Classification }[],
    reasonOf?: (to: Classification) => string,
  ): Promise<void> {
    if (documents.length === 0) return;
    await this.manager.query(WRITE, [documents.map(({ id }) => id), documents.map(({ to }) => to)]);
    await this.history.append(
      documents.map(({ id, classification, to }) => ({
        ...{ subject: 'document', subjectId: id, type: 'document.classified' },
        ...{ before: { classification }, after: { classification: to } },
        ...(reasonOf && { reason: reasonOf(to) }),
      })),
    );
  }

  private get manager() {
    return this.transactions.manager;
  }
}

const WRITE = `
  UPDATE source_documents d SET classification = given.classification, version = d.version + 1
  FROM unnest($1::uuid[], $2::text[]) AS given (id, classification) WHERE d.id = given.id`;

const LOCK_OF_PASSAGES = `
  SELECT FROM source_documents WHERE id IN (SELECT document_id FROM passages WHERE id = ANY($1::uuid[]))
  ORDER BY id FOR NO KEY UPDATE`;

/** A statement of its own: it must see what was committed while the lock was waited for. */
const WANTED = `
  SELECT d.id, d.classification, array_agg(DISTINCT given.classification) AS wanted
  FROM unnest($1::uuid[], $2::text[]) AS given (passage_id, classification)
  JOIN passages p ON p.id = given.passage_id JOIN source_documents d ON d.id = p.document_id
  GROUP BY d.id`;
