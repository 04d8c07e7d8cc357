import { DateColumn } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Both ends are inclusive. */
@Entity('deputyships')
export class DeputyshipEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'absent_id' }) absentId: string;
  @Column({ type: 'uuid', name: 'deputy_id' }) deputyId: string;
  @DateColumn({ name: 'starts_on' }) startsOn: Temporal.PlainDate;
  @DateColumn({ name: 'ends_on' }) endsOn: Temporal.PlainDate;
  @Column({ type: 'integer', default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()', select: false }) updatedAt: Date;
}
