import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Access, type Principal } from '#access';
import { type BulkAction, type BulkRequest, EditCommitment } from '#commitments';
import { Tenures } from '#people';
import { type DomainError, Transactions } from '#platform';
import { interleave, overlap } from '#testing';
import { type BulkOutcome, BulkWorks } from './bulk-works.js';
import { CheckPlan } from './check-plan.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;
let registrar: Principal;
const post: Record<string, string> = {};
const LEADS = ['minister', 'clerk', 'envoy', 'vacant'];
let ids: string[];

beforeAll(async () => {
  ground = await ReminderGround.start();
  post['minister'] = await ground.addPost('minister', { reportsTo: 'premier' });
  post['clerk'] = await ground.addPost('clerk', { reportsTo: 'minister' });
  // Nobody above: where the holder may not read, nobody can be told.
  post['envoy'] = await ground.addPost('envoy');
  post['vacant'] = await ground.addPost('vacant', { holder: null, reportsTo: 'premier' });
  for (const { id, code } of await ground.query<{ id: string; code: string }>('SELECT id, code FROM posts')) {
    post[code] = id;
  }
  ids = [
    ...(await ground.addCommitments(['minister', 'clerk', 'envoy'], { ladder: 'default' })),
    await ground.addCommitment('clerk', { classification: 'official' }),
    await ground.addCommitment('minister', { ladder: 'default', basis: 'open' }),
    await ground.addCommitment('vacant', { ladder: 'default' }),
  ];
  const personId = await ground.addPerson('registrar', 'confidential');
  const more = { language: 'en', postIds: [], actingFor: [] } as const;
  registrar = { personId, roles: ['registrar'], clearance: 'confidential', ...more };
});
afterAll(() => ground.stop());

const as = <T>(work: () => Promise<T>): Promise<T> =>
  ground.nest.get(Transactions).run({ personId: registrar.personId }, () => {
    ground.nest.get(Access).enter(registrar);
    return work();
  });
const works = () => ground.nest.get(BulkWorks, { strict: false });
const run = (request: BulkRequest) => as(() => works().run(request));
const preview = (request: BulkRequest) => as(() => works().preview(request));

async function asRead(wanted: readonly string[]): Promise<{ id: string; version: number }[]> {
  const rows = await ground.query<{ id: string; version: number }>('SELECT id, version FROM commitments');
  return wanted.map((id) => rows.find((row) => row.id === id) ?? { id, version: 0 });
}

/** What came of it: the answer, or what was refused with every fault. */
async function outcomeOf(work: Promise<BulkOutcome>): Promise<object> {
  try {
    return { ...(await work), id: null };
  } catch (error) {
    const { kind, code, faults } = error as DomainError;
    return { kind, code, faults };
  }
}

/** Everything in the database, table by table. */
async function everything(): Promise<Record<string, string | null>> {
  const tables = await ground.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const [row] = await ground.query<{ hashes: Record<string, string | null> }>(
    `SELECT jsonb_object_agg(name, hash) AS hashes FROM (${tables
      .map(
        ({ name }) => `SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS hash FROM ${name} t`,
      )
      .join(' UNION ALL ')}) AS contents`,
  );
  return row?.hashes ?? {};
}

type Stored = Record<string, { commitment: string; due: string; through: string }>;

async function storedReminders(): Promise<Stored> {
  const rows = await ground.query<{ key: string; commitment: string; due: string; through: string }>(
    `SELECT concat_ws(' ', commitment_id, rung, ordinal, recipient_id) AS key, commitment_id AS commitment,
       due_at::text AS due, concat_ws(' ', audience, post_id, deadline_version, deadline) AS through
     FROM occurrences WHERE state = 'planned'`,
  );
  return Object.fromEntries(rows.map(({ key, ...row }) => [key, row]));
}

/** Counted by looking at the table before and after. */
function counted(before: Stored, after: Stored, id: string) {
  const counts = { added: 0, taken_back: 0, moved: 0, other_reason: 0 };
  for (const [key, row] of Object.entries(after)) {
    if (row.commitment !== id) continue;
    const was = before[key];
    if (was === undefined) counts.added += 1;
    else if (was.due !== row.due) counts.moved += 1;
    else if (was.through !== row.through) counts.other_reason += 1;
  }
  counts.taken_back = Object.entries(before).filter(([key, row]) => row.commitment === id && !(key in after)).length;
  return counts;
}

const someLeads = fc.constantFrom(...LEADS).map((code) => post[code] ?? '');
const actions = fc.oneof(
  fc.record({ kind: fc.constant('reassign' as const), leadPostId: someLeads }),
  fc.record({
    kind: fc.constant('reassign' as const),
    controllerPostId: fc.constantFrom('inspector', 'premier').map((code) => post[code] ?? ''),
    coExecutorPostIds: fc.uniqueArray(someLeads, { maxLength: 2 }),
    reason: fc.constant('A new order of duties'),
  }),
  fc.record({
    kind: fc.constant('classify' as const),
    classification: fc.constantFrom('public' as const, 'official' as const, 'confidential' as const),
  }),
  fc.record({
    kind: fc.constant('extend' as const),
    byDays: fc.integer({ min: 1, max: 30 }),
    reason: fc.constant('Decided by the council'),
    decidedByPostId: fc.constantFrom('president', 'inspector').map((code) => post[code] ?? ''),
  }),
);

