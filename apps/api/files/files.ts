import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type/node';
import { Access } from '#access';
import { Clock, Faults, invalid, notFound, Transactions } from '#platform';
import type { Upload } from '../http/upload.js';
import { mediaTypeOf } from './media-type.rules.js';

/** What is known of a stored file. */
export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** Files that people attach, kept in the database beside what cites them. */
@Injectable()
export class Files {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** @throws invalid naming `file` when it is empty, of a type that is not taken, or its name is no name. */
  async store({ name, content }: Upload): Promise<StoredFile> {
    new Faults()
      .line(name, 'file', 255)
      .require(content.length > 0, 'file', ['required', 'is empty'])
      .throwAny();
    const detected = await fileTypeFromBuffer(content);
    const mediaType = mediaTypeOf(name, content, detected?.mime);
    if (mediaType === null) {
      const taken = 'PDF, RTF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG, WebP, TIFF, and TXT or CSV in UTF-8';
      throw invalid({
        path: 'file',
        rule: 'choice',
        message: `is of a type that is not taken here; taken are ${taken}`,
      });
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const [row]: { id: string }[] = await this.transactions.manager.query(
      `INSERT INTO files (name, media_type, size, sha256, content, uploaded_by_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [name, mediaType, content.length, sha256, content, this.access.principal.personId, this.clock.now().toString()],
    );
    if (!row) throw new Error('a file was not stored');
    return { id: row.id, name, mediaType, size: content.length, sha256 };
  }

  /**
   * A file for whoever may see a commitment with a report that cites it, or may read the source document that it is the
   * original of; for whoever uploaded it too, unless it is an original: that is as closed as the document has become.
   * @throws not_found for anybody else, and when there is none.
   */
  async read(id: string): Promise<StoredFile & { content: Buffer }> {
    const visible = this.access.visibility('c', 2);
    const readable = this.access.documentVisibility('d', 2 + visible.parameters.length);
    const [file]: (StoredFile & { content: Buffer })[] = await this.transactions.manager.query(
      `SELECT f.id, f.name, f.media_type AS "mediaType", f.size, f.sha256, f.content FROM files f
       WHERE f.id = $1
         -- An original is as closed as its document, whatever else cites the file.
         AND (NOT EXISTS (SELECT 1 FROM source_documents d WHERE d.file_id = f.id)
           OR EXISTS (SELECT 1 FROM source_documents d WHERE d.file_id = f.id AND ${readable.sql}))
         AND (f.uploaded_by_id = $2::uuid OR EXISTS (SELECT 1 FROM source_documents d WHERE d.file_id = f.id) OR EXISTS (SELECT 1 FROM evidence e JOIN reports r ON r.id = e.report_id JOIN commitments c
           ON c.id = r.commitment_id WHERE e.file_id = f.id AND ${visible.sql}))`,
      [id, this.access.principal.personId, ...visible.parameters, ...readable.parameters],
    );
    if (!file) throw notFound();
    return file;
  }
}
