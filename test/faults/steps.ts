import pg from 'pg';
import { PausedQueue } from './paused-queue.js';
import { Reassignments } from './reassignments.js';
import type { Answer, Step } from './sink.js';
import type { Api, Stage } from './stage.js';
import type { Figure } from './verdict.js';
import type { Cast } from './victims.js';

/** Mails that have been brought to a step and stay there. */
export interface Held {
  /** Lets go on whoever is still there to go on. A server that was killed may not be back yet. */
  release: () => unknown;
  /** What has to be made up for when everybody is back. */
  makeUp?: (cast: Cast) => Promise<Figure[]>;
}

/** One step of the way of a mail. */
export interface Moment {
  name: string;
  /** Needs an API, whoever is killed. */
  asks?: boolean;
  /** Whether a mail can have reached the server without anybody's word that it has. */
  mayHaveLeft: boolean;
  hold: (stage: Stage, api: Api | null) => Promise<Held>;
}

export const MAILS = 20;

/** Changes that plan are under way in the API, each in a transaction that waits for the table of the plan. */
async function planning(stage: Stage, api: Api | null): Promise<Held> {
  const requests = await Reassignments.of(stage, MAILS);
  const blocker = await Blocker.locking(stage, 'LOCK TABLE occurrences IN SHARE MODE');
  const asked = requests.ask(api?.url ?? '');
  await stage.until('requests that wait for a lock', () => somebodyWaits(stage, 'pacta-api'));
  return {
    release: () => blocker.release(),
    makeUp: async (cast) => {
      await asked;
      const leftovers = await requests.leftovers();
      await requests.askUntilDone(cast.api?.url ?? '');
      return [leftovers];
    },
  };
}

async function planned(stage: Stage): Promise<Held> {
  await stage.fallDue({ inSeconds: 1 });
  return { release: () => undefined };
}

/** Gathered, and the queue has been told, but nobody has taken the job. */
async function queued(stage: Stage): Promise<Held> {
  const queue = await PausedQueue.of(stage);
  await stage.fallDue();
  await stage.until('a job that waits', async () => (await queue.jobs()) > 0);
  return { release: () => undefined, makeUp: async () => (await queue.resume(), []) };
}

/** A table is locked that the step has to read or write. */
function behindALock(lock: string) {
  return async (stage: Stage): Promise<Held> => {
    const blocker = await Blocker.locking(stage, lock);
    await stage.fallDue();
    await stage.until('the worker waits for a lock', () => somebodyWaits(stage, 'pacta-worker'));
    return { release: () => blocker.release() };
  };
}

/** The mail server keeps mails waiting at a step until somebody is dead, and then does what it would have done. */
function atTheServer(step: Step) {
  return async (stage: Stage): Promise<Held> => {
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
    return { release };
  };
}

/** The server has taken the mail, and the worker knows it, but cannot write it down. */
async function beforeTheMark(stage: Stage): Promise<Held> {
  const blocker = await Blocker.of(stage);
  let taken = 0;
  stage.sink.intervene = async (step): Promise<Answer> => {
    if (step === 'taken' && (taken += 1) === 1) await blocker.lock('LOCK TABLE mailings IN SHARE MODE');
    return 'go';
  };
  await stage.fallDue();
  await stage.until('a mail that was taken', () => taken > 0);
  await stage.until('an outcome that waits', () => somebodyWaits(stage, 'pacta-worker'));
  return {
    release: async () => {
      stage.sink.intervene = () => 'go';
      await blocker.release();
    },
  };
}

/** Somebody else, who keeps what they have locked until they are told to let go or the server is gone. */
class Blocker {
  private constructor(private readonly client: pg.Client) {}

  static async of(stage: Stage): Promise<Blocker> {
    const client = new pg.Client({ connectionString: stage.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    return new Blocker(client);
  }

  static async locking(stage: Stage, lock: string): Promise<Blocker> {
    const blocker = await Blocker.of(stage);
    await blocker.lock(lock);
    return blocker;
  }

  async lock(lock: string): Promise<void> {
    await this.client.query(`BEGIN; ${lock}`);
  }

  async release(): Promise<void> {
    await this.client.end();
  }
}

async function somebodyWaits(stage: Stage, application: 'pacta-api' | 'pacta-worker'): Promise<boolean> {
  const rows = await stage.query(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = $1 AND wait_event_type = 'Lock'`,
    [application],
  );
  return rows.length > 0;
}

/** In the order of a mail's way. */
export const MOMENTS: readonly Moment[] = [
  { name: 'planning', asks: true, mayHaveLeft: false, hold: planning },
  { name: 'planned', mayHaveLeft: false, hold: planned },
  { name: 'gathering', mayHaveLeft: false, hold: behindALock('LOCK TABLE mailings IN SHARE MODE') },
  { name: 'queued', mayHaveLeft: false, hold: queued },
  { name: 'claiming', mayHaveLeft: false, hold: behindALock('LOCK TABLE passages IN ACCESS EXCLUSIVE MODE') },
  { name: 'claimed', mayHaveLeft: false, hold: atTheServer('sender') },
  { name: 'before the content', mayHaveLeft: false, hold: atTheServer('recipient') },
  { name: 'after the content', mayHaveLeft: true, hold: atTheServer('content') },
  { name: 'taken', mayHaveLeft: true, hold: atTheServer('taken') },
  { name: 'before the mark', mayHaveLeft: true, hold: beforeTheMark },
];
