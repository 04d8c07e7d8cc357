import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { BulkState, BulkWork, RegisterLine } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { CLASSIFICATION } from '../../language/words.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { TableRegion } from '../../look/table-region.js';
import { useNames } from './named-things.js';

/** What would follow: of each what changes, and what becomes of the reminders. */
export function BulkPreview({ work, lines }: { work: BulkWork; lines: readonly RegisterLine[] }) {
  const { t } = useLingui();
  const { changed, warned, reminders } = work.totals;
  return (
    <section aria-label={t`What would follow`}>
      <p>
        <Plural value={changed} one="# commitment would change." other="# commitments would change." />{' '}
        <Trans>
          Reminders: {reminders.added} new, {reminders.taken_back} taken back, {reminders.moved} moved,{' '}
          {reminders.other_reason} to somebody else.
        </Trans>
      </p>
      {warned > 0 && (
        <p className="tone-soon">
          <Plural
            value={warned}
            one="Reminders of # commitment would not reach its lead: see below."
            other="Reminders of # commitments would not reach their leads: see below."
          />
        </p>
      )}
      <TableRegion className="bulk-preview" name={t`Commitment by commitment`}>
        <table>
          <thead>
            <ColumnHeads names={[t`Commitment`, t`Now`, t`Afterwards`]} />
          </thead>
          <tbody>
            {work.commitments.map(({ id, reference, before, after, warnings }, index) => (
              <tr key={id}>
                <th scope="row">
                  <span className="reference">{reference}</span> {lines[index]?.title}
                </th>
                <td>
                  <StateWords state={before} />
                </td>
                <td>
                  <StateWords state={after} />
                  {warnings.map(({ code, message }) => (
                    <span key={code} className="below tone-soon" lang="en">
                      {message}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}

/** Of a state what differs; nothing where all stays. */
function StateWords({ state }: { state: Partial<BulkState> }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { leadPostId, controllerPostId, classification, currentDeadline } = state;
  const posts = useNames(
    'post',
    [leadPostId, controllerPostId].filter((id) => id !== undefined),
  );
  const said = [
    ...posts.map(({ name }) => name),
    ...(classification ? [i18n._(CLASSIFICATION[classification])] : []),
    ...(currentDeadline ? [shortDate(currentDeadline, language)] : []),
  ];
  return said.length === 0 ? <Trans>stays as it is</Trans> : said.join(', ');
}
