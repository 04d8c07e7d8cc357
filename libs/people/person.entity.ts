import { InstantColumn } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Clearance, DigestRhythm, Language, UrgentMail } from './roster.rules.js';

@Entity('persons')
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', name: 'name_ru', nullable: true }) nameRu: string | null;
  @Column({ type: 'text', name: 'name_be', nullable: true }) nameBe: string | null;
  @Column({ type: 'text' }) email: string;
  @Column({ type: 'text' }) language: Language;
  @Column({ type: 'text', name: 'time_zone' }) timeZone: string;
  @Column({ type: 'time' }) morning: string;
  @Column({ type: 'text' }) clearance: Clearance;
  @Column({ type: 'text' }) digest: DigestRhythm;
  @Column({ type: 'smallint', name: 'digest_weekday' }) digestWeekday: number;
  @Column({ type: 'text' }) urgent: UrgentMail;
  @InstantColumn({ name: 'email_refused_at', nullable: true }) emailRefusedAt: Temporal.Instant | null;
  @Column({ type: 'text', name: 'email_refusal', nullable: true }) emailRefusal: string | null;
  @Column({ type: 'integer', default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()', select: false }) updatedAt: Date;
}
