import { DomainError } from '#platform';
import { type Deciding, deciderOf } from './decider.rules.js';

const POSTS = { leadPostId: 'lead', controllerPostId: 'controller', authorPostId: 'author' };
const by = (postId: string | null, postIds: string[], isRegistrar = false): Deciding => ({
  ...{ postId, postIds, isRegistrar },
});

/** Who, which post they name, and whose decision it is then; or what is wrong with it. */
const TABLE: { who: string; deciding: Deciding; named?: string; posts?: typeof POSTS; decider: string | null }[] = [
  { who: 'the controller', deciding: by('controller', ['controller']), decider: null },
  { who: 'the controller by name', deciding: by('controller', ['controller']), named: 'controller', decider: null },
  { who: 'the author’s side', deciding: by('author', ['author']), decider: null },
  {
    who: 'who holds both, as the author',
    deciding: by('controller', ['controller', 'author']),
    named: 'author',
    decider: 'author',
  },
  {
    who: 'the controller for the author',
    deciding: by('controller', ['controller']),
    named: 'author',
    decider: 'decision_of_others',
  },
  {
    who: 'the controller for somebody else',
    deciding: by('controller', ['controller']),
    named: 'other',
    decider: 'decidedByPostId',
  },
  { who: 'a registrar who says nothing', deciding: by(null, [], true), decider: 'decidedByPostId' },
  { who: 'a registrar for the author', deciding: by(null, [], true), named: 'author', decider: 'author' },
  { who: 'a registrar for the controller', deciding: by(null, [], true), named: 'controller', decider: 'controller' },
  { who: 'a registrar for the lead', deciding: by(null, [], true), named: 'lead', decider: 'decidedByPostId' },
  {
    who: 'a controller and registrar, for the author',
    deciding: by('controller', ['controller'], true),
    named: 'author',
    decider: 'author',
  },
  {
    who: 'a controller who leads it',
    deciding: by('controller', ['controller', 'lead']),
    decider: 'deadline_not_by_lead',
  },
  {
    who: 'the author’s side that leads it',
    deciding: by('author', ['lead', 'author'], true),
    named: 'author',
    decider: 'deadline_not_by_lead',
  },
  {
    who: 'a registrar who leads it, for the controller',
    deciding: by(null, ['lead'], true),
    named: 'controller',
    decider: 'deadline_not_by_lead',
  },
  {
    who: 'a registrar for an author whose post leads it',
    deciding: by(null, [], true),
    named: 'author',
    posts: { ...POSTS, leadPostId: 'author' },
    decider: 'decidedByPostId',
  },
  {
    who: 'a registrar for the controller, where the author’s post leads it',
    deciding: by(null, [], true),
    named: 'controller',
    posts: { ...POSTS, leadPostId: 'author' },
    decider: 'controller',
  },
];

it.each(TABLE)('$who', ({ deciding, named, posts = POSTS, decider }) => {
  const found = deciderOf(deciding, posts, named);
  expect(found instanceof DomainError ? (found.faults[0]?.path ?? found.code) : found).toBe(decider);
});
