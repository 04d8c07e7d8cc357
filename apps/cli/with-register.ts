import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Access, SYSTEM_PRINCIPAL } from '#access';
import { openDatabase, type OpenDatabase, readEnvironment, SYSTEM, Transactions } from '#platform';
import { CliModule } from './cli.module.js';

/** Finds a service of the register. */
export type Find = <T>(service: abstract new (...dependencies: never[]) => T) => T;

/** Runs work in one transaction of the system over this installation's database, which is started if it must be. */
export async function withRegister<T>(work: (find: Find) => Promise<T>): Promise<T> {
  return withDatabase((database) => inTransaction(database.url, work));
}

/** Opens this installation's database for as long as the work takes. */
export async function withDatabase<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase(readEnvironment());
  try {
    if (database.notice !== null) console.error(database.notice);
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Runs work in one transaction of the system. */
export async function inTransaction<T>(url: string, work: (find: Find) => Promise<T>): Promise<T> {
  return withServices(url, (find) => asSystem(find, () => work(find)));
}

/** Runs work over this installation's database that opens its transactions itself. */
export async function withServices<T>(url: string, work: (find: Find) => Promise<T>): Promise<T> {
  const app: INestApplicationContext = await NestFactory.createApplicationContext(CliModule.forRoot(url), {
    logger: false,
    abortOnError: false,
  });
  const find: Find = (service) => app.get(service, { strict: false });
  try {
    return await work(find);
  } finally {
    await app.close();
  }
}

/** One transaction of the system. */
export function asSystem<T>(find: Find, work: () => Promise<T>): Promise<T> {
  return find(Transactions).run(SYSTEM, () => {
    find(Access).enter(SYSTEM_PRINCIPAL);
    return work();
  });
}
