import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import { useLanguage, useNumbers } from '../../language/language.js';
import { useProfile, useToday } from '../../session/index.js';
import { RegisterLink } from '../register/index.js';
import { bodiesOf, type Counted, filterOf, type NumberName, NUMBERS, postsOf } from './under-posts.rules.js';

const WORDS: Record<NumberName, MessageDescriptor> = {
  overdue: msg`Overdue`,
  due: msg`Due within 14 days`,
  reported: msg`Report waits to be accepted`,
  blocked: msg`Something stands in the way`,
};

/** For heads: how things stand with what is led under their posts. Each number opens the list behind it. */
export function UnderPosts() {
  const bodies = bodiesOf(useProfile(), useLanguage());
  if (bodies.length === 0) return null;
  return (
    <section className="panel today-under" aria-labelledby="today-under">
      <Title order={2} size={19} id="today-under">
        <Trans>Under your posts</Trans>
      </Title>
      {bodies.map(({ id, name }) => (
        <div key={id}>
          <p className="today-body">
            <Trans>Led by {name} and below</Trans>
          </p>
          <Numbers of={{ leadBodyId: id }} />
        </div>
      ))}
    </section>
  );
}

/** For controllers: the same of what their posts control. Mails tell them of it too, and it is others who act. */
export function UnderControl() {
  const posts = postsOf(useProfile());
  if (posts.length === 0) return null;
  return (
    <section className="panel today-under" aria-labelledby="today-control">
      <Title order={2} size={19} id="today-control">
        <Trans>Under your control</Trans>
      </Title>
      <Numbers of={{ controllerPostId: posts.join(',') }} />
    </section>
  );
}

function Numbers({ of }: { of: Counted }) {
  const { i18n } = useLingui();
  const today = useToday();
  const format = useNumbers();
  const filters = NUMBERS.map((number) => filterOf(number, of, today));
  const counts = useQueries({
    queries: filters.map((query) => $api.queryOptions('get', '/api/v1/commitments/count', { params: { query } })),
  });
  return (
    <ul className="today-numbers">
      {NUMBERS.map((number, index) => {
        const count = counts[index]?.data?.count;
        return (
          <li key={number}>
            <RegisterLink of={filters[index] ?? {}}>
              <b className={number === 'overdue' && count ? 'tone-overdue' : undefined}>
                {count === undefined ? '…' : format(count)}
              </b>{' '}
              {i18n._(WORDS[number])}
            </RegisterLink>
          </li>
        );
      })}
    </ul>
  );
}
