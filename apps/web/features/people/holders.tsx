import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Tenure } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import type { PostWork } from './post-dialogs.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { TableRegion } from '../../look/table-region.js';

interface Props {
  tenures: readonly Tenure[];
  /** Absent for those who may not change it. */
  onBegin: ((work: PostWork) => void) | null;
}

/** Who holds a post, held it and will hold it; administrators add and correct it here. */
export function Holders({ tenures, onBegin }: Props) {
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs" id="holders">
        <Trans>Who holds it, and held it</Trans>
      </Title>
      {tenures.length === 0 ? (
        <p className="hint">
          <Trans>Nobody has held this post yet. Its mail goes to the post that it reports to.</Trans>
        </p>
      ) : (
        <HolderTable tenures={tenures} onBegin={onBegin} />
      )}
      {onBegin && (
        <div className="panel-actions">
          <Button variant="default" onClick={() => onBegin({ kind: 'add_tenure' })}>
            <Trans>Add a tenure</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function HolderTable({ tenures, onBegin }: Props) {
  const { t } = useLingui();
  const columns = [t`Person`, t`First day`, t`Last day`, ...(onBegin ? [t`Change`] : [])];
  return (
    <TableRegion namedBy="holders">
      <table className="list-table">
        <thead>
          <ColumnHeads names={columns} />
        </thead>
        <tbody>
          {tenures.map((tenure) => (
            <HolderRow key={tenure.id} tenure={tenure} onBegin={onBegin} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function HolderRow({ tenure, onBegin }: { tenure: Tenure } & Pick<Props, 'onBegin'>) {
  const { t } = useLingui();
  const language = useLanguage();
  const { person, startsOn, endsOn } = tenure;
  const [name, first] = [personName(person, language), shortDate(startsOn, language)];
  return (
    <tr>
      <th scope="row">
        <Link to="/persons/$id" params={{ id: person.id }}>
          {name}
        </Link>
      </th>
      <td data-label={t`First day`}>{first}</td>
      <td data-label={t`Last day`}>
        {endsOn === null ? <Trans>until further notice</Trans> : shortDate(endsOn, language)}
      </td>
      {onBegin && (
        <td>
          <Button
            variant="default"
            size="compact-md"
            aria-label={t`End or correct the tenure of ${name} since ${first}`}
            onClick={() => onBegin({ kind: 'correct_tenure', tenure })}
          >
            <Trans>End or correct</Trans>
          </Button>
        </td>
      )}
    </tr>
  );
}
