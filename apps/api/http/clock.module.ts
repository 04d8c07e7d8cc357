import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '#platform';

/** The machine's clock for everybody. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
