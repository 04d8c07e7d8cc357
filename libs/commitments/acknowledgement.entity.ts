import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateColumn, InstantColumn } from '#platform';
import type { Addressee } from './report.entity.js';

/** "Seen, will report by": an answer to reminders that is no report. */
@Entity('acknowledgements')
export class AcknowledgementRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @Column({ type: 'integer' }) period: number;
  /** Which of the period's deadlines it was given about. */
  @Column({ type: 'integer', name: 'deadline_version' }) deadlineVersion: number;
  /** Given after that deadline had passed. */
  @Column({ type: 'boolean' }) late: boolean;
  @DateColumn({ name: 'will_report_by' }) willReportBy: Temporal.PlainDate;
  @Column({ type: 'text' }) note: string;
  @Column({ type: 'text', name: 'addressed_to' }) addressedTo: Addressee;
  @Column({ type: 'uuid', name: 'post_id' }) postId: string;
  @Column({ type: 'uuid', name: 'author_id' }) authorId: string;
  @Column({ type: 'uuid', name: 'on_behalf_of_id', nullable: true }) onBehalfOfId: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Temporal.Instant;
}
