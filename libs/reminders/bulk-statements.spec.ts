import pg from 'pg';
import { Access, type Principal } from '#access';
import type { BulkAction } from '#commitments';
import { Transactions } from '#platform';
import { BulkWorks } from './bulk-works.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;
/** Who also heads those that lead: what that opens to them is looked up as well. */
let registrar: Principal;
const post: Record<string, string> = {};

beforeAll(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('clerk', { reportsTo: 'premier' });
  await ground.addPost('envoy', { reportsTo: 'premier' });
  await ground.addPost('minister', { reportsTo: 'premier' });
  for (const { id, code } of await ground.query<{ id: string; code: string }>('SELECT id, code FROM posts')) {
    post[code] = id;
  }
  const personId = await ground.addPerson('registrar', 'confidential');
  const more = { language: 'en', postIds: [post['premier'] ?? ''], actingFor: [] } as const;
  registrar = { personId, roles: ['registrar', 'head'], clearance: 'confidential', ...more };
});
afterAll(() => ground.stop());

/** Of two leads, each with a deadline of its own, so that nothing is alike by chance; some as drafts. */
async function enter(count: number, isDraft: boolean): Promise<string[]> {
  const leads = Array.from({ length: count }, (_, n) => (n % 2 === 0 ? 'clerk' : 'envoy'));
  const ids = await ground.addCommitments(leads, { ladder: 'default' });
  await ground.query(OWN_DEADLINES, [ids]);
  await ground.query(OWN_DEADLINES_OF_PERIODS, [ids]);
  if (isDraft) await ground.query(AS_DRAFTS, [ids]);
  return ids;
}

const OWN_DEADLINES = `
  UPDATE commitments c SET current_deadline = c.current_deadline + given.n::integer
  FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, n) WHERE c.id = given.id`;
const OWN_DEADLINES_OF_PERIODS = `
  UPDATE commitment_periods p SET current_deadline = c.current_deadline
  FROM commitments c WHERE c.id = p.commitment_id AND c.id = ANY($1::uuid[])`;
const AS_DRAFTS = `UPDATE commitments SET status = 'draft', controlled_at = NULL WHERE id = ANY($1::uuid[])`;

/** How many statements the work sends on so many commitments, half of them drafts where it can be done to drafts. */
async function count(action: BulkAction, size: number): Promise<number> {
  const ids = [...(await enter(size / 2, false)), ...(await enter(size / 2, action.kind !== 'extend'))];
  const query = jest.spyOn(pg.Client.prototype, 'query');
  const { totals } = await ground.nest.get(Transactions).run({ personId: registrar.personId }, () => {
    ground.nest.get(Access).enter(registrar);
    return ground.nest
      .get(BulkWorks, { strict: false })
      .run({ commitments: ids.map((id) => ({ id, version: 1 })), action });
  });
  const { length } = query.mock.calls;
  query.mockRestore();
  expect(totals.changed).toBe(size);
  return length;
}

describe('bulk work', () => {
  it.each<[string, () => BulkAction]>([
    ['re-assigns leads', () => ({ kind: 'reassign', leadPostId: post['minister'] ?? '' })],
    ['re-assigns co-executors', () => ({ kind: 'reassign', coExecutorPostIds: [post['minister'] ?? ''] })],
    ['extends', () => ({ kind: 'extend', byDays: 7, reason: 'Snow', decidedByPostId: post['president'] ?? '' })],
    ['classifies', () => ({ kind: 'classify', classification: 'official' })],
  ])('%s with as many statements for sixty as for four', async (_, action) => {
    // The first on a connection prepares what it sends again and again.
    await count(action(), 4);
    const few = await count(action(), 4);
    expect(await count(action(), 60)).toBe(few);
  });
});
