import { Global, type LoggerService, Module, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, DatabaseModule } from '#platform';

/** What a service says of a fault that a test caused on purpose would drown what the test says. */
const SILENT: LoggerService = {
  log: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/**
 * A Nest module on a cloned database, with the given clock where services ask for `Clock`. Close it before the
 * database is dropped.
 */
export async function createTestingModule(
  ground: { url: string; clock: Clock },
  metadata: ModuleMetadata,
): Promise<TestingModule> {
  const clock = { provide: Clock, useValue: ground.clock };
  @Global()
  @Module({ providers: [clock], exports: [clock] })
  class TestingClockModule {}

  const database = DatabaseModule.forRoot({ url: ground.url, poolSize: 8, applicationName: 'pacta-test' });
  const module = await Test.createTestingModule({
    ...metadata,
    imports: [TestingClockModule, database, ...(metadata.imports ?? [])],
  })
    .setLogger(SILENT)
    .compile();
  return module.init();
}
