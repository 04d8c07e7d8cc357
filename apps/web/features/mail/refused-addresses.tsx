import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { $api } from '../../client/api.js';
import { byPage } from '../../client/by-page.js';
import type { Person } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';

/** People whose mailboxes refuse mail for good, and the way to mend it. */
export function RefusedAddresses({ onMend }: { onMend: (person: Person) => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/persons',
    { params: { query: { emailRefused: 'true', limit: 50 } } },
    byPage,
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel" aria-labelledby="refused">
      <Title order={2} size={18} mb="xs" id="refused">
        <Trans>Addresses that are refused</Trans>
      </Title>
      <p className="hint">
        <Trans>They get no mail; what would go there goes up the line, until the address is entered anew.</Trans>
      </p>
      {pages.error && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Waiting />}
      {pages.isSuccess && items.length === 0 && (
        <p>
          <Trans>No address is refused.</Trans>
        </p>
      )}
      <ul className="mail-list">
        {items.map((person) => (
          <li key={person.id}>
            <div>
              <b>{personName(person, language)}</b> <span className="reference">{person.email}</span>
              {person.emailRefusal && (
                <p className="reference">
                  <Trans>Word for word:</Trans> <q translate="no">{person.emailRefusal}</q>
                </p>
              )}
            </div>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t`Mend the address of ${personName(person, language)}`}
              onClick={() => onMend(person)}
            >
              <Trans>Mend the address</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" mt="sm" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </section>
  );
}
