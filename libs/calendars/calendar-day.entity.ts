import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DayOrigin = 'seed' | 'moved' | 'manual';

@Entity('calendar_days')
export class CalendarDayEntity {
  @PrimaryColumn({ type: 'text' }) country: string;
  /** 'YYYY-MM-DD': a key must compare by value, which a Temporal date does not. */
  @PrimaryColumn({ type: 'date' }) day: string;
  @Column({ type: 'boolean' }) working: boolean;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) origin: DayOrigin;
  @Column({ type: 'text' }) source: string;
}
