import { type DynamicModule, Module } from '@nestjs/common';
import { CheckpointFiles } from './checkpoint-files.js';
import { CheckpointSettings } from './checkpoint-settings.js';
import { Checkpoints } from './checkpoints.js';
import { HistoryModule } from './history.module.js';
import { NightlyVerification } from './nightly-verification.js';

/** For processes that hold the signing key: the worker and the command line. */
@Module({})
export class CheckpointsModule {
  static forRoot(settings: CheckpointSettings): DynamicModule {
    return {
      module: CheckpointsModule,
      imports: [HistoryModule],
      providers: [
        { provide: CheckpointSettings, useValue: settings },
        CheckpointFiles,
        Checkpoints,
        NightlyVerification,
      ],
      exports: [CheckpointSettings, Checkpoints, NightlyVerification],
    };
  }
}
