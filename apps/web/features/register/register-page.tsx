import './register.css';
import './lines.css';
import './timeline.css';
import './calendar.css';
import './bulk.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useDeferredValue } from 'react';
import { useNumbers } from '../../language/language.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { CalendarView } from './calendar-view.js';
import { ColumnChoice } from './column-choice.js';
import { ExportMenu } from './export-menu.js';
import { FilterChips } from './filter-chips.js';
import { FiltersPanel } from './filters-panel.js';
import { useRegisterSearch } from './register-address.js';
import { useCount } from './register-lines.js';
import { SavedViews } from './saved-views.js';
import { TableView } from './table-view.js';
import { TimelineView } from './timeline-view.js';
import { ViewChoice } from './view-choice.js';

const VIEWS = { table: memo(TableView), timeline: memo(TimelineView), calendar: memo(CalendarView) };

/**
 * The register: everything that was promised, as far as the reader may see it. Each part reads of the address what it shows:
 * the page itself is not drawn again with every filter, though the router asks for it.
 */
export const RegisterPage = memo(function RegisterPage() {
  const { t } = useLingui();
  const { roles } = useProfile();
  return (
    <>
      <PageTitle title={t`Register`} below={<Found />}>
        <ColumnsOfTable />
        <ExportMenu />
        {roles.includes('registrar') && (
          <Button component={Link} to="/meetings" leftSection={<IconPlus size={17} aria-hidden />}>
            <Trans>Add from a meeting</Trans>
          </Button>
        )}
      </PageTitle>
      <FiltersPanel />
      <FilterChips />
      <div className="views no-print">
        <ViewChoice />
        <SavedViews />
      </div>
      <Listed />
    </>
  );
});

function ColumnsOfTable() {
  const { view = 'table' } = useRegisterSearch();
  return view === 'table' ? <ColumnChoice /> : null;
}

/** A filter shows at once that it is pressed; the list, which is long, follows. */
function Listed() {
  const search = useRegisterSearch();
  const count = useCount(search);
  const listed = useDeferredValue(search);
  const View = VIEWS[listed.view ?? 'table'];
  return <View search={listed} count={count} />;
}

/** How many fit the filters; said again whenever that changes. */
function Found() {
  const count = useCount(useRegisterSearch());
  const numbers = useNumbers();
  return (
    <div role="status" className="found">
      {count !== undefined && (
        <>
          {numbers(count)} <Plural value={count} one="commitment" other="commitments" />
        </>
      )}
    </div>
  );
}
