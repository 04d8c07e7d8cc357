import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Person } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { CLASSIFICATION } from '../../language/words.js';
import { isErased } from './person-draft.rules.js';
import { Address } from './person-facts.js';

/** One of the people; of somebody erased nothing is told. */
export function PersonRow({ person, withPrivate }: { person: Person; withPrivate: boolean }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { id, name, names, clearance, code } = person;
  const erased = isErased(person);
  return (
    <tr>
      <th scope="row">
        <Link to="/persons/$id" params={{ id }}>
          {erased ? <Trans>Erased person</Trans> : name}
        </Link>{' '}
        {language !== 'en' && <span className="dim">{names[language]}</span>}
      </th>
      {withPrivate && <td className="address">{!erased && <Address person={person} />}</td>}
      {withPrivate && <td>{!erased && clearance && i18n._(CLASSIFICATION[clearance])}</td>}
      <td>{!erased && code}</td>
    </tr>
  );
}
