import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from './scenario.js';
import type { Answer } from './sink.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

/** What can become of a commitment while its mail is on the way; `$1` the number of the commitment. */
const CHANGES = {
  closed: `
    WITH changed AS (
      UPDATE commitments SET status = 'closed', settled_at = now(), version = version + 1 WHERE number = $1 RETURNING id
    ) UPDATE commitment_periods p SET settled_at = now() FROM changed WHERE p.commitment_id = changed.id`,
  moved: `
    WITH changed AS (
      UPDATE commitments SET current_deadline = current_deadline + 30, version = version + 1 WHERE number = $1 RETURNING id
    ) UPDATE commitment_periods p
    SET current_deadline = current_deadline + 30, deadline_version = deadline_version + 1
    FROM changed WHERE p.commitment_id = changed.id`,
  reassigned: `
    UPDATE commitments SET lead_post_id = (SELECT id FROM posts WHERE code = 'reserve'), version = version + 1 WHERE number = $1`,
} as const;

/** Who is given what is taken from others. */
const RESERVE = `
  WITH person AS (
    INSERT INTO persons (code, name, email, time_zone, digest)
    VALUES ('reserve', 'Reserve', 'reserve@example.org', 'Europe/Minsk', 'off') RETURNING id
  ), post AS (
    INSERT INTO posts (code, body_id, title_en) SELECT 'reserve', id, 'Reserve' FROM bodies RETURNING id
  )
  INSERT INTO tenures (post_id, person_id, starts_on) SELECT post.id, person.id, '2020-01-01' FROM post, person`;

const KINDS = ['closed', 'moved', 'reassigned'] as const;
const SPREAD_MILLISECONDS = 12;

/**
 * While the server is busy with the envelope of a mail, its commitment is changed, at a moment that nobody chose. A mail
 * is stale when the change had been committed, and its author told so, before the server asked for the content.
 */
async function races(stage: Stage): Promise<Figure[]> {
  await stage.people(stage.quick ? 200 : 10_000);
  await stage.query(RESERVE);
  const settledAt = new Map<string, number>();
  const changes: Promise<void>[] = [];
  const change = async (address: string) => {
    await pause(stage.random.next() * SPREAD_MILLISECONDS);
    const number = Number(/\d+/.exec(address)?.[0]);
    await stage.query(CHANGES[stage.random.pick(KINDS)], [number]);
    settledAt.set(address, Date.now());
  };
  stage.sink.intervene = async (step, address): Promise<Answer> => {
    if (step !== 'recipient' || settledAt.has(address) || address.startsWith('reserve')) return 'go';
    changes.push(change(address));
    stage.faults += 1;
    await pause(stage.random.next() * SPREAD_MILLISECONDS);
    return 'go';
  };
  await stage.worker();
  await stage.worker();
  await stage.fallDue();
  await stage.settled(stage.quick ? 60 : 400);
  await Promise.all(changes);
  const first = stage.sink.taken.filter(({ to }) => settledAt.has(to));
  const stale = first.filter(({ to, readyAt }) => (settledAt.get(to) ?? Infinity) < readyAt);
  const copies = first.length - new Set(first.map(({ to }) => to)).size;
  const keptBack = settledAt.size - new Set(first.map(({ to }) => to)).size;
  return [
    { name: 'stale', value: stale.length, limit: 0 },
    { name: 'doubled', value: copies, limit: 0 },
    { name: 'unsettled', value: (await stage.settled(1)) ? 0 : 1, limit: 0 },
    // Says that the races were close: the change came first in these.
    { name: 'kept back', value: keptBack, limit: settledAt.size },
  ];
}

export const RACES: Scenario[] = [{ name: 'races', backends: ['PostgreSQL'], quick: ['PostgreSQL'], play: races }];
