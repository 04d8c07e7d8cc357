import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Classification } from '#access';

export const DOCUMENT_KINDS = ['communique', 'protocol', 'roadmap', 'news_report', 'instruction_list'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Only the classification is ever updated: the database refuses the rest. */
@Entity('source_documents')
export class SourceDocumentEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'meeting_id' }) meetingId: string;
  @Column({ type: 'text' }) kind: DocumentKind;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) language: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'text' }) sha256: string;
  @Column({ type: 'text', nullable: true }) url: string | null;
  @Column({ type: 'uuid', name: 'file_id', nullable: true }) fileId: string | null;
  @Column({ type: 'text' }) classification: Classification;
  @Column({ type: 'integer' }) version: number;
}
