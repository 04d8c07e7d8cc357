import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Commitment, Extension, Period } from '../../client/api.generated.js';
import { daysBetween } from '../../language/days.rules.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import type { Term } from '../../language/terms.js';
import { TIMELINESS } from '../../language/words.js';
import { Hint } from '../../look/hint.js';
import { TableRegion } from '../../look/table-region.js';
import { BasisWords } from './basis-words.js';
import { By, Moment, Reason } from './person-words.js';
import { EXTENSION_ORIGIN, EXTENSION_STATE } from './page-words.js';
import { Section } from './section.js';
import { TIMELINESS_TONE } from './tone.rules.js';

/** Where a deadline comes from, as far as that is no word of every day. */
const TERM_OF: Partial<Record<Commitment['deadline']['basis'], Term>> = {
  recurring: 'recurring',
  standing: 'standing',
  open: 'open',
};

/** Per period what was agreed, what it has become, and every move in between. */
export function DeadlinesSection({ commitment }: { commitment: Commitment }) {
  const { t } = useLingui();
  const { periods, slip, extensions } = commitment;
  const term = TERM_OF[commitment.deadline.basis];
  return (
    <Section
      id="deadlines"
      title={t`Deadlines`}
      aside={
        <span className="quiet">
          {slip.count === 0 ? (
            <Trans>Never moved</Trans>
          ) : (
            <>
              <Plural value={slip.count} one="Moved once" other="Moved # times" />
              {', '}
              <Plural value={slip.days} one="# day altogether" other="# days altogether" /> <Hint of="slip" />
            </>
          )}
        </span>
      }
    >
      <p>
        <BasisWords commitment={commitment} /> {term && <Hint of={term} />}
      </p>
      {periods.length > 0 && <PeriodTable periods={periods} isRepeating={periods.length > 1} />}
      {extensions.length > 0 && (
        <>
          <h3>
            <Trans>Extensions</Trans>
          </h3>
          <ol className="records">
            {extensions.map((extension) => (
              <ExtensionRecord key={extension.id} extension={extension} isRepeating={periods.length > 1} />
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

function PeriodTable({ periods, isRepeating }: { periods: readonly Period[]; isRepeating: boolean }) {
  const { t } = useLingui();
  return (
    <TableRegion name={t`Deadlines by period`}>
      <table className="plain">
        <thead>
          <tr>
            {isRepeating && (
              <th scope="col">
                <Trans>Period</Trans>
              </th>
            )}
            <th scope="col">
              <Trans>Original deadline</Trans> <Hint of="original_deadline" />
            </th>
            <th scope="col">
              <Trans>Current deadline</Trans> <Hint of="current_deadline" />
            </th>
            <th scope="col">
              <Trans>Reported on</Trans>
            </th>
            <th scope="col">
              <Trans>Against the current deadline</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <PeriodRow key={period.ordinal} period={period} isRepeating={isRepeating} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function PeriodRow({ period, isRepeating }: { period: Period; isRepeating: boolean }) {
  const { i18n } = useLingui();
  const { ordinal, startsOn, endsOn, originalDeadline, currentDeadline, reportedAt, timeliness, willReportBy } = period;
  return (
    <tr>
      {isRepeating && (
        <th scope="row">
          {ordinal}{' '}
          <span className="quiet">
            <Day day={startsOn} />
            {endsOn && (
              <>
                {' – '}
                <Day day={endsOn} />
              </>
            )}
          </span>
        </th>
      )}
      <td>
        <Day day={originalDeadline} />
      </td>
      <td>
        <b>
          <Day day={currentDeadline} />
        </b>
      </td>
      <td>
        {reportedAt ? (
          <Moment at={reportedAt} />
        ) : willReportBy ? (
          <Trans>
            promised for <Day day={willReportBy} />
          </Trans>
        ) : (
          '—'
        )}
      </td>
      <td className={`tone-${TIMELINESS_TONE[timeliness.current]}`}>{i18n._(TIMELINESS[timeliness.current])}</td>
    </tr>
  );
}

/** A date; a dash where there is none. */
export function Day({ day }: { day: string | null }) {
  const language = useLanguage();
  return day === null ? <>—</> : <time dateTime={day}>{shortDate(day, language)}</time>;
}

function ExtensionRecord({ extension, isRepeating }: { extension: Extension; isRepeating: boolean }) {
  const { i18n } = useLingui();
  const { from, to, state, origin, late, reason, decidedBy, decidedAt, decidedByPost, decisionReason, period } =
    extension;
  const isRequest = origin === 'request';
  const post = decidedByPost?.title;
  return (
    <li id={`extension-${extension.id}`}>
      <p className="record-title">
        <Day day={from} /> → <Day day={to} />{' '}
        <span className="quiet">
          <Plural value={daysBetween(from, to)} one="# day" other="# days" />
        </span>{' '}
        <b>{i18n._(EXTENSION_STATE[state])}</b>{' '}
        {late && (
          <span className="badge">
            <Trans>asked for after the deadline</Trans>
          </span>
        )}
        {isRepeating && (
          <span className="quiet">
            <Trans>period {period}</Trans>
          </span>
        )}
      </p>
      <p className="byline">
        {isRequest ? <Trans>Asked for by</Trans> : i18n._(EXTENSION_ORIGIN[origin])}{' '}
        <By who={extension.requestedBy} onBehalfOf={extension.onBehalfOf} />, <Moment at={extension.requestedAt} />
      </p>
      <Reason text={reason} />
      {isRequest && decidedBy && decidedAt && (
        <p className="byline">
          <Trans>Decided by</Trans> <By who={decidedBy} onBehalfOf={extension.decidedOnBehalfOf} />,{' '}
          <Moment at={decidedAt} />
        </p>
      )}
      {post && (
        <p className="byline">
          <Trans>A decision of: {post}</Trans>
        </p>
      )}
      {decisionReason !== reason && <Reason text={decisionReason} />}
    </li>
  );
}
