import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { WithHint } from '../../look/hint.js';
import { ChoiceSelect } from './choice-select.js';
import { DayFilter } from './day-filter.js';
import { REGISTER_FILTER, VALUE_WORDS } from './filter-words.js';
import { MonthFilter } from './month-filter.js';
import { useChangeSearch, useFilter } from './register-address.js';
import { OTHER_SIDE } from './register-search.rules.js';
import { ThingFilter } from './thing-filter.js';

/** Every other filter that the API has. */
export function MoreFilters() {
  return (
    <div className="filters-more">
      <ChoiceSelect name="side" />
      <ChoiceSelect name="kind" />
      <ChoiceSelect name="priority" />
      <ChoiceSelect name="classification" />
      <ThingFilter name="areaCode" thing="area" />
      <ThingFilter name="meetingId" thing="meeting" />
      <ThingFilter name={OTHER_SIDE} thing="body" most={1} />
      <ThingFilter name="leadPostId" thing="post" />
      <ThingFilter name="leadOwnBodyId" thing="body" most={1} />
      <ThingFilter name="controllerPostId" thing="post" />
      <ThingFilter name="authorPostId" thing="post" />
      <OneOf name="timeliness" />
      <OneOf name="blocked" />
      <MonthFilter />
      <ChoiceSelect name="having" />
      <WithHint of="as_of">
        <DayFilter name="asOf" />
      </WithHint>
    </div>
  );
}

/** A filter with one value of a fixed list. */
function OneOf({ name }: { name: 'timeliness' | 'blocked' }) {
  const { t, i18n } = useLingui();
  const value = useFilter(name);
  const change = useChangeSearch();
  const words = VALUE_WORDS[name] ?? {};
  return (
    <Select
      label={i18n._(REGISTER_FILTER[name])}
      data={Object.entries(words).map(([one, message]) => ({ value: one, label: i18n._(message) }))}
      value={value || null}
      onChange={(chosen) => change({ [name]: chosen ?? undefined })}
      placeholder={t`Any`}
      clearable
      clearButtonProps={{ 'aria-label': t`Any` }}
      size="sm"
    />
  );
}
