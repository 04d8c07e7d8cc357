import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Area } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { TableRegion } from '../../look/table-region.js';

interface Props {
  areas: readonly Area[];
  /** Null for those who may not rename one. */
  onRename: ((area: Area) => void) | null;
}

/** Each area with its names and the way to its commitments, in the order of the reader's language. */
export function AreaTable({ areas, onRename }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const columns = [t`Area`, t`In other languages`, t`Code`, t`Commitments`, ...(onRename ? [t`Change`] : [])];
  const rows = areas
    .map((area) => ({ area, name: named(area.name, language) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
  return (
    <section className="panel">
      {rows.length === 0 && (
        <p className="hint">
          <Trans>There is no area yet. Every commitment is about one: transport, health, trade.</Trans>
        </p>
      )}
      {rows.length > 0 && (
        <TableRegion name={t`Areas`}>
          <table className="list-table">
            <thead>
              <ColumnHeads names={columns} />
            </thead>
            <tbody>
              {rows.map(({ area, name }) => (
                <AreaRow key={area.code} area={area} name={name} onRename={onRename && (() => onRename(area))} />
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </section>
  );
}

const LANGUAGES = ['en', 'ru', 'be'] as const;

interface RowProps {
  area: Area;
  name: string;
  onRename: (() => void) | null;
}

function AreaRow({ area, name, onRename }: RowProps) {
  const { t } = useLingui();
  const others = LANGUAGES.filter((language) => area.name[language] && area.name[language] !== name);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="dim" data-label={t`In other languages`}>
        {others.map((language) => (
          <div key={language} lang={language}>
            {area.name[language]}
          </div>
        ))}
      </td>
      <td data-label={t`Code`}>{area.code}</td>
      <td data-label={t`Commitments`}>
        <Link to="/register" search={{ areaCode: area.code }} aria-label={t`In the register: ${name}`}>
          <Trans>In the register</Trans>
        </Link>
      </td>
      {onRename && (
        <td>
          <Button variant="default" size="compact-sm" onClick={onRename} aria-label={t`Rename the area: ${name}`}>
            <Trans>Rename</Trans>
          </Button>
        </td>
      )}
    </tr>
  );
}
