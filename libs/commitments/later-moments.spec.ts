import { EditCommitment } from './edit-commitment.js';
import { RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start('2023-12-18T09:00:00Z');
});
afterAll(() => fixture.stop());

/** What a machine whose clock is ahead wrote: only the moment is another one, which makes no version. */
const ahead = (table: string, id: string, to: string) =>
  fixture.query(`UPDATE ${table} SET valid_from = $2 WHERE id = $1`, [id, to]);

/** The moments of a commitment's row and of its last event, in milliseconds from `2023-12-18T09:00:00Z`. */
async function momentsOf(id: string): Promise<number[]> {
  const since = (moment: string) => `extract(epoch FROM ${moment} - '2023-12-18T09:00:00Z')::float8 * 1000`;
  const [row] = await fixture.query<{ moments: number[] }>(
    `SELECT ARRAY[${['c.valid_from', 'c.updated_at', 'e.occurred_at'].map(since).join()}] AS moments
     FROM commitments c JOIN events e ON e.subject_id = c.id::text WHERE c.id = $1 ORDER BY e.sequence DESC LIMIT 1`,
    [id],
  );
  return row?.moments ?? [];
}

it('what is entered in a meeting of a later moment carries that moment everywhere', async () => {
  await ahead('meetings', fixture.meeting, '2023-12-18T09:00:02.0005Z');
  expect(await momentsOf(await fixture.create())).toEqual([2001, 2001, 2001]);
});

it('what is entered in words of a document of a later moment does so', async () => {
  await ahead('source_documents', fixture.document, '2023-12-18T09:00:03Z');
  const passage = { documentId: fixture.document, startsAt: 0, endsAt: 9, quote: 'The sides' };
  expect(await momentsOf(await fixture.create({ passage }))).toEqual([3001, 3001, 3001]);
});

it('so does a change of a commitment of a later moment', async () => {
  const id = await fixture.create();
  await ahead('commitments', id, '2023-12-18T09:00:05Z');
  const edit = { title: 'Another title' };
  await fixture.as('registrar', () => fixture.nest.get(EditCommitment).run({ commitmentId: id, version: 1, edit }));
  expect(await momentsOf(id)).toEqual([5001, 5001, 5001]);
});
