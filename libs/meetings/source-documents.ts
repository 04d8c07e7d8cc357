import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Access, type Classification, clearedFor } from '#access';
import { History } from '#history';
import { DomainError, Faults, invalid, notFound, refusing, Transactions } from '#platform';
import { frozenText } from './quote.rules.js';
import { DOCUMENT_KINDS, type DocumentKind, SourceDocumentEntity } from './source-document.entity.js';

/** A text that a meeting left, without the text: what lists show. */
export interface SourceDocumentHead {
  id: string;
  meetingId: string;
  kind: DocumentKind;
  title: string;
  /** ISO 639-1. */
  language: string;
  /** Of the text in UTF-8, lower-case hexadecimal. */
  sha256: string;
  url: string | null;
  /** The original file, if there was one. */
  fileId: string | null;
  /** How long the text is, in Unicode code points. */
  length: number;
  /** Never more open than a commitment that rests on the words. */
  classification: Classification;
  version: number;
}

export interface SourceDocument extends SourceDocumentHead {
  /** Frozen: it never changes. */
  text: string;
}

export interface NewSourceDocument {
  kind: DocumentKind;
  title: string;
  language: string;
  text: string;
  url?: string | null;
  fileId?: string | null;
  /** `public` when left out. */
  classification?: Classification;
}

const HEAD = `
  SELECT d.id, d.meeting_id AS "meetingId", d.kind, d.title, d.language, d.sha256, d.url, d.file_id AS "fileId",
         char_length(d.text) AS length, d.classification, d.version`;

/** What PostgreSQL cannot keep in a text, and halves of surrogate pairs, for which UTF-8 has no place. */
const NOT_IN_A_TEXT = /[\0\p{Surrogate}]/u;
/** Two megabytes of characters are a book; a communiqué is ten kilobytes. */
export const MOST_TEXT = 2_000_000;

/** The frozen texts of meetings, for those who may read them. Only the classification can be changed. */
@Injectable()
export class SourceDocuments {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly access: Access,
  ) {}

  /**
   * Freezes a text: exactly as given, save that CR LF becomes LF.
   * @throws not_found for the meeting, invalid naming the fields at fault, conflict `text_already_there`.
   */
  async add(meetingId: string, given: NewSourceDocument): Promise<SourceDocument> {
    const document = {
      ...{ url: null, fileId: null, classification: 'public' as const },
      ...given,
      text: frozenText(given.text),
    };
    const found = await this.manager.query<unknown[]>('SELECT FROM meetings WHERE id = $1', [meetingId]);
    if (found.length === 0) throw notFound();
    check(document, this.access.principal.clearance);
    await this.refuseForeignFile(document.fileId);
    const { kind, title, language, text, url, fileId, classification } = document;
    const sha256 = sha256Of(text);
    const row = { meetingId, kind, title, language, text, sha256, url, fileId, classification, version: 1 };
    const { identifiers } = await refusing(this.manager.insert(SourceDocumentEntity, row), REFUSALS);
    const after = await this.get((identifiers[0] as { id: string }).id);
    await this.history.append([
      { subject: 'document', subjectId: after.id, type: 'document.added', after: { ...after, text: undefined } },
    ]);
    return after;
  }

  /** @throws not_found */
  async get(id: string): Promise<SourceDocument> {
    const visible = this.access.documentVisibility('d', 1);
    const sql = `${HEAD}, d.text FROM source_documents d WHERE d.id = $1 AND ${visible.sql}`;
    const [document] = await this.manager.query<SourceDocument[]>(sql, [id, ...visible.parameters]);
    if (document === undefined) throw notFound();
    return document;
  }

  /** @throws not_found where there is no such document that may be read; reads no text. */
  async requireReadable(id: string): Promise<void> {
    const visible = this.access.documentVisibility('d', 1);
    const sql = `SELECT FROM source_documents d WHERE d.id = $1 AND ${visible.sql}`;
    const found = await this.manager.query<unknown[]>(sql, [id, ...visible.parameters]);
    if (found.length === 0) throw notFound();
  }

  /** Those of a meeting's documents that may be read, in the order in which they were added. */
  list(meetingId: string): Promise<SourceDocumentHead[]> {
    const visible = this.access.documentVisibility('d', 1);
    return this.manager.query<SourceDocumentHead[]>(
      `${HEAD} FROM source_documents d WHERE d.meeting_id = $1 AND ${visible.sql} ORDER BY d.created_at, d.id`,
      [meetingId, ...visible.parameters],
    );
  }

  /** Only what one has uploaded oneself: the original of a document is open to whoever may read the document. */
  private async refuseForeignFile(fileId: string | null): Promise<void> {
    if (fileId === null) return;
    const own = await this.manager.query<unknown[]>(
      'SELECT FROM files WHERE id = $1 AND ($2::uuid IS NULL OR uploaded_by_id = $2)',
      [fileId, this.transactions.actor.personId],
    );
    if (own.length === 0)
      throw invalid({ path: 'fileId', rule: 'not_known', message: 'no such file among those you uploaded' });
  }

  private get manager() {
    return this.transactions.manager;
  }
}

const REFUSALS = {
  source_documents_text_once: () => {
    const message = 'This meeting has a document with exactly this text already.';
    return new DomainError('conflict', 'text_already_there', message, [{ path: 'text', rule: 'twice', message }]);
  },
};

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Nobody enters what they could then not read themselves. */
function check(document: NewSourceDocument & { classification: Classification }, clearance: Classification): void {
  const { kind, title, language, text, url, classification } = document;
  new Faults()
    .require(DOCUMENT_KINDS.includes(kind), 'kind', ['choice', `must be one of ${DOCUMENT_KINDS.join(', ')}`])
    .line(title, 'title')
    .require(/^[a-z]{2}$/.test(language), 'language', ['language', 'must be a language code of ISO 639-1, such as ru'])
    .require(text.trim() !== '', 'text', ['required', 'must not be empty'])
    .noLonger(text, 'text', MOST_TEXT)
    .require(!NOT_IN_A_TEXT.test(text), 'text', ['form', 'must be text: it holds a zero byte or half a character'])
    .require(!url || isWebAddress(url), 'url', [
      'web_address',
      'must be a web address that starts with https:// or http://',
    ])
    .require(clearedFor(clearance, classification), 'classification', ['not_cleared', notClearedFor(clearance)])
    .throwAny();
}

/** The fault of a classification that one is not cleared for. */
export function notClearedFor(clearance: Classification): string {
  return `is above your own clearance, ${clearance}`;
}

/** Only what a browser opens as a page: the address is shown as a link. */
function isWebAddress(text: string): boolean {
  return text.length <= 2_000 && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
