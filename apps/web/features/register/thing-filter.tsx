import { useLingui } from '@lingui/react/macro';
import { REGISTER_FILTER } from './filter-words.js';
import type { Thing } from './named-things.js';
import { useChangeSearch, useFilterValues } from './register-address.js';
import { type FilterName, OTHER_SIDE } from './register-search.rules.js';
import { ThingSelect } from './thing-select.js';

interface Props {
  name: FilterName;
  thing: Thing;
  most?: number;
}

/** A filter that points to posts, bodies, meetings or areas. */
export function ThingFilter({ name, thing, most }: Props) {
  const { t, i18n } = useLingui();
  const value = useFilterValues(name);
  const change = useChangeSearch();
  return (
    <ThingSelect
      thing={thing}
      label={i18n._(REGISTER_FILTER[name])}
      value={value}
      onChange={(ids) => change({ [name]: ids.join(',') })}
      first={name === OTHER_SIDE ? [{ id: 'none', name: t`Nobody` }] : []}
      {...(most && { most })}
    />
  );
}
