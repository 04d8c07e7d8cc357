import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Ladder } from './ladder.rules.js';

@Entity({ name: 'ladders' })
export class StoredLadder {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', name: 'name_ru', nullable: true })
  nameRu: string | null;

  @Column({ type: 'text', name: 'name_be', nullable: true })
  nameBe: string | null;

  @Column({ type: 'jsonb' })
  rules: Ladder;

  @VersionColumn({ type: 'integer' })
  version: number;
}
