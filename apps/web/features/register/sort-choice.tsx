import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useChangeSearch, useFilter, useSort } from './register-address.js';

const ORDERS: Record<string, MessageDescriptor> = {
  due: msg`Earliest deadline first`,
  '-due': msg`Latest deadline first`,
  '-updated': msg`Changed last first`,
  updated: msg`Changed longest ago first`,
  '-priority': msg`Most important first`,
  priority: msg`Least important first`,
  reference: msg`By number`,
  '-reference': msg`By number, backwards`,
};
const RELEVANCE = { relevance: msg`Best match first` };

/** The order of the list where there are no heads of columns to press: on a phone. */
export function SortChoice() {
  const { t, i18n } = useLingui();
  const sort = useSort();
  const isSearched = useFilter('q') !== '';
  const change = useChangeSearch();
  const orders = { ...(isSearched && RELEVANCE), ...ORDERS };
  return (
    <NativeSelect
      className="sort-choice no-print"
      label={t`Order`}
      value={sort}
      data={Object.entries(orders).map(([value, words]) => ({ value, label: i18n._(words) }))}
      onChange={({ currentTarget }) => change({ sort: currentTarget.value })}
      size="sm"
      mb="sm"
    />
  );
}
