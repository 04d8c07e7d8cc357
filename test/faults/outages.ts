import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EARLIER_RUNG } from './register.sql.js';
import { AFTER_REDIS_LOST_ITS_DATA, BOTH, IDLE, type Scenario } from './scenario.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

/** Redis loses what it has, again and again, while mails fall due. */
function redisLoses(lose: (stage: Stage) => Promise<unknown>) {
  return async (stage: Stage): Promise<Figure[]> => {
    const [count, times] = stage.quick ? [60, 3] : [600, 15];
    await stage.people(count);
    await stage.worker();
    await stage.worker();
    await stage.fallDue({ inSeconds: 1, over: times });
    for (let time = 0; time < times; time++) {
      await pause(500 + stage.random.below(1_000));
      await lose(stage);
      stage.faults += 1;
    }
    await stage.settled(150);
    return stage.judge({ doubled: 0, late: AFTER_REDIS_LOST_ITS_DATA });
  };
}

/** As an operator finds it who has set it up as a cache. */
async function evicted(stage: Stage): Promise<void> {
  const { redis } = stage.equipment;
  await redis?.ask('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-random');
  await redis?.ask('CONFIG', 'SET', 'maxmemory', '1');
  await redis?.ask('SET', 'one', 'more').catch(() => undefined);
  await redis?.ask('CONFIG', 'SET', 'maxmemory', '0');
}

async function postgresRestarted(stage: Stage): Promise<Figure[]> {
  await stage.people(600);
  await stage.worker();
  await stage.worker();
  await stage.fallDue({ over: 15 });
  for (let time = 0; time < 4; time++) {
    await pause(1_000 + stage.random.below(2_500));
    await stage.equipment.postgres.restart();
    stage.faults += 1;
  }
  await stage.settled(150);
  return stage.judge({ doubled: 0, late: AFTER_REDIS_LOST_ITS_DATA });
}

/** The tables of the way of a mail lie on a small disk that somebody fills. Needs the right to mount. */
async function diskFull(stage: Stage): Promise<Figure[]> {
  const disk = mkdtempSync(join(tmpdir(), 'pacta-faults-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=700', 'tmpfs', disk]).status !== 0) {
    rmSync(disk, { recursive: true });
    throw new NotTried('this account may not mount a small disk');
  }
  try {
    const { uid, gid } = statSync(stage.equipment.postgres.dataFolder);
    chownSync(disk, uid, gid);
    await stage.people(600);
    await stage.query(`CREATE TABLESPACE small LOCATION '${disk}'`);
    for (const table of ['mailings', 'occurrences']) await stage.query(`ALTER TABLE ${table} SET TABLESPACE small`);
    await stage.worker();
    await stage.fallDue({ inSeconds: 4 });
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=64k'], { stdio: 'ignore' });
    stage.faults += 1;
    await pause(10_000);
    rmSync(join(disk, 'ballast'));
    await stage.settled(150);
    const figures = await stage.judge({ doubled: 0 });
    await stage.strike();
    await stage.equipment.postgres.run('pacta', 'DROP DATABASE stage WITH (FORCE)', 'DROP TABLESPACE small');
    return figures;
  } finally {
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

/** Why a scenario was left out on this machine. */
export class NotTried extends Error {}

/** Two reminders about each commitment wait for a worker since yesterday: one mail, the other recorded as expired. */
async function aDayOff(stage: Stage): Promise<Figure[]> {
  await stage.people(400);
  await stage.fallDue({ inSeconds: -24 * 3600 });
  await stage.query(EARLIER_RUNG);
  stage.faults += 1;
  await stage.worker();
  await stage.settled(60);
  const expired = await stage.query(`SELECT FROM occurrences WHERE state = 'expired' AND note LIKE 'overtaken by %'`);
  const missing = stage.owed.size - expired.length;
  return [...(await stage.judge({ doubled: 0 })), { name: 'not recorded as expired', value: missing, limit: 0 }];
}

/** One worker's clock is an hour fast, the other's an hour slow. */
async function wrongClocks(stage: Stage): Promise<Figure[]> {
  await stage.people(stage.quick ? 60 : 300);
  await stage.worker({ shiftHours: 1 });
  await stage.worker({ shiftHours: -1 });
  stage.faults += 2;
  await stage.fallDue({ inSeconds: 5, over: stage.quick ? 5 : 30 });
  await stage.settled(120);
  return stage.judge({ doubled: 0, late: IDLE });
}

export const OUTAGES: Scenario[] = [
  {
    name: 'Redis emptied',
    backends: ['Redis'],
    quick: [],
    play: redisLoses((stage) => stage.equipment.redis?.ask('FLUSHALL') ?? Promise.resolve()),
  },
  { name: 'Redis evicts', backends: ['Redis'], quick: [], play: redisLoses(evicted) },
  { name: 'PostgreSQL restarted', backends: BOTH, quick: [], play: postgresRestarted },
  { name: 'disk full', backends: ['PostgreSQL'], quick: [], play: diskFull },
  { name: 'a day of outage', backends: BOTH, quick: [], play: aDayOff },
  { name: 'clocks an hour off', backends: BOTH, quick: ['PostgreSQL'], play: wrongClocks },
];
