import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '#platform';

/** Who judged a commitment last, and when. What was judged stands with the commitment itself. */
@Entity('scores')
export class ScoreRow {
  @PrimaryColumn({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  @Column({ type: 'uuid', name: 'assessor_id' }) assessorId: string;
  @InstantColumn({ name: 'scored_at' }) scoredAt: Temporal.Instant;
  @Column({ type: 'text' }) remark: string;
}

/** What a score rests on: a report or a piece of evidence, one of both. */
@Entity('score_citations')
export class CitationRow {
  @PrimaryColumn({ type: 'uuid', name: 'commitment_id' }) commitmentId: string;
  /** The place among what the score cites, from 1: reports first. */
  @PrimaryColumn({ type: 'integer' }) ordinal: number;
  @Column({ type: 'uuid', name: 'report_id', nullable: true }) reportId: string | null;
  @Column({ type: 'uuid', name: 'evidence_id', nullable: true }) evidenceId: string | null;
}
