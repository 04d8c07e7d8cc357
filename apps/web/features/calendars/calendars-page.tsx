import './calendars.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Calendar } from '../../client/api.generated.js';
import { countryName } from '../../language/countries.js';
import { useLanguage } from '../../language/language.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { PageTitle } from '../../look/page-title.js';
import { TableRegion } from '../../look/table-region.js';
import { everyBody } from '../people/index.js';
import { WeekendWords } from './weekend-words.js';

/** The countries that have a working calendar. */
export function CalendarsPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = $api.useSuspenseQuery('get', '/api/v1/calendars');
  const named = data.items.map((calendar) => ({ calendar, name: countryName(calendar.country, language) }));
  const sorted = named.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <>
      <PageTitle title={t`Calendars`} />
      <AdministrationPlaces />
      <p className="calendar-lead">
        <Trans>
          Working days are counted by the calendar of a body’s country. Holidays come with the software; moved working
          days are set here when a government decides on them.
        </Trans>
      </p>
      <section className="panel">
        {sorted.length === 0 ? (
          <p className="calendar-hint">
            <Trans>
              There is no calendar yet. A country gets one as soon as a deadline of one of its bodies is set.
            </Trans>
          </p>
        ) : (
          <CalendarTable calendars={sorted} />
        )}
      </section>
    </>
  );
}

function CalendarTable({ calendars }: { calendars: readonly { calendar: Calendar; name: string }[] }) {
  const { t } = useLingui();
  const { data: bodies } = useQuery(everyBody);
  const bodiesOf = (code: string) => bodies?.filter(({ country }) => country === code).length;
  return (
    <TableRegion name={t`Calendars`}>
      <table className="calendar-table">
        <thead>
          <ColumnHeads names={[t`Country`, t`Days off in a week`, t`Bodies that follow it`]} />
        </thead>
        <tbody>
          {calendars.map(({ calendar: { country, weekend }, name }) => (
            <tr key={country}>
              <th scope="row">
                <Link to="/calendars/$country" params={{ country }}>
                  {name}
                </Link>
              </th>
              <td>
                <WeekendWords weekend={weekend} />
              </td>
              <td>{bodiesOf(country)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
