import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { HistoryEvent } from '../../client/api.generated.js';
import { LongText } from '../../look/long-text.js';
import { TableRegion } from '../../look/table-region.js';
import { difference, stateOf } from './difference.rules.js';
import { DifferenceTable } from './difference-table.js';
import { Day } from './deadlines-section.js';
import { eventWords } from './event-words.js';
import { REPORT_KIND } from './page-words.js';
import { By, Moment, Reason } from './person-words.js';

interface Props {
  event: HistoryEvent;
  commitmentId: string;
  names: ReadonlyMap<string, string>;
}

/** One event: what happened, when, who did it for whom, why; and, opened, what was there before and after. */
export function HistoryEntry({ event, commitmentId, names }: Props) {
  const { type, occurredAt, actor, onBehalfOf, reason, before, after, isWithheld, sequence } = event;
  const { i18n } = useLingui();
  const { words, icon: Shape } = eventWords(type);
  const changes = difference(before, after);
  const inWords = (who: HistoryEvent['actor']) => who && { id: who.id, name: names.get(who.id) ?? who.name };
  return (
    <li id={`event-${sequence}`} className="event">
      <span className="event-mark">
        <Shape size={16} aria-hidden />
      </span>
      <p className="record-title">
        <b>{words ? i18n._(words) : <code>{type}</code>}</b>
      </p>
      <p className="byline">
        <Moment at={occurredAt} /> · <By who={inWords(actor)} onBehalfOf={inWords(onBehalfOf)} />
      </p>
      {isWithheld ? (
        <p className="quiet">
          <Trans>It was marked above your clearance then: what was said is withheld.</Trans>
        </p>
      ) : (
        <>
          <Carried after={after} />
          <Reason text={reason} />
        </>
      )}
      {changes.length > 0 && (
        <details className="before-after">
          <summary>
            {before === null ? (
              <Trans>What was entered</Trans>
            ) : (
              <Plural value={changes.length} one="# field changed" other="# fields changed" />
            )}
          </summary>
          <TableRegion name={i18n._(words ?? { id: type })}>
            <DifferenceTable changes={changes} names={names} />
          </TableRegion>
          <Link className="no-print" to="/commitments/$id" params={{ id: commitmentId }} search={{ asOf: occurredAt }}>
            <Trans>The whole page as of then</Trans>
          </Link>
        </details>
      )}
    </li>
  );
}

/** What an event carries besides fields: a report, a promise, a move of the deadline. */
function Carried({ after }: { after: unknown }) {
  const { i18n } = useLingui();
  const { report, acknowledgement, extension } = stateOf(after);
  const { kind, text } = stateOf(report);
  const { willReportBy } = stateOf(acknowledgement);
  const { from, to } = stateOf(extension);
  return (
    <>
      {typeof kind === 'string' && (
        <LongText>
          {(kind === 'interim' || kind === 'final') && <>{i18n._(REPORT_KIND[kind])}: </>}
          {typeof text === 'string' ? text : <Trans>erased</Trans>}
        </LongText>
      )}
      {typeof willReportBy === 'string' && (
        <p>
          <Trans>
            Will report by <Day day={willReportBy} />
          </Trans>
        </p>
      )}
      {typeof from === 'string' && typeof to === 'string' && (
        <p>
          <Day day={from} /> → <Day day={to} />
        </p>
      )}
    </>
  );
}
