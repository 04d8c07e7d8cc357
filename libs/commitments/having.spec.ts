import fc from 'fast-check';
import pg from 'pg';
import { timeliness } from '#deadlines';
import { createTestDatabase } from '#testing';
import { HAVING, type Having, HAVINGS, periodDays } from './having.sql.js';
import { CONTROL_STATUSES, SIDES } from './commitment.types.js';

/*
 * What is said of a period in SQL beside the rules that say it elsewhere. Rows are made up in the statement: no table is
 * needed for a condition to be true.
 */

type Database = Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let sql: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

interface Made {
  status: string;
  side: string;
  original: string | null;
  current: string | null;
  reported: string | null;
  settled: string | null;
  ended: string | null;
  blocker: string | null;
  now: string;
  zone: string;
}

/** Which of the conditions hold. */
async function said(made: Made): Promise<Set<Having>> {
  const { rows } = await sql.query<Record<Having, boolean | null>>(
    `SELECT ${HAVINGS.map((having) => `(${HAVING[having]}) AS ${having}`).join(', ')}
     FROM (VALUES ($1::text, $2::text, $3::timestamptz, $4::text, 'no_evidence', NULL::text, NULL::text)) AS
         c (status, side, settled_at, blocker, fulfilment, conformity, counterpart_status),
       (VALUES ($5::date, $6::date, $7::timestamptz, $8::timestamptz)) AS
         p (original_deadline, current_deadline, reported_at, settled_at),
       LATERAL (SELECT ${periodDays('$9', '$10::text')}) f,
       (VALUES (0, 0, 0, 0, 0, 0)) AS e (requested, granted, refused, undecided, late, unasked)`,
    [
      ...[made.status, made.side, made.ended, made.blocker, made.original, made.current, made.reported, made.settled],
      ...[made.now, made.zone],
    ],
  );
  return new Set(HAVINGS.filter((having) => rows[0]?.[having]));
}

const dayIn = (instant: string | null, timeZone: string) =>
  instant && new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(instant));

const hour = fc.integer({ min: 0, max: 24 * 12 }).map((n) => new Date(Date.UTC(2024, 1, 24, n)).toISOString());
const day = fc.integer({ min: 0, max: 12 }).map((n) => new Date(Date.UTC(2024, 1, 24 + n)).toISOString().slice(0, 10));
const periods: fc.Arbitrary<Made> = fc
  .record({
    status: fc.constantFrom(...CONTROL_STATUSES),
    side: fc.constantFrom(...SIDES),
    original: fc.option(day),
    moved: fc.nat(5),
    reported: fc.option(hour),
    isSettled: fc.boolean(),
    ended: hour,
    blocker: fc.option(fc.constant('The plant'), { freq: 4 }),
    now: hour,
    zone: fc.constantFrom('Europe/Minsk', 'America/New_York', 'Pacific/Kiritimati'),
  })
  .map(({ moved, isSettled, ended, ...made }) => ({
    ...made,
    current: made.original && new Date(Date.parse(made.original) + moved * 86_400_000).toISOString().slice(0, 10),
    settled: isSettled ? made.reported : null,
    ended: made.status === 'closed' || made.status === 'terminated' ? ended : null,
  }));

it('of any period one standing against each deadline, as the rule of timeliness has it', async () => {
  await fc.assert(
    fc.asyncProperty(periods, async (made) => {
      const holds = await said(made);
      const keptOn = dayIn(made.reported, made.zone);
      const today = dayIn(made.ended ?? made.now, made.zone) ?? '';
      for (const which of ['original', 'current'] as const) {
        const standing = timeliness({ deadline: made[which], keptOn, today });
        const expected = standing === 'undated' ? [] : [`${standing}_${which}`];
        expect([...holds].filter((having) => having.endsWith(`_${which}`))).toEqual(expected);
      }
      expect(holds.has('undated')).toBe(made.original === null);
    }),
    { numRuns: 300 },
  );
});

it('kept is part of clear; what waits is not clear; overdue and at risk exclude each other and a report', async () => {
  await fc.assert(
    fc.asyncProperty(periods, async (made) => {
      const holds = await said(made);
      const implied = (a: Having, b: Having) => !holds.has(a) || holds.has(b);
      expect(implied('kept_by_us', 'clear_by_us')).toBe(true);
      expect(implied('kept_by_them', 'clear_by_them')).toBe(true);
      expect(holds.has('report_waiting') && (holds.has('clear_by_us') || holds.has('clear_by_them'))).toBe(false);
      expect(holds.has('overdue') && holds.has('at_risk')).toBe(false);
      expect(implied('overdue', 'overdue_current') && implied('at_risk', 'running_current')).toBe(true);
      if (made.reported !== null)
        expect(holds.has('overdue') || holds.has('at_risk') || holds.has('blocked')).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['due in 14 days', { original: '2024-03-15' }, true],
  ['due in 15 days', { original: '2024-03-16' }, false],
  ['due on the day', { original: '2024-03-01' }, true],
  ['overdue', { original: '2024-02-29' }, false],
  ['blocked, due far away', { original: '2024-06-01', blocker: 'The plant' }, true],
  ['without a deadline', { original: null, blocker: 'The plant' }, false],
  ['closed', { original: '2024-03-15', status: 'closed', ended: '2024-03-01T08:00:00Z' }, false],
])('at risk: %s', async (_, { original, ...more }, expected) => {
  const made = { status: 'active', side: 'ours', reported: null, settled: null, ended: null, blocker: null };
  const at = { now: '2024-03-01T09:00:00Z', zone: 'Europe/Minsk' };
  expect((await said({ ...made, ...at, original, current: original, ...more })).has('at_risk')).toBe(expected);
});
