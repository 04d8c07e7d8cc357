import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { AccessModule } from '#access';
import { DatabaseModule } from '#platform';
import { AccountsApiModule } from './accounts/accounts-api.module.js';
import { FilesApiModule } from './files/files-api.module.js';
import { HealthApiModule } from './health/health-api.module.js';
import { HistoryExportApiModule } from './history-export/history-export-api.module.js';
import { HistoryApiModule } from './history/history-api.module.js';
import { API_OPTIONS, type ApiOptions } from './http/api-options.js';
import { ClockModule } from './http/clock.module.js';
import { ExportPatience } from './http/export-patience.js';
import { HttpModule } from './http/http.module.js';
import { ErrorLog } from './http/problem.filter.js';
import { PEOPLE_AND_MEETINGS_MODULES } from './people-and-meetings.modules.js';
import { REGISTER_MODULES } from './register.modules.js';
import { REMINDERS_MODULES } from './reminders.modules.js';
import { SessionApiModule } from './session/session-api.module.js';
import { UnsubscribeApiModule } from './unsubscribe/unsubscribe-api.module.js';

/** A module for each folder of routes. */
const ROUTES: Type[] = [
  SessionApiModule,
  UnsubscribeApiModule,
  AccountsApiModule,
  FilesApiModule,
  HealthApiModule,
  HistoryApiModule,
  HistoryExportApiModule,
  ...PEOPLE_AND_MEETINGS_MODULES,
  ...REGISTER_MODULES,
  ...REMINDERS_MODULES,
];

/** The HTTP API. */
@Global()
@Module({})
export class AppModule {
  static forRoot(options: ApiOptions, log: ErrorLog): DynamicModule {
    const providers = [
      { provide: API_OPTIONS, useValue: options },
      { provide: ErrorLog, useValue: log },
      ExportPatience,
    ];
    return {
      module: AppModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot({ url: options.databaseUrl, poolSize: 10, applicationName: 'pacta-api' }),
        AccessModule,
        HttpModule,
        ...ROUTES,
      ],
      providers,
      exports: providers,
    };
  }
}
