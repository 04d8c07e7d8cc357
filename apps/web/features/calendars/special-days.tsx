import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { IconBriefcase, IconSun } from '@tabler/icons-react';
import type { CalendarDays } from '../../client/api.generated.js';
import { longDate, weekday } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { State } from '../../look/state.js';
import { TableRegion } from '../../look/table-region.js';
import type { DayTask } from './day-dialog.js';
import { ORIGIN, useDayName } from './day-words.js';
import type { SpecialDay } from './months.rules.js';

interface Props {
  calendar: CalendarDays;
  year: number;
  /** Null for whoever only reads. */
  onTask: ((task: DayTask) => void) | null;
}

/** The days of a year that differ from the week, each with what it is and where that comes from. */
export function SpecialDays({ calendar, year, onTask }: Props) {
  const { t } = useLingui();
  return (
    <section className="panel" aria-labelledby="special">
      <Title order={2} size={18} mb="xs" id="special">
        <Trans>Days that differ from the week, {year}</Trans>
      </Title>
      {calendar.days.length === 0 ? (
        <p className="calendar-hint">
          <Trans>
            No holiday and no moved day is known of this year: only the week counts. Set the days that a government has
            decided on.
          </Trans>
        </p>
      ) : (
        <TableRegion name={t`Days that differ from the week`}>
          <table className="calendar-table special-days">
            <Head isChangeable={onTask !== null} />
            <tbody>
              {calendar.days.map((day) => (
                <DayRow key={day.day} day={day} onTask={onTask} />
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </section>
  );
}

function Head({ isChangeable }: { isChangeable: boolean }) {
  const { t } = useLingui();
  const names = [t`Day`, t`Worked or off`, t`What it is`, t`Where that comes from`];
  return (
    <thead>
      <ColumnHeads names={isChangeable ? [...names, t`Change`] : names} />
    </thead>
  );
}

function DayRow({ day: special, onTask }: { day: SpecialDay; onTask: Props['onTask'] }) {
  const language = useLanguage();
  const { day, origin } = special;
  const date = longDate(day, language);
  return (
    <tr className={origin === 'manual' ? 'is-own' : undefined}>
      <th scope="row">
        {date}
        <span className="calendar-sub">{weekday(day, language)}</span>
      </th>
      <td>
        <WorkedMark isWorked={special.working} />
      </td>
      <td>{useDayName()(special)}</td>
      <td>
        <Origin day={special} />
      </td>
      {onTask && (
        <td>
          <DayButtons special={special} date={date} onTask={onTask} />
        </td>
      )}
    </tr>
  );
}

/** Worked or off, in words with a shape. */
export function WorkedMark({ isWorked }: { isWorked: boolean }) {
  return isWorked ? (
    <State tone="running" icon={IconBriefcase}>
      <Trans>worked</Trans>
    </State>
  ) : (
    <State tone="done" icon={IconSun}>
      <Trans>day off</Trans>
    </State>
  );
}

/** The name of the list itself says nothing to a reader. */
const LIST = /^date-holidays /;

function Origin({ day: { origin, source } }: { day: SpecialDay }) {
  const { i18n } = useLingui();
  const words = i18n._(ORIGIN[origin]);
  return (
    <>
      {origin === 'manual' ? <b>{words}</b> : words}
      {source !== '' && !LIST.test(source) && (
        <span className="calendar-sub" lang={origin === 'manual' ? undefined : 'en'}>
          {source}
        </span>
      )}
    </>
  );
}

interface ButtonProps {
  special: SpecialDay;
  date: string;
  onTask: (task: DayTask) => void;
}

function DayButtons({ special: { day, origin }, date, onTask }: ButtonProps) {
  const { t } = useLingui();
  return (
    <div className="calendar-buttons">
      <Button
        variant="default"
        size="compact-md"
        aria-label={t`Set otherwise: ${date}`}
        onClick={() => onTask({ kind: 'set', day })}
      >
        <Trans>Set otherwise</Trans>
      </Button>
      {origin === 'manual' && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t`Take back: ${date}`}
          onClick={() => onTask({ kind: 'take_back', day })}
        >
          <Trans>Take back</Trans>
        </Button>
      )}
    </div>
  );
}
