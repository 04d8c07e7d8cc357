import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import { byPage } from '../../client/by-page.js';
import type { MailHealth } from '../../client/api.generated.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { MailingItem } from './mailing-item.js';
import { MAIL_LISTS, type MailList } from './mail-search.rules.js';
import { LIST_EMPTY, LIST_MEANS, LIST_NAME } from './mail-words.js';

interface Props {
  mail: MailHealth;
  onRetried: (recipient: string) => Promise<void>;
}

/** The mail that has not arrived, a list at a time; which one stands in the address. */
export function MailingLists({ mail, onRetried }: Props) {
  const { t, i18n } = useLingui();
  const { state = 'failed' } = useSearch({ from: '/member/mail' });
  const counts: Partial<Record<MailList, number>> = { failed: mail.failed, in_doubt: mail.inDoubt };
  const titleOf = (list: MailList) => [i18n._(LIST_NAME[list]), counts[list] && `(${counts[list]})`];
  return (
    <section className="panel" aria-labelledby="undelivered">
      <Title order={2} size={18} mb="xs" id="undelivered">
        <Trans>Mail that has not arrived</Trans>
      </Title>
      <nav className="choice no-print" aria-label={t`Lists of mail`}>
        {MAIL_LISTS.map((list) => (
          <Link
            key={list}
            to="/mail"
            search={{ state: list }}
            resetScroll={false}
            aria-current={list === state ? 'page' : undefined}
          >
            {titleOf(list).filter(Boolean).join(' ')}
          </Link>
        ))}
      </nav>
      <p className="hint">{i18n._(LIST_MEANS[state])}</p>
      <Mailings state={state} onRetried={onRetried} />
    </section>
  );
}

function Mailings({ state, onRetried }: { state: MailList; onRetried: Props['onRetried'] }) {
  const { i18n } = useLingui();
  const pages = $api.useInfiniteQuery('get', '/api/v1/mailings', { params: { query: { state, limit: 50 } } }, byPage);
  if (pages.error) return <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Waiting />;
  const items = pages.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.length === 0 && <p>{i18n._(LIST_EMPTY[state])}</p>}
      <ul className="mail-list">
        {items.map((mailing) => (
          <MailingItem key={mailing.id} mailing={mailing} onRetried={onRetried} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" mt="sm" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}
