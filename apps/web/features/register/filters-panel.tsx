import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { ChoiceSelect } from './choice-select.js';
import { DayFilter } from './day-filter.js';
import { MoreFilters } from './more-filters.js';
import { useChangeSearch, useFilter, useRegisterSearch } from './register-address.js';
import { filtersIn } from './register-search.rules.js';
import { SearchBox } from './search-box.js';
import { ThingFilter } from './thing-filter.js';

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
  return (
    <>
      <ChoiceSelect name="status" />
      <ThingFilter name="leadBodyId" thing="body" most={1} />
      <DayFilter name="dueFrom" />
      <DayFilter name="dueTo" />
      <div className="filters-checks">
        <OnlyMine />
        <OnlyOverdue />
      </div>
    </>
  );
}

function OnlyMine() {
  const { t } = useLingui();
  const change = useChangeSearch();
  return (
    <Checkbox
      label={t`Only mine`}
      checked={useFilter('mine') === 'true'}
      onChange={({ currentTarget }) => change({ mine: currentTarget.checked || undefined })}
    />
  );
}

function OnlyOverdue() {
  const { t } = useLingui();
  const change = useChangeSearch();
  return (
    <Checkbox
      label={t`Overdue`}
      checked={useFilter('timeliness') === 'overdue'}
      onChange={({ currentTarget }) => change({ timeliness: currentTarget.checked ? 'overdue' : undefined })}
    />
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
