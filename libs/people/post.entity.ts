import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('posts')
export class PostEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'uuid', name: 'body_id' }) bodyId: string;
  @Column({ type: 'uuid', name: 'reports_to_id', nullable: true }) reportsToId: string | null;
  @Column({ type: 'text', name: 'title_en' }) titleEn: string;
  @Column({ type: 'text', name: 'title_ru', nullable: true }) titleRu: string | null;
  @Column({ type: 'text', name: 'title_be', nullable: true }) titleBe: string | null;
  @Column({ type: 'integer', default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()', select: false }) updatedAt: Date;
}
