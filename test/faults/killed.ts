import { BOTH, type Scenario } from './scenario.js';
import type { Backend, Stage } from './stage.js';
import { MAILS, type Moment, MOMENTS } from './steps.js';
import type { Figure } from './verdict.js';
import { kill, type Victim, victimsOn } from './victims.js';

/**
 * Kills somebody while mails stand at one step of their way, and has them back. Only of a worker that died may a mail
 * come twice, and only what was leaving at that moment: at most one for each connection.
 */
function killedAt({ hold, asks, mayHaveLeft }: Moment, victim: Victim) {
  return async (stage: Stage): Promise<Figure[]> => {
    await stage.people(MAILS);
    const [worker, api] = await Promise.all([stage.worker(), asks || victim === 'api' ? stage.apiThatAnswers() : null]);
    const { release, makeUp } = await hold(stage, api);
    const haveBack = await kill(stage, victim, { worker, api });
    const diedAt = Date.now();
    await release();
    // All of them were the dead worker's: nobody else has been there yet.
    if (victim === 'worker') await stage.letTimePass(['leases']);
    const cast = await haveBack();
    const others = (await makeUp?.(cast)) ?? [];
    await stage.settled(120, ['waits']);
    const leaving = stage.sink.taken.filter(({ readyAt }) => readyAt <= diedAt).length;
    const figures = await stage.judge({ doubled: victim === 'worker' && mayHaveLeft ? leaving : 0 });
    return [...figures, ...others];
  };
}

/** What the bounded form plays of it. */
const SAMPLE: Record<string, Backend> = {
  'planning: api': 'PostgreSQL',
  'queued: Redis': 'Redis',
  'claimed: worker': 'PostgreSQL',
  'before the content: PostgreSQL': 'PostgreSQL',
  'after the content: worker': 'PostgreSQL',
  'before the mark: worker': 'PostgreSQL',
};

const scenarioOf = (moment: Moment, victim: Victim): Scenario => {
  const name = `${moment.name}: ${victim}`;
  const sample = SAMPLE[name];
  return {
    name: `killed ${name}`,
    backends: BOTH.filter((backend) => victimsOn(backend).includes(victim)),
    quick: sample ? [sample] : [],
    play: killedAt(moment, victim),
  };
};

export const KILLED: Scenario[] = MOMENTS.flatMap((moment) =>
  victimsOn('Redis').map((victim) => scenarioOf(moment, victim)),
);
