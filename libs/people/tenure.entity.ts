import { DateColumn } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Both ends are inclusive; without an end it holds until further notice. */
@Entity('tenures')
export class TenureEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'post_id' }) postId: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId: string;
  @DateColumn({ name: 'starts_on' }) startsOn: Temporal.PlainDate;
  @DateColumn({ name: 'ends_on', nullable: true }) endsOn: Temporal.PlainDate | null;
  @Column({ type: 'integer', default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()', select: false }) updatedAt: Date;
}
