import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClsPluginTransactional } from '@nestjs-cls/transactional';
import { ClsModule } from 'nestjs-cls';
import { dataSourceOptions } from './data-source.js';
import { TransactionAdapter } from './transaction-adapter.js';
import { JobRuns } from './job-runs.js';
import { PreparedQueries } from './prepared-queries.js';
import { Transactions } from './transactions.js';

/** The connection pool and the transactions over it; needs a global `Clock`. Entities come from the libs' own `forFeature`. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: { url: string; poolSize: number; applicationName: string }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(options), autoLoadEntities: true, retryAttempts: 0 }),
        ClsModule.forRoot({
          global: true,
          plugins: [
            new ClsPluginTransactional({
              imports: [TypeOrmModule],
              adapter: new TransactionAdapter(),
            }),
          ],
        }),
      ],
      providers: [Transactions, PreparedQueries, JobRuns],
      exports: [Transactions, PreparedQueries, JobRuns],
    };
  }
}
