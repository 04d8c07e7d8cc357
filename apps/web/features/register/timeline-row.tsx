import { Plural, Trans } from '@lingui/react/macro';
import type { RegisterLine } from '../../client/api.generated.js';
import { daysBetween } from '../../language/days.rules.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { DueDate } from '../../look/due-date.js';
import { nearness } from '../../look/due.rules.js';
import { useToday } from '../../session/index.js';
import { CommitmentCell } from './cells.js';
import { type Axis, placeOf } from './timeline.rules.js';

interface Props {
  line: RegisterLine;
  index: number;
  axis: Axis;
  measure: (row: Element | null) => void;
}

/** A commitment on the timeline: its words, its deadlines in words, and both drawn. */
export function TimelineRow({ line, index, axis, measure }: Props) {
  return (
    <tr role="row" data-index={index} aria-rowindex={index + 2} ref={measure}>
      <td role="cell" className="timeline-what">
        <div>
          <CommitmentCell line={line} />
        </div>
      </td>
      <td role="cell" className="timeline-when">
        <div>
          <DueDate day={line.currentDeadline} status={line.status} />
          <Moved line={line} />
        </div>
      </td>
      <td role="cell" className="timeline-track">
        <Track line={line} axis={axis} />
      </td>
    </tr>
  );
}

function Moved({ line: { originalDeadline, currentDeadline } }: { line: RegisterLine }) {
  const language = useLanguage();
  if (originalDeadline === null || currentDeadline === null || originalDeadline === currentDeadline) return null;
  const day = shortDate(originalDeadline, language);
  const days = daysBetween(originalDeadline, currentDeadline);
  return (
    <span className="below">
      <Trans>originally {day}</Trans>
      {', '}
      {days > 0 ? (
        <Plural value={days} one="+# day" other="+# days" />
      ) : (
        <Plural value={-days} one="−# day" other="−# days" />
      )}
    </span>
  );
}

const SETTLED_TONE: Partial<Record<RegisterLine['status'], string>> = {
  closed: 'done',
  active: 'running',
  reported: 'review',
};

/** The same drawn; nothing here that the words beside it do not say. */
function Track({ line, axis }: { line: RegisterLine; axis: Axis }) {
  const today = useToday();
  const { originalDeadline: original, currentDeadline: current, status } = line;
  const near = current === null ? null : nearness(current, status, today);
  const tone = near && near.tone !== 'quiet' ? near.tone : (SETTLED_TONE[status] ?? 'quiet');
  return (
    <span className={`track tone-${tone}`} aria-hidden>
      {axis.marks.map((mark) => (
        <i key={mark} className="rule" style={{ left: `${placeOf(mark, axis)}%` }} />
      ))}
      <i className="rule today-rule" style={{ left: `${placeOf(today, axis)}%` }} />
      {original !== null && current !== null && original !== current && <Slip ends={[original, current]} axis={axis} />}
      {current !== null && <i className="mark current" style={{ left: `${placeOf(current, axis)}%` }} />}
    </span>
  );
}

/** From the deadline that was promised first to the one that it became. */
function Slip({ ends: [original, current], axis }: { ends: [string, string]; axis: Axis }) {
  const [left = 0, right = 0] = [placeOf(original, axis), placeOf(current, axis)].sort((a, b) => a - b);
  return (
    <>
      <i className="slip" style={{ left: `${left}%`, width: `${right - left}%` }} />
      <i className="mark original" style={{ left: `${placeOf(original, axis)}%` }} />
    </>
  );
}
