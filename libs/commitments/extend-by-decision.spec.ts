import type { Principal } from '#access';
import { CommitmentHistory } from './commitment-history.js';
import { ExtendByDecision } from './extend-by-decision.js';
import { ReadCommitment } from './read-commitment.js';
import { date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
afterAll(() => fixture.stop());

type Post = 'controller' | 'author';

interface Case {
  who: string;
  /** Posts of their own. */
  own?: Post[];
  /** Posts of whom they stand in for. */
  lent?: Post[];
  named?: Post;
  behalf: Post | null;
  byPost: Post | null;
}

/** For whom the registrar acts, and whose decision is noted. */
const TABLE: Case[] = [
  { who: 'a registrar alone', named: 'author', behalf: null, byPost: 'author' },
  {
    who: 'who stands in for the controller, for the author',
    lent: ['controller'],
    named: 'author',
    behalf: null,
    byPost: 'author',
  },
  {
    who: 'who stands in for the controller, for the controller',
    lent: ['controller'],
    named: 'controller',
    behalf: 'controller',
    byPost: null,
  },
  { who: 'who stands in for the controller', lent: ['controller'], behalf: 'controller', byPost: null },
  {
    who: 'who stands in for the controller, as the author',
    own: ['author'],
    lent: ['controller'],
    named: 'author',
    behalf: null,
    byPost: 'author',
  },
  {
    who: 'the controller who stands in for the author, for the author',
    own: ['controller'],
    lent: ['author'],
    named: 'author',
    behalf: 'author',
    byPost: 'author',
  },
];

const principalOf = ({ own = [], lent = [] }: Case): Partial<Principal> => ({
  roles: ['registrar', 'controller'],
  postIds: own.map((key) => fixture.post[key]),
  actingFor: lent.map((key) => ({ personId: fixture.person[key], postIds: [fixture.post[key]] })),
});

const nameOf = (key: PersonKey | null) => (key === null ? null : { name: `Person ${key}` });

it.each(TABLE)('a decision entered by $who', async (one) => {
  const id = await fixture.createActive();
  const decision = {
    ...{ version: 2, to: date('2024-02-01'), reason: 'The plant is rebuilt.' },
    ...(one.named && { decidedByPostId: fixture.post[one.named] }),
  };
  const use = () => fixture.nest.get(ExtendByDecision);
  await fixture.as('registrar', () => use().run({ commitmentId: id, ...decision }), principalOf(one));
  const read = await fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));
  expect(read).toMatchObject({
    extensions: [
      {
        decidedBy: { name: 'Person registrar' },
        decidedOnBehalfOf: nameOf(one.behalf),
        decidedByPost: one.byPost === null ? null : { id: fixture.post[one.byPost] },
      },
    ],
  });
  const events = await fixture.as('auditor', () => fixture.nest.get(CommitmentHistory).list(id));
  expect(events.at(-1)).toMatchObject({ actor: { name: 'Person registrar' }, onBehalfOf: nameOf(one.behalf) });
});
