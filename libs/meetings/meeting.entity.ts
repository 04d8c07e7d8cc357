import { DateColumn } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('meetings')
export class MeetingEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) title: string;
  @DateColumn({ name: 'held_on' }) heldOn: Temporal.PlainDate;
  @Column({ type: 'text' }) place: string;
  @DateColumn({ name: 'next_meeting_on', nullable: true }) nextMeetingOn: Temporal.PlainDate | null;
  @Column({ type: 'text', name: 'regime_code' }) regimeCode: string;
  @Column({ type: 'text', name: 'ladder_code', nullable: true }) ladderCode: string | null;
  @Column({ type: 'integer', default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()', select: false }) updatedAt: Date;
}

export const MEETING_SIDES = ['ours', 'theirs'] as const;
export type MeetingSide = (typeof MEETING_SIDES)[number];

@Entity('meeting_participants')
export class MeetingParticipantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'meeting_id' }) meetingId: string;
  @PrimaryColumn({ type: 'uuid', name: 'body_id' }) bodyId: string;
  @Column({ type: 'uuid', name: 'spokesman_post_id', nullable: true }) spokesmanPostId: string | null;
  @Column({ type: 'text' }) side: MeetingSide;
  @Column({ type: 'integer' }) ordinal: number;
}
