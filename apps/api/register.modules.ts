import type { Type } from '@nestjs/common';
import { AcknowledgementsApiModule } from './acknowledgements/acknowledgements-api.module.js';
import { ChangesApiModule } from './changes/changes-api.module.js';
import { ComparisonApiModule } from './comparison/comparison-api.module.js';
import { CommitmentsApiModule } from './commitments/commitments-api.module.js';
import { ExtensionsApiModule } from './extensions/extensions-api.module.js';
import { InboxApiModule } from './inbox/inbox-api.module.js';
import { MeasuresApiModule } from './measures/measures-api.module.js';
import { RegisterExportApiModule } from './register-export/register-export-api.module.js';
import { ReportsApiModule } from './reports/reports-api.module.js';

/** The routes of the register. They need a global `Replanner`. */
export const REGISTER_MODULES: Type[] = [
  CommitmentsApiModule,
  ReportsApiModule,
  AcknowledgementsApiModule,
  ExtensionsApiModule,
  InboxApiModule,
  ComparisonApiModule,
  MeasuresApiModule,
  RegisterExportApiModule,
  ChangesApiModule,
];
