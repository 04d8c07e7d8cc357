import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import { byPage } from '../../client/by-page.js';
import type { Checkpoint } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage, useNumbers } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { useTimeZone } from '../../session/index.js';
import { MorePages } from '../people/index.js';

/** The signed checkpoints, newest first, each with its note to be kept elsewhere. */
export function CheckpointTable() {
  const { t } = useLingui();
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/history/checkpoints',
    { params: { query: { limit: 20 } } },
    byPage,
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <MorePages
      pages={pages}
      name={t`Checkpoints`}
      none={items.length === 0}
      empty={<Trans>There is no checkpoint yet. A worker signs one as soon as something has happened.</Trans>}
    >
      <thead>
        <ColumnHeads names={[t`Checkpoint`, t`Signed`, t`Events that it covers`, t`Note`]} />
      </thead>
      <tbody>
        {items.map((checkpoint) => (
          <CheckpointRow key={checkpoint.number} checkpoint={checkpoint} />
        ))}
      </tbody>
    </MorePages>
  );
}

function CheckpointRow({ checkpoint: { number, signedAt, size, note } }: { checkpoint: Checkpoint }) {
  const { t } = useLingui();
  const [language, timeZone, count] = [useLanguage(), useTimeZone(), useNumbers()];
  return (
    <tr>
      <th scope="row">{number}</th>
      <td data-label={t`Signed`}>{dateAndTime(signedAt, { language, timeZone })}</td>
      <td data-label={t`Events that it covers`}>{count(size)}</td>
      <td data-label={t`Note`}>
        <details>
          <summary>
            <Trans>Show the note of checkpoint {number}</Trans>
          </summary>
          <pre className="history-note">{note}</pre>
        </details>
      </td>
    </tr>
  );
}
