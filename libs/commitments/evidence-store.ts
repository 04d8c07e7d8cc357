import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Fault, invalid, Transactions } from '#platform';
import { EvidenceRow, ReportRow } from './report.entity.js';

/** A file that the author of the report has uploaded, or a link. */
export interface EvidenceDraft {
  title: string;
  fileId?: string | null;
  url?: string | null;
}

/** Stores reports with their evidence. */
@Injectable()
export class EvidenceStore {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @returns the evidence as stored
   * @throws DomainError `invalid` naming each piece that is neither an own file nor a link.
   */
  async insert(report: ReportRow, evidence: readonly EvidenceDraft[]): Promise<EvidenceRow[]> {
    const faults = await this.faults(evidence, report.authorId);
    if (faults.length > 0) throw invalid(faults);
    await this.transactions.manager.insert(ReportRow, report);
    const rows = evidence.map(({ title, fileId = null, url = null }, index) => ({
      ...{ id: randomUUID(), reportId: report.id, ordinal: index + 1 },
      ...{ title, fileId, url },
    }));
    if (rows.length > 0) await this.transactions.manager.insert(EvidenceRow, rows);
    return rows;
  }

  private async faults(evidence: readonly EvidenceDraft[], authorId: string): Promise<Fault[]> {
    const fileIds = evidence.map(({ fileId }) => fileId).filter((id) => id !== null && id !== undefined);
    // Only what one has uploaded oneself: naming somebody else's file would open it to everyone who reads the report.
    const own = new Set(fileIds.length > 0 ? await this.uploadedBy(authorId, fileIds) : []);
    return evidence.flatMap(({ fileId, url }, index): Fault[] => {
      if (!fileId === !url)
        return [{ path: `evidence[${index}]`, rule: 'required', message: 'give either fileId or url' }];
      const missing = fileId && !own.has(fileId);
      return missing
        ? [{ path: `evidence[${index}].fileId`, rule: 'not_known', message: 'no such file among those you uploaded' }]
        : [];
    });
  }

  private async uploadedBy(personId: string, fileIds: string[]): Promise<string[]> {
    const rows = await this.transactions.manager.query<{ id: string }[]>(
      'SELECT id FROM files WHERE id = ANY($1::uuid[]) AND uploaded_by_id = $2',
      [fileIds, personId],
    );
    return rows.map(({ id }) => id);
  }
}
