import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('areas')
export class AreaEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text', name: 'name_en' }) nameEn: string;
  @Column({ type: 'text', name: 'name_ru', nullable: true }) nameRu: string | null;
  @Column({ type: 'text', name: 'name_be', nullable: true }) nameBe: string | null;
  @Column({ type: 'integer', default: 1 }) version: number;
}
