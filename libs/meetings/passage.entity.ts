import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Offsets count Unicode code points from 0; `endsAt` is exclusive. */
@Entity('passages')
export class PassageEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'document_id' }) documentId: string;
  @Column({ type: 'integer', name: 'starts_at' }) startsAt: number;
  @Column({ type: 'integer', name: 'ends_at' }) endsAt: number;
  @Column({ type: 'text' }) quote: string;
}
