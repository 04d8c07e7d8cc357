import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateColumn, InstantColumn } from '#platform';

export type ReportKind = 'interim' | 'final';
export type Addressee = 'controller' | 'lead';
export type Outcome = 'accept' | 'return';
export type ExtensionState = 'requested' | 'granted' | 'refused';
/**
 * What moves a deadline: a request of the lead, the return of a report with a new term, a decision of whoever may decide
 * without being asked, or a re-opening.
 */
export const MOVE_ORIGINS = ['request', 'return', 'decision', 'reopening'] as const;
export type MoveOrigin = (typeof MOVE_ORIGINS)[number];

@Entity('reports')
export class ReportRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @Column({ type: 'integer' }) period: number;
  @Column({ type: 'text' }) kind: ReportKind;
  @Column({ type: 'text', name: 'addressed_to' }) addressedTo: Addressee;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'uuid', name: 'post_id' }) postId: string;
  @Column({ type: 'uuid', name: 'author_id' }) authorId: string;
  @Column({ type: 'uuid', name: 'on_behalf_of_id', nullable: true }) onBehalfOfId: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Temporal.Instant;
}

/** A file or a link that a report points to. */
@Entity('evidence')
export class EvidenceRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'report_id' }) reportId: string;
  /** The place in the report, from 1. */
  @Column({ type: 'integer' }) ordinal: number;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'uuid', name: 'file_id', nullable: true }) fileId: string | null;
  @Column({ type: 'text', nullable: true }) url: string | null;
}

@Entity('decisions')
export class DecisionRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'report_id' }) reportId: string;
  @Column({ type: 'text' }) outcome: Outcome;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'uuid', name: 'decided_by_id' }) decidedById: string;
  @Column({ type: 'uuid', name: 'on_behalf_of_id', nullable: true }) onBehalfOfId: string | null;
  @InstantColumn({ name: 'decided_at' }) decidedAt: Temporal.Instant;
}

/** A request to move a period's deadline and what became of it; or a move without one, granted as it was made. */
@Entity('extensions')
export class ExtensionRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @Column({ type: 'integer' }) period: number;
  @DateColumn({ name: 'from_deadline' }) fromDeadline: Temporal.PlainDate;
  @DateColumn({ name: 'to_deadline' }) toDeadline: Temporal.PlainDate;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'boolean' }) late: boolean;
  @Column({ type: 'text' }) origin: MoveOrigin;
  @Column({ type: 'text' }) state: ExtensionState;
  @Column({ type: 'uuid', name: 'requested_by_id' }) requestedById: string;
  @Column({ type: 'uuid', name: 'on_behalf_of_id', nullable: true }) onBehalfOfId: string | null;
  @InstantColumn({ name: 'requested_at' }) requestedAt: Temporal.Instant;
  @Column({ type: 'uuid', name: 'decided_by_id', nullable: true }) decidedById: string | null;
  @Column({ type: 'uuid', name: 'decided_on_behalf_of_id', nullable: true }) decidedOnBehalfOfId: string | null;
  /** Whose decision a registrar has entered; null where who decided did it themselves. */
  @Column({ type: 'uuid', name: 'decided_by_post_id', nullable: true }) decidedByPostId: string | null;
  @InstantColumn({ name: 'decided_at', nullable: true }) decidedAt: Temporal.Instant | null;
  @Column({ type: 'text', name: 'decision_reason' }) decisionReason: string;
}