describe('the preview of bulk work', () => {
  it('leaves nothing behind and says what then happens, be it done or refused', async () => {
    const seen = { done: 0, refused: 0, warned: 0 };
    await fc.assert(
      fc.asyncProperty(actions, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), async (action, places) => {
        const request = { commitments: await asRead(places.map((at) => ids[at] ?? '')), action: action as BulkAction };
        const [contents, reminders] = [await everything(), await storedReminders()];
        const previewed = await outcomeOf(preview(request));
        expect(await everything()).toEqual(contents);
        const done = await outcomeOf(run(request));
        expect(previewed).toEqual(done);
        if (!('commitments' in done)) {
          seen.refused += 1;
          expect(await everything()).toEqual(contents);
          return;
        }
        seen.done += 1;
        const { commitments, totals } = done as BulkOutcome;
        seen.warned += totals.warned;
        const after = await storedReminders();
        for (const { id, version, reminders: told } of commitments) {
          expect(told.counts).toEqual(counted(reminders, after, id));
          expect(await asRead([id])).toEqual([{ id, version }]);
        }
      }),
      { numRuns: 25, seed: 4 },
    );
    expect((await ground.nest.get(CheckPlan).run()).differences).toBe(0);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  }, 120_000);

  it('names the lead, the deadline and the reminders before and after', async () => {
    const id = await ground.addCommitment('clerk', { ladder: 'once' });
    const extended = await preview({
      commitments: await asRead([id]),
      action: { kind: 'extend', byDays: 7, reason: 'Snow', decidedByPostId: post['president'] ?? '' },
    });
    expect(extended.commitments).toMatchObject([
      {
        ...{ id, version: 2 },
        before: { currentDeadline: Temporal.PlainDate.from('2024-01-18') },
        after: { currentDeadline: Temporal.PlainDate.from('2024-01-25') },
        reminders: {
          // The lead hears of it, and of the deadline a week later.
          counts: { added: 1, taken_back: 0, moved: 1, other_reason: 0 },
          first: [{ change: 'added' }, { change: 'moved', rung: 'on-day' }],
        },
      },
    ]);
    expect(extended).toMatchObject({ id: null, totals: { commitments: 1, changed: 1, warned: 0 } });
    const reassigned = await preview({
      commitments: await asRead([id]),
      action: { kind: 'reassign', leadPostId: post['envoy'] ?? '' },
    });
    expect(reassigned.commitments).toMatchObject([
      {
        before: { leadPostId: post['clerk'] },
        after: { leadPostId: post['envoy'] },
        reminders: { counts: { added: 1, taken_back: 1, moved: 0, other_reason: 0 } },
      },
    ]);
  });

  it('warns of whom reminders do not reach then', async () => {
    const id = await ground.addCommitment('envoy', { ladder: 'once' });
    const request = {
      commitments: await asRead([id]),
      action: { kind: 'classify', classification: 'confidential' } as const,
    };
    expect((await preview(request)).commitments).toMatchObject([{ warnings: [{ code: 'nobody_can_be_told' }] }]);
  });
});

describe('bulk work beside other changes', () => {
  const minister = () => ({ kind: 'reassign' as const, leadPostId: post['minister'] ?? '' });

  it('locks in the order that everybody keeps, whatever the order of the request', async () => {
    const [first = '', second = ''] = (await ground.addCommitments(['clerk', 'clerk'])).sort();
    const read = await asRead([second, first]);
    const edit = (commitmentId: string) => () =>
      as(() =>
        ground.nest.get(EditCommitment, { strict: false }).run({ commitmentId, version: 1, edit: { title: 'T' } }),
      );
    const work = () => outcomeOf(run({ commitments: read, action: minister() }));
    const around = { before: edit(first), after: edit(second) };
    expect(await interleave(ground.nest.get(Transactions), around, work)).toEqual({
      kind: 'conflict',
      code: 'bulk_refused',
      faults: [0, 1].map((at) => ({
        path: `commitments[${at}].version`,
        rule: 'refused',
        code: 'stale',
        message: expect.stringContaining('version 2'),
      })),
    });
  });

  it('leaves a true plan when posts change hands at the same time', async () => {
    const some = await ground.addCommitments(['clerk', 'envoy', 'clerk']);
    const successor = await ground.addPerson('successor');
    const tenures = ground.nest.get(Tenures, { strict: false });
    const work = async () => as(async () => works().run({ commitments: await asReadHere(some), action: minister() }));
    const succession = (startsOn: string, personId: string) => async () =>
      as(() => tenures.succeed(post['minister'] ?? '', { personId, startsOn: Temporal.PlainDate.from(startsOn) }));
    const transactions = ground.nest.get(Transactions);
    const results = [
      ...(await overlap(transactions, work, succession('2023-12-20', successor))),
      ...(await overlap(transactions, succession('2023-12-27', await ground.addPerson('minister')), work)),
    ];
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect((await ground.nest.get(CheckPlan).run()).differences).toBe(0);
  });

  /** Within the transaction that is open. */
  async function asReadHere(wanted: readonly string[]): Promise<{ id: string; version: number }[]> {
    return ground.nest
      .get(Transactions)
      .manager.query('SELECT id, version FROM commitments WHERE id = ANY($1::uuid[])', [wanted]);
  }
});
