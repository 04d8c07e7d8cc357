import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../load/child.js';
import { AFTER_A_DEATH, BOTH, type Scenario } from './scenario.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';
import { killServer, victimsOn } from './victims.js';

/** Mails fall due all the time; something is killed every few seconds, at a moment that nobody chose. */
async function killsAtRandom(stage: Stage): Promise<Figure[]> {
  const { quick } = stage;
  const [count, kills, spacing] = quick ? [400, 6, 0.8] : [5_000, 50, 2.5];
  await stage.people(count);
  const workers = [await stage.worker(), await stage.worker()];
  let { process: api } = await stage.api();
  await stage.fallDue({ inSeconds: 1, over: kills * spacing });
  let diedByThemselves = 0;
  for (let kill = 0; kill < kills; kill++) {
    await pause(stage.random.next() * 2 * spacing * 1000);
    // As a supervisor does.
    for (const [place, worker] of workers.entries()) {
      if (!worker.hasEnded) continue;
      diedByThemselves += 1;
      workers[place] = await stage.worker();
    }
    const victim = stage.random.pick(victimsOn(stage.backend));
    if (victim === 'api') api = await anotherApi(stage, api);
    else if (victim === 'worker') await killWorker(stage, workers);
    else await killServerForAWhile(stage, victim);
  }
  await stage.settled(quick ? 60 : 200, quick ? ['waits', 'leases'] : []);
  const figures = await stage.judge({ doubled: kills, ...(quick ? {} : { late: AFTER_A_DEATH }) });
  return [...figures, { name: 'workers that died by themselves', value: diedByThemselves, limit: 0 }];
}

async function anotherApi(stage: Stage, api: Child): Promise<Child> {
  await stage.kill(api);
  return (await stage.api()).process;
}

async function killWorker(stage: Stage, workers: Child[]): Promise<void> {
  const place = stage.random.below(workers.length);
  const worker = workers[place];
  if (worker) await stage.kill(worker);
  workers[place] = await stage.worker();
}

async function killServerForAWhile(stage: Stage, victim: 'PostgreSQL' | 'Redis'): Promise<void> {
  const revive = await killServer(stage, victim);
  await pause(stage.random.next() * 1500);
  await revive();
}

export const KILLS: Scenario[] = [{ name: 'kills', backends: BOTH, quick: BOTH, play: killsAtRandom }];
