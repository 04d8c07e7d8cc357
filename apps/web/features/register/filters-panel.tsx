import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { ChoiceSelect } from './choice-select.js';
import { DayFilter } from './day-filter.js';
import { REGISTER_FILTER } from './filter-words.js';
import { MoreFilters } from './more-filters.js';
import { useChangeSearch, useRegisterSearch } from './register-address.js';
import { valuesOf } from './register-search.rules.js';
import { SearchBox } from './search-box.js';
import { ThingSelect } from './thing-select.js';

/** What the register is narrowed by: what is used daily at once, the rest a press away. */
export function FiltersPanel() {
  const { t, i18n } = useLingui();
  const search = useRegisterSearch();
  const change = useChangeSearch();
  const [more, setMore] = useState(false);
  const id = useId();
  return (
    <section className="panel filters no-print" aria-label={t`Filters`}>
      <div className="filters-daily">
        <SearchBox />
        <ChoiceSelect name="status" />
        <ThingSelect
          thing="body"
          label={i18n._(REGISTER_FILTER.leadBodyId)}
          value={valuesOf(search, 'leadBodyId')}
          onChange={([leadBodyId]) => change({ leadBodyId })}
          most={1}
        />
        <DayFilter name="dueFrom" />
        <DayFilter name="dueTo" />
        <div className="filters-checks">
          <Checkbox
            label={t`Only mine`}
            checked={search.mine === true}
            onChange={({ currentTarget }) => change({ mine: currentTarget.checked || undefined })}
          />
          <Checkbox
            label={t`Overdue`}
            checked={search.timeliness === 'overdue'}
            onChange={({ currentTarget }) => change({ timeliness: currentTarget.checked ? 'overdue' : undefined })}
          />
        </div>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        mt={8}
        aria-expanded={more}
        aria-controls={id}
        rightSection={more ? <IconChevronUp size={15} aria-hidden /> : <IconChevronDown size={15} aria-hidden />}
        onClick={() => setMore(!more)}
      >
        {more ? <Trans>Fewer filters</Trans> : <Trans>More filters</Trans>}
      </Button>
      <div id={id} hidden={!more}>
        {more && <MoreFilters />}
      </div>
    </section>
  );
}
