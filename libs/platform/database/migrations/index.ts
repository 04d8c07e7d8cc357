import { People1700000000001 } from './0001-people.js';
import { Calendars1700000000002 } from './0002-calendars.js';
import { Meetings1700000000003 } from './0003-meetings.js';
import { Commitments1700000000004 } from './0004-commitments.js';
import { Reports1700000000005 } from './0005-reports.js';
import { History1700000000006 } from './0006-history.js';
import { Reminders1700000000007 } from './0007-reminders.js';
import { Access1700000000008 } from './0008-access.js';
import { ClassifiedDocuments1700000000009 } from './0009-classified-documents.js';
import { StandingPeriods1700000000010 } from './0010-standing-periods.js';
import { ImportedEntries1700000000011 } from './0011-imported-entries.js';
import { PriorityOrder1700000000012 } from './0012-priority-order.js';
import { LadderAudiences1700000000013 } from './0013-ladder-audiences.js';
import { Answers1700000000014 } from './0014-answers.js';
import { Digests1700000000015 } from './0015-digests.js';
import { MailOperations1700000000016 } from './0016-mail-operations.js';
import { BegunAttempts1700000000017 } from './0017-begun-attempts.js';
import { StandingColumns1700000000018 } from './0018-standing-columns.js';
import { PlanChecks1700000000019 } from './0019-plan-checks.js';
import { CostOfWhatIsDue1700000000021 } from './0021-cost-of-what-is-due.js';
import { SessionKeys1700000000022 } from './0022-session-keys.js';
import { Endings1700000000023 } from './0023-endings.js';
import { Versions1700000000024 } from './0024-versions.js';
import { Checkpoints1700000000025 } from './0025-checkpoints.js';
import { SealedValues1700000000026 } from './0026-sealed-values.js';
import { Scores1700000000027 } from './0027-scores.js';
import { SavedViews1700000000028 } from './0028-saved-views.js';
import { Devices1700000000029 } from './0029-devices.js';
import { LadderNames1700000000030 } from './0030-ladder-names.js';
import { AreaVersions1700000000031 } from './0031-area-versions.js';
import { TenureOrder1700000000032 } from './0032-tenure-order.js';

/** In the order they run. A landed migration is never edited: add the next one. */
export const migrations = [
  People1700000000001,
  Calendars1700000000002,
  Meetings1700000000003,
  Commitments1700000000004,
  Reports1700000000005,
  History1700000000006,
  Reminders1700000000007,
  Access1700000000008,
  ClassifiedDocuments1700000000009,
  StandingPeriods1700000000010,
  ImportedEntries1700000000011,
  PriorityOrder1700000000012,
  LadderAudiences1700000000013,
  Answers1700000000014,
  Digests1700000000015,
  MailOperations1700000000016,
  BegunAttempts1700000000017,
  StandingColumns1700000000018,
  PlanChecks1700000000019,
  CostOfWhatIsDue1700000000021,
  SessionKeys1700000000022,
  Endings1700000000023,
  Versions1700000000024,
  Checkpoints1700000000025,
  SealedValues1700000000026,
  Scores1700000000027,
  SavedViews1700000000028,
  Devices1700000000029,
  LadderNames1700000000030,
  AreaVersions1700000000031,
  TenureOrder1700000000032,
];
