import type { RegimeRules } from '#deadlines';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('regimes')
export class RegimeEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'jsonb' }) rules: RegimeRules;
  @Column({ type: 'integer', default: 1 }) version: number;
}
