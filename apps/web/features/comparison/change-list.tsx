import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { $api } from '../../client/api.js';
import { byPage } from '../../client/by-page.js';
import type { ComparedCommitment } from '../../client/api.generated.js';
import { joinClauses } from '../../language/clauses.rules.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { ProblemNote } from '../../look/problem-note.js';
import { TableRegion } from '../../look/table-region.js';
import { Waiting } from '../../look/waiting.js';
import { CHANGE } from './change-words.js';
import { comparisonQuery, type ComparisonSearch } from './comparison-search.rules.js';

const PAGE = 50;

/** Each commitment that is no longer what it was, with what it was and is. */
export function ChangeList({ search }: { search: ComparisonSearch & { from: string } }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const query = comparisonQuery(search, language, PAGE);
  const pages = $api.useInfiniteQuery('get', '/api/v1/comparison', { params: { query } }, byPage);
  if (pages.error) return <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Waiting />;
  const items = pages.data.pages.flatMap((page) => page.items);
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs" id="changed">
        {search.change ? i18n._(CHANGE[search.change]) : <Trans>All changes</Trans>}
      </Title>
      {items.length === 0 ? (
        <p className="hint">
          <Trans>Nothing has changed between these dates. Choose an earlier beginning, or fewer filters.</Trans>
        </p>
      ) : (
        <ChangeTable items={items} />
      )}
      {pages.hasNextPage && (
        <Button variant="default" mt="sm" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </section>
  );
}

function ChangeTable({ items }: { items: readonly ComparedCommitment[] }) {
  const { t } = useLingui();
  return (
    <TableRegion namedBy="changed">
      <table className="changes">
        <thead>
          <ColumnHeads names={[t`Commitment`, t`What has changed`, t`Status`, t`Deadline`, t`Lead`]} />
        </thead>
        <tbody>
          {items.map((item) => (
            <ChangeRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function ChangeRow({ item: { id, reference, title, changes, before, after, slipDays } }: { item: ComparedCommitment }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const dayOf = (day: string | null) => (day === null ? <Trans>No date</Trans> : shortDate(day, language));
  return (
    <tr>
      <th scope="row">
        <span className="reference">{reference}</span>
        <CommitmentLink id={id}>{title}</CommitmentLink>
      </th>
      <td>{joinClauses(changes.map((change) => i18n._(CHANGE[change])))}</td>
      <td>
        {before && before.status !== after.status && (
          <Was>
            <ControlStatusMark status={before.status} />
          </Was>
        )}
        <ControlStatusMark status={after.status} />
      </td>
      <td>
        {before && before.currentDeadline !== after.currentDeadline && <Was>{dayOf(before.currentDeadline)}</Was>}
        {dayOf(after.currentDeadline)}
        {slipDays !== null && <Slip days={slipDays} />}
      </td>
      <td>
        {before && before.lead.id !== after.lead.id && <Was>{before.lead.title}</Was>}
        {after.lead.title}
        <div className="reference">{after.lead.body}</div>
      </td>
    </tr>
  );
}

/** What stood here before: struck through, and said so. */
function Was({ children }: { children: React.ReactNode }) {
  return (
    <div className="was">
      <span className="visually-hidden">
        <Trans>Before:</Trans>{' '}
      </span>
      {children}
    </div>
  );
}

function Slip({ days }: { days: number }) {
  return (
    <div className="reference">
      {days > 0 ? (
        <Plural value={days} one="# day later" other="# days later" />
      ) : (
        <Plural value={-days} one="# day earlier" other="# days earlier" />
      )}
    </div>
  );
}
