import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { RegisterLine } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { CommitmentCell } from './cells.js';
import { readSearch, type RegisterSearch } from './register-search.rules.js';

/** What is due on the chosen day, in full. */
export function DayList({
  day,
  lines,
  search,
}: {
  day: string;
  lines: readonly RegisterLine[];
  search: RegisterSearch;
}) {
  const language = useLanguage();
  const ofDay = lines.filter(({ currentDeadline }) => currentDeadline === day);
  return (
    <section aria-labelledby="chosen-day" className="day-list" aria-live="polite">
      <h3 id="chosen-day">{longDate(day, language)}</h3>
      {ofDay.length === 0 ? (
        <p>
          <Trans>Nothing is due on this day.</Trans>
        </p>
      ) : (
        <>
          <ul>
            {ofDay.map((line) => (
              <li key={line.id}>
                <CommitmentCell line={line} />
                <span className="day-facts">
                  <ControlStatusMark status={line.status} timeliness={line.timeliness.current} />
                  <span>{line.lead.body}</span>
                </span>
              </li>
            ))}
          </ul>
          <Link to="/register" search={readSearch({ ...search, view: undefined, dueFrom: day, dueTo: day })}>
            <Trans>This day as a table</Trans>
          </Link>
        </>
      )}
    </section>
  );
}
