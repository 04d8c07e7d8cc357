import pg from 'pg';
import type { Child } from '../load/child.js';
import { BOTH, type Scenario } from './scenario.js';
import type { Answer, Step } from './sink.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

const MAILS = 20;

/** Kills the worker at one step of the way of a mail; another one makes up for it. */
function killedAt(doubled: number, kill: (stage: Stage, worker: Child) => Promise<void>) {
  return async (stage: Stage): Promise<Figure[]> => {
    await stage.people(MAILS);
    const worker = await stage.worker();
    await kill(stage, worker);
    await stage.worker();
    await stage.settled(60, true);
    return stage.judge({ doubled });
  };
}

/** The mail server keeps mails waiting at a step until the worker is dead, and then does what it would have done. */
function atTheServer(step: Step) {
  return async (stage: Stage, worker: Child): Promise<void> => {
    let reached = false;
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    // All of them, on every connection: one that went on could be leaving when the worker dies.
    stage.sink.intervene = async (at): Promise<Answer> => {
      if (at !== step) return 'go';
      reached = true;
      await released;
      return 'go';
    };
    await stage.fallDue();
    await stage.until(`a mail at ${step}`, () => reached);
    await stage.kill(worker);
    release();
  };
}

async function planned(stage: Stage, worker: Child): Promise<void> {
  await stage.fallDue({ inSeconds: 1 });
  await stage.kill(worker);
}

/** Somebody else, who keeps what they have locked until the worker is dead. */
async function withBlocker(stage: Stage, work: (blocker: pg.Client) => Promise<void>): Promise<void> {
  const blocker = new pg.Client({ connectionString: stage.databaseUrl });
  blocker.on('error', () => undefined);
  await blocker.connect();
  try {
    await work(blocker);
  } finally {
    await blocker.end();
  }
}

/** A table is locked that the step has to read or write. */
function behindALock(lock: string) {
  return (stage: Stage, worker: Child): Promise<void> =>
    withBlocker(stage, async (blocker) => {
      await blocker.query(`BEGIN; ${lock}`);
      await stage.fallDue();
      await stage.until('the worker waits for a lock', () => somebodyWaits(stage));
      await stage.kill(worker);
    });
}

async function somebodyWaits(stage: Stage): Promise<boolean> {
  const rows = await stage.query(`SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'pacta-worker' AND wait_event_type = 'Lock'`);
  return rows.length > 0;
}

/** The server has taken the mail, and the worker knows it, but cannot write it down. */
function beforeTheMark(stage: Stage, worker: Child): Promise<void> {
  return withBlocker(stage, async (blocker) => {
    let taken = 0;
    stage.sink.intervene = async (step): Promise<Answer> => {
      if (step === 'taken' && (taken += 1) === 1) await blocker.query('BEGIN; LOCK TABLE mailings IN SHARE MODE');
      return 'go';
    };
    await stage.fallDue();
    await stage.until('a mail that was taken', () => taken > 0);
    await stage.until('an outcome that waits', () => somebodyWaits(stage));
    await stage.kill(worker);
    stage.sink.intervene = () => 'go';
  });
}

const step = (name: string, doubled: number, kill: (stage: Stage, worker: Child) => Promise<void>): Scenario => ({
  name: `killed ${name}`,
  backends: BOTH,
  quick: ['claimed', 'after the content', 'before the mark'].includes(name) ? ['PostgreSQL'] : [],
  play: killedAt(doubled, kill),
});

/** In the order of a mail's way. More than one mail can be at the last three steps: as many as there are connections. */
export const STEPS: Scenario[] = [
  step('planned', 0, planned),
  step('gathering', 0, behindALock('LOCK TABLE mailings IN SHARE MODE')),
  step('claiming', 0, behindALock('LOCK TABLE passages IN ACCESS EXCLUSIVE MODE')),
  step('claimed', 0, atTheServer('sender')),
  step('before the content', 0, atTheServer('recipient')),
  step('after the content', 4, atTheServer('content')),
  step('taken', 4, atTheServer('taken')),
  step('before the mark', 4, beforeTheMark),
];
