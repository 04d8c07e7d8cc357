import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { ChoiceSelect } from './choice-select.js';
import { DayFilter } from './day-filter.js';
import { REGISTER_FILTER } from './filter-words.js';
import { MoreFilters } from './more-filters.js';
import { useChangeSearch, useRegisterSearch } from './register-address.js';
import { filtersIn, valuesOf } from './register-search.rules.js';
import { SearchBox } from './search-box.js';
import { ThingSelect } from './thing-select.js';

/** What the register is narrowed by: words at once, on a phone the rest behind a button. */
export function FiltersPanel() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="panel filters no-print" aria-label={t`Filters`}>
      <div className="filters-daily">
        <SearchBox />
        <FoldButton isOpen={isOpen} controls={id} onClick={() => setOpen(!isOpen)} />
        <div id={id} className={isOpen ? 'filters-fold' : 'filters-fold is-folded'}>
          <DailyFilters />
          <OtherFilters />
        </div>
      </div>
    </section>
  );
}

interface FoldProps {
  isOpen: boolean;
  controls: string;
  onClick: () => void;
}

/** Only on a phone, where the filters would take the whole of the window. */
function FoldButton({ isOpen, controls, onClick }: FoldProps) {
  const set = filtersIn(useRegisterSearch()).filter(({ name }) => name !== 'q').length;
  return (
    <Button
      className="filters-button"
      variant="default"
      aria-expanded={isOpen}
      aria-controls={controls}
      leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
      onClick={onClick}
    >
      {set === 0 ? <Trans>Filters</Trans> : <Trans>Filters, {set} set</Trans>}
    </Button>
  );
}

/** What is used daily. */
function DailyFilters() {
  const { t, i18n } = useLingui();
  const search = useRegisterSearch();
  const change = useChangeSearch();
  return (
    <>
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
    </>
  );
}

/** The rest, a press away. */
function OtherFilters() {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Mark = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <div className="filters-other">
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        aria-expanded={isOpen}
        aria-controls={id}
        rightSection={<Mark size={15} aria-hidden />}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <Trans>Fewer filters</Trans> : <Trans>More filters</Trans>}
      </Button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <MoreFilters />}
      </div>
    </div>
  );
}
