import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Person } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { CLASSIFICATION } from '../../language/words.js';
import { isErased } from './person-draft.rules.js';
import { Address } from './person-facts.js';

/** One of the people; of somebody erased nothing is told. */
export function PersonRow({ person, withPrivate }: { person: Person; withPrivate: boolean }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { id, name, clearance, code } = person;
  const called = personName(person, language);
  const erased = isErased(person);
  return (
    <tr>
      <th scope="row">
        <Link to="/persons/$id" params={{ id }}>
          {called}
        </Link>{' '}
        {/* The list is in the order of these. */}
        {called !== name && !erased && <span className="dim">{name}</span>}
      </th>
      {withPrivate && (
        <td className="address" data-label={t`E-mail`}>
          {!erased && <Address person={person} />}
        </td>
      )}
      {withPrivate && (
        <td data-label={t`May read up to`}>{!erased && clearance && i18n._(CLASSIFICATION[clearance])}</td>
      )}
      <td data-label={t`Code`}>{!erased && code}</td>
    </tr>
  );
}
