import type {
  BlockedSide,
  Classification,
  ControlStatus,
  Fulfilment,
  Kind,
  Priority,
  RegisterRow,
  Side,
} from '#commitments';
import type { Timeliness } from '#deadlines';
import type { Language } from '#people';
import { be } from './words.be.js';
import { en } from './words.en.js';
import { ru } from './words.ru.js';

type ColumnKey =
  | 'reference'
  | 'classification'
  | 'title'
  | 'kind'
  | 'side'
  | 'area'
  | 'priority'
  | 'status'
  | 'counterpartStatus'
  | 'fulfilment'
  | 'basis'
  | 'originalDeadline'
  | 'currentDeadline'
  | 'originalTimeliness'
  | 'currentTimeliness'
  | 'extensions'
  | 'slipDays'
  | 'lead'
  | 'leadBody'
  | 'controller'
  | 'controllerBody'
  | 'counterpart'
  | 'blocked'
  | 'meetingCode'
  | 'meeting';

/** What a file out of the register is written in: titles of columns, and values as the screens name them. */
export interface ExportWords {
  sheet: string;
  columns: Record<ColumnKey, string>;
  status: Record<ControlStatus, string>;
  fulfilment: Record<Fulfilment, string>;
  timeliness: Record<Timeliness, string>;
  side: Record<Side, string>;
  kind: Record<Kind, string>;
  classification: Record<Classification, string>;
  priority: Record<Priority, string>;
  basis: Record<RegisterRow['basis'], string>;
  blocked: Record<BlockedSide, string>;
}

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = { en, ru, be };
