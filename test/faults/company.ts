import { setTimeout as pause } from 'node:timers/promises';
import { BOTH, IDLE, type Scenario } from './scenario.js';
import type { Answer } from './sink.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

/** Four workers and a backlog, and nothing goes wrong: on both queues together a hundred thousand mails. */
async function four(stage: Stage): Promise<Figure[]> {
  await stage.people(stage.quick ? 2_000 : 50_000);
  await Promise.all(Array.from({ length: 4 }, () => stage.worker()));
  await stage.fallDue();
  await stage.settled(900);
  return stage.judge({ doubled: 0 });
}

/** Little to do, a mail now and then. */
async function idle(stage: Stage): Promise<Figure[]> {
  await stage.people(stage.quick ? 60 : 300);
  await stage.worker();
  await stage.fallDue({ inSeconds: 2, over: stage.quick ? 9 : 45 });
  await stage.settled(120);
  return stage.judge({ doubled: 0, late: IDLE });
}

/** Three workers are replaced, one after the other, again and again, while there is a backlog. */
async function rollingRestart(stage: Stage): Promise<Figure[]> {
  await stage.people(stage.quick ? 500 : 4_000);
  const workers = [await stage.worker(), await stage.worker(), await stage.worker()];
  await stage.fallDue({ over: stage.quick ? 4 : 20 });
  for (let turn = 0; turn < (stage.quick ? 3 : 9); turn++) {
    await workers[turn % 3]?.stop();
    stage.faults += 1;
    workers[turn % 3] = await stage.worker();
  }
  await stage.settled(120);
  return stage.judge({ doubled: 0, late: IDLE });
}

/** A worker is stopped in the middle of a mail for longer than its lease, and goes on as if nothing had been. */
async function stopped(stage: Stage): Promise<Figure[]> {
  await stage.people(60);
  const sleeper = await stage.worker();
  let isReached = false;
  let wake = () => {};
  const awake = new Promise<void>((resolve) => (wake = resolve));
  stage.sink.intervene = async (step): Promise<Answer> => {
    if (step !== 'recipient' || isReached) return 'go';
    isReached = true;
    await awake;
    return 'go';
  };
  await stage.fallDue();
  await stage.until('a mail under way', () => isReached);
  sleeper.signal('SIGSTOP');
  stage.faults += 1;
  if (stage.quick) await stage.letTimePass(['leases']);
  else await pause(65_000);
  await stage.worker();
  await stage.settled(90);
  sleeper.signal('SIGCONT');
  wake();
  await pause(4_000);
  // What the server had already taken when its sender fell asleep is sent once more, one a connection: nobody had heard of it.
  return stage.judge({ doubled: 4 });
}

export const COMPANY: Scenario[] = [
  { name: 'four workers', backends: BOTH, quick: [], play: four },
  { name: 'idle', backends: BOTH, quick: [], play: idle },
  { name: 'rolling restart', backends: BOTH, quick: [], play: rollingRestart },
  { name: 'stopped and woken', backends: BOTH, quick: ['PostgreSQL'], play: stopped },
];
