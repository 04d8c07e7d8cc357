import { BlockCommitment } from './block-commitment.js';
import { CommitmentHistory } from './commitment-history.js';
import { PostHolders } from './post-holders.js';
import { RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
afterAll(() => fixture.stop());

it('everybody who has held a post of a commitment since it was agreed, and nobody else', async () => {
  const id = await fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor] });
  const { lead, coExecutor, controller, author } = fixture.post;
  const { stranger, deputy, observer } = fixture.person;
  await fixture.query(`UPDATE tenures SET starts_on = '2024-02-01' WHERE post_id = $1`, [lead]);
  await fixture.query(
    `INSERT INTO tenures (id, post_id, person_id, starts_on, ends_on) VALUES
       (gen_random_uuid(), $1, $2, '2021-01-01', '2023-12-17'),
       (gen_random_uuid(), $1, $3, '2023-12-18', '2024-01-31'),
       (gen_random_uuid(), $4, $5, '2023-01-01', NULL)`,
    [lead, stranger, deputy, fixture.post.other, observer],
  );
  const items = await fixture.as('lead', () => fixture.nest.get(PostHolders).of(id));
  expect(items.filter(({ postId }) => postId === lead)).toEqual([
    {
      postId: lead,
      person: { id: fixture.person.lead, name: expect.any(String) },
      startsOn: '2024-02-01',
      endsOn: null,
    },
    { postId: lead, person: { id: deputy, name: expect.any(String) }, startsOn: '2023-12-18', endsOn: '2024-01-31' },
  ]);
  expect(new Set(items.map(({ postId }) => postId))).toEqual(new Set([lead, coExecutor, controller, author]));
});

it('what the ids in its events are called, in the language asked for', async () => {
  const id = await fixture.createActive();
  const blocker = { side: 'theirs' as const, text: 'The drawings have not come.', postId: fixture.post.counterpart };
  await fixture.as('lead', () => fixture.nest.get(BlockCommitment).block({ commitmentId: id, version: 2, blocker }));
  await fixture.query(`UPDATE posts SET title_ru = 'Министр' WHERE id = $1`, [fixture.post.counterpart]);
  const history = fixture.nest.get(CommitmentHistory);
  const names = await fixture.as('auditor', async () => history.names(await history.list(id), 'ru'));
  expect(names).toContainEqual({ id: fixture.post.counterpart, name: 'Министр' });
  expect(names.map((named) => named.id)).toEqual(
    expect.arrayContaining([fixture.post.lead, fixture.person.lead, 'transport']),
  );
  expect(names.map((named) => named.id)).not.toContain(fixture.post.other);
});
