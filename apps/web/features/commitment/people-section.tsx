import './people-section.css';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Commitment, HeldPost, PostHolders } from '../../client/api.generated.js';
import { inZone } from '../../language/dates.js';
import type { Term } from '../../language/terms.js';
import { isDay } from '../../look/as-of.rules.js';
import { Hint } from '../../look/hint.js';
import { useTimeZone, useToday } from '../../session/index.js';
import { useHolders } from './commitment-queries.js';
import { Day } from './deadlines-section.js';
import { Section } from './section.js';
import { covers, toldTenure } from './tenure.rules.js';

type Holder = PostHolders['items'][number];

/** Which posts answer, who holds them, and who did before: responsibility goes with the post. */
export function PeopleSection({ commitment, asOf }: { commitment: Commitment; asOf: string | undefined }) {
  const { t } = useLingui();
  const { data } = useHolders({ id: commitment.id, asOf });
  const today = useToday();
  const timeZone = useTimeZone();
  const day = asOf === undefined ? today : isDay(asOf) ? asOf : inZone(asOf, timeZone)[0];
  const { lead, coExecutors, controller, author, counterpartPost, observers } = commitment;
  const posts: [string, HeldPost, Term?][] = [
    [t`Lead`, lead, 'lead'],
    ...coExecutors.map((post): [string, HeldPost, Term] => [t`Co-executor`, post, 'co_executor']),
    [t`Controller`, controller, 'controller'],
    [t`Author`, author, 'author'],
    ...(counterpartPost ? [[t`On the other side`, counterpartPost] as [string, HeldPost]] : []),
  ];
  return (
    <Section id="people" title={t`Who is responsible`}>
      <dl className="people">
        {posts.map(([part, post, term]) => (
          <PostEntry key={`${part} ${post.id}`} {...{ part, post, term, day }} holders={holdersOf(data, post, day)} />
        ))}
        {observers.length > 0 && (
          <div>
            <dt>
              <Trans>Observers</Trans>
            </dt>
            <dd>{observers.map(({ name }) => name).join(', ')}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

/** All but the tenure of whoever holds it on the day, who stands there already. */
function holdersOf(data: PostHolders | undefined, { id, holder }: HeldPost, day: string): Holder[] {
  const isPresent = (one: Holder) => one.person.id === holder?.id && covers(one, day);
  return (data?.items ?? []).filter((one) => one.postId === id && !isPresent(one));
}

interface EntryProps {
  part: string;
  post: HeldPost;
  term: Term | undefined;
  holders: readonly Holder[];
  /** The day that is looked at. */
  day: string;
}

function PostEntry({ part, post, term, holders, day }: EntryProps) {
  return (
    <div>
      <dt>
        {part} {term && <Hint of={term} />}
      </dt>
      <dd>
        <b>
          {post.holder ? (
            post.holder.name
          ) : (
            <span className="tone-soon">
              <Trans>Vacant</Trans>
            </span>
          )}
        </b>
        <span className="post">{post.title}</span>
        {!post.title.includes(post.body) && <span className="quiet">{post.body}</span>}
        {holders.length > 0 && (
          <ul className="holders">
            {holders.map(({ person, startsOn, endsOn }) => (
              <li key={`${person.id} ${startsOn}`}>
                <OtherHolder name={person.name} told={toldTenure({ startsOn, endsOn }, day)} />
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

/** Somebody who held the post, or will. */
function OtherHolder({ name, told }: { name: string; told: ReturnType<typeof toldTenure> }) {
  if ('until' in told) {
    return (
      <Trans>
        until <Day day={told.until} />: {name}
      </Trans>
    );
  }
  return (
    <Trans>
      from <Day day={told.from} />: {name}
    </Trans>
  );
}
