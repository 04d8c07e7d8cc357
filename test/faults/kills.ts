import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../load/child.js';
import { AFTER_A_DEATH, BOTH, type Scenario } from './scenario.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

type Victim = 'worker' | 'api' | 'PostgreSQL' | 'Redis';

/** Mails fall due all the time; something is killed every few seconds, at a moment that nobody chose. */
async function killsAtRandom(stage: Stage): Promise<Figure[]> {
  const { quick } = stage;
  const [count, kills, spacing] = quick ? [400, 6, 0.8] : [5_000, 50, 2.5];
  await stage.people(count);
  const workers = [await stage.worker(), await stage.worker()];
  let api = await stage.api();
  await stage.fallDue({ inSeconds: 1, over: kills * spacing });
  const victims: [Victim, ...Victim[]] = ['worker', 'api', 'PostgreSQL', ...redisOf(stage)];
  let diedByThemselves = 0;
  for (let kill = 0; kill < kills; kill++) {
    await pause(stage.random.next() * 2 * spacing * 1000);
    // As a supervisor does.
    for (const [place, worker] of workers.entries()) {
      if (!worker.hasEnded) continue;
      diedByThemselves += 1;
      workers[place] = await stage.worker();
    }
    const victim = stage.random.pick(victims);
    if (victim === 'api') api = await anotherApi(stage, api);
    else if (victim === 'worker') await killWorker(stage, workers);
    else await killServer(stage, victim);
  }
  await stage.settled(quick ? 60 : 200, quick);
  const figures = await stage.judge({ doubled: kills, ...(quick ? {} : { late: AFTER_A_DEATH }) });
  return [...figures, { name: 'workers that died by themselves', value: diedByThemselves, limit: 0 }];
}

function redisOf(stage: Stage): Victim[] {
  return stage.backend === 'Redis' ? ['Redis'] : [];
}

async function anotherApi(stage: Stage, api: Child): Promise<Child> {
  await stage.kill(api);
  return stage.api();
}

async function killWorker(stage: Stage, workers: Child[]): Promise<void> {
  const place = stage.random.below(workers.length);
  const worker = workers[place];
  if (worker) await stage.kill(worker);
  workers[place] = await stage.worker();
}

async function killServer(stage: Stage, victim: 'PostgreSQL' | 'Redis'): Promise<void> {
  const { postgres, redis } = stage.equipment;
  const server = victim === 'Redis' && redis ? redis : postgres;
  await server.kill();
  stage.faults += 1;
  await pause(stage.random.next() * 1500);
  await server.revive();
}

export const KILLS: Scenario[] = [{ name: 'kills', backends: BOTH, quick: BOTH, play: killsAtRandom }];
