import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Frequency, Urgency } from '#deadlines';
import { DateColumn, InstantColumn } from '#platform';
import type {
  Basis,
  Classification,
  Conformity,
  ControlStatus,
  Fulfilment,
  Kind,
  Priority,
  Side,
} from './commitment.types.js';

/** A row of the register. Its parts, posts and periods have tables of their own. */
@Entity('commitments')
export class CommitmentRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) reference: string;
  @Column({ type: 'uuid', name: 'meeting_id' }) meetingId: string;
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) kind: Kind;
  @Column({ type: 'text' }) side: Side;
  @Column({ type: 'text', name: 'area_code' }) areaCode: string;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'uuid', name: 'passage_id', nullable: true }) passageId: string | null;
  @Column({ type: 'text' }) classification: Classification;
  @Column({ type: 'text' }) priority: Priority;
  @Column({ type: 'boolean' }) verifiable: boolean;
  @Column({ type: 'uuid', name: 'lead_post_id' }) leadPostId: string;
  @Column({ type: 'uuid', name: 'controller_post_id' }) controllerPostId: string;
  @Column({ type: 'uuid', name: 'author_post_id' }) authorPostId: string;
  @Column({ type: 'uuid', name: 'counterpart_body_id', nullable: true }) counterpartBodyId: string | null;
  @Column({ type: 'uuid', name: 'counterpart_post_id', nullable: true }) counterpartPostId: string | null;
  @Column({ type: 'text' }) status: ControlStatus;
  @Column({ type: 'text', name: 'counterpart_status', nullable: true }) counterpartStatus: ControlStatus | null;
  @Column({ type: 'text' }) fulfilment: Fulfilment;
  @Column({ type: 'text', nullable: true }) conformity: Conformity | null;
  @Column({ type: 'text', name: 'conformity_remark', nullable: true }) conformityRemark: string | null;
  @Column({ type: 'text', name: 'regime_code' }) regimeCode: string;
  @Column({ type: 'text', name: 'ladder_code', nullable: true }) ladderCode: string | null;
  @DateColumn({ name: 'signed_on' }) signedOn: Temporal.PlainDate;
  @Column({ type: 'text', name: 'deadline_basis' }) deadlineBasis: Basis;
  @DateColumn({ name: 'deadline_stated_on', nullable: true }) deadlineStatedOn: Temporal.PlainDate | null;
  @Column({ type: 'text', name: 'deadline_urgency', nullable: true }) deadlineUrgency: Urgency | null;
  @Column({ type: 'text', name: 'deadline_frequency', nullable: true }) deadlineFrequency: Frequency | null;
  @DateColumn({ name: 'original_deadline', nullable: true }) originalDeadline: Temporal.PlainDate | null;
  @DateColumn({ name: 'current_deadline', nullable: true }) currentDeadline: Temporal.PlainDate | null;
  /** The period that it stands at: the deadlines above and `reportedAt` are those of this period. */
  @Column({ type: 'integer' }) period: number;
  @InstantColumn({ name: 'reported_at', nullable: true }) reportedAt: Temporal.Instant | null;
  @InstantColumn({ name: 'controlled_at', nullable: true }) controlledAt: Temporal.Instant | null;
  @InstantColumn({ name: 'settled_at', nullable: true }) settledAt: Temporal.Instant | null;
  /** The commitment that is to be kept instead; only of one that was terminated. */
  @Column({ type: 'uuid', name: 'superseded_by_id', nullable: true }) supersededById: string | null;
  /** What stands in the way: words, on which side, whose it is to remove it (where known), since when. */
  @Column({ type: 'text', nullable: true }) blocker: string | null;
  @Column({ type: 'text', name: 'blocked_side', nullable: true }) blockedSide: 'ours' | 'theirs' | null;
  @Column({ type: 'uuid', name: 'blocked_by_post_id', nullable: true }) blockedByPostId: string | null;
  @InstantColumn({ name: 'blocked_at', nullable: true }) blockedAt: Temporal.Instant | null;
  @Column({ type: 'integer' }) version: number;
  @InstantColumn({ name: 'created_at' }) createdAt: Temporal.Instant;
  @InstantColumn({ name: 'updated_at' }) updatedAt: Temporal.Instant;
}

/** What is reported on: once for most commitments, period by period for recurring and standing ones. */
@Entity('commitment_periods')
export class PeriodRow {
  @PrimaryColumn({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @PrimaryColumn({ type: 'integer' }) ordinal: number;
  @DateColumn({ name: 'starts_on' }) startsOn: Temporal.PlainDate;
  @DateColumn({ name: 'ends_on', nullable: true }) endsOn: Temporal.PlainDate | null;
  @DateColumn({ name: 'original_deadline', nullable: true }) originalDeadline: Temporal.PlainDate | null;
  @DateColumn({ name: 'current_deadline', nullable: true }) currentDeadline: Temporal.PlainDate | null;
  @Column({ type: 'integer', name: 'deadline_version', default: 1 }) deadlineVersion: number;
  @InstantColumn({ name: 'reported_at', nullable: true }) reportedAt: Temporal.Instant | null;
  @InstantColumn({ name: 'settled_at', nullable: true }) settledAt: Temporal.Instant | null;
}

/** A numbered part of a compound commitment. */
@Entity('commitment_parts')
export class PartRow {
  @PrimaryColumn({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) text: string;
  @InstantColumn({ name: 'completed_at', nullable: true }) completedAt: Temporal.Instant | null;
}

@Entity('commitment_co_executors')
export class CoExecutorRow {
  @PrimaryColumn({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @PrimaryColumn({ type: 'uuid', name: 'post_id' }) postId: string;
  @Column({ type: 'integer' }) ordinal: number;
}

/** A person named on a commitment who may read it. */
@Entity('commitment_observers')
export class ObserverRow {
  @PrimaryColumn({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @PrimaryColumn({ type: 'uuid', name: 'person_id' }) personId: string;
}
