import type { Child } from '../load/child.js';
import type { Api, Backend, Stage } from './stage.js';

/** Whom `kill -9` can hit. */
export type Victim = 'worker' | 'api' | 'PostgreSQL' | 'Redis';

type Server = 'PostgreSQL' | 'Redis';

/** Everybody whom mails depend on where the queue is on this backend. */
export function victimsOn(backend: Backend): readonly [Victim, ...Victim[]] {
  return ['worker', 'api', 'PostgreSQL', ...(backend === 'Redis' ? (['Redis'] as const) : [])];
}

/** Kills a server. @returns what starts it again, on what its disk holds */
export async function killServer(stage: Stage, victim: Server): Promise<() => Promise<void>> {
  const { postgres, redis } = stage.equipment;
  const server = victim === 'Redis' && redis ? redis : postgres;
  await server.kill();
  stage.faults += 1;
  return () => server.revive();
}

/** The processes of the product on a stage. */
export interface Cast {
  worker: Child;
  api: Api | null;
}

/** Kills one of all. @returns what has everybody back: a server again, or another process in place of one */
export async function kill(stage: Stage, victim: Victim, cast: Cast): Promise<() => Promise<Cast>> {
  if (victim === 'PostgreSQL' || victim === 'Redis') {
    const revive = await killServer(stage, victim);
    return async () => {
      await revive();
      return cast;
    };
  }
  const process = victim === 'worker' ? cast.worker : cast.api?.process;
  if (process) await stage.kill(process);
  return async () =>
    victim === 'worker' ? { ...cast, worker: await stage.worker() } : { ...cast, api: await stage.apiThatAnswers() };
}
