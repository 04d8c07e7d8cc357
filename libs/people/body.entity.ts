import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const BODY_KINDS = [
  'state',
  'region',
  'government',
  'ministry',
  'agency',
  'embassy',
  'academy',
  'enterprise',
  'international_organisation',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

@Entity('bodies')
export class BodyEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'uuid', name: 'parent_id', nullable: true }) parentId: string | null;
  @Column({ type: 'text' }) kind: BodyKind;
  @Column({ type: 'text' }) country: string;
  @Column({ type: 'text', name: 'time_zone' }) timeZone: string;
  @Column({ type: 'text', name: 'name_en' }) nameEn: string;
  @Column({ type: 'text', name: 'name_ru', nullable: true }) nameRu: string | null;
  @Column({ type: 'text', name: 'name_be', nullable: true }) nameBe: string | null;
  @Column({ type: 'text', array: true }) aliases: string[];
  @Column({ type: 'integer', default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()', select: false }) updatedAt: Date;
}
