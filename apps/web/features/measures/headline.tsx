import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Measures } from '../../client/api.generated.js';
import type { Term } from '../../language/terms.js';
import { Hint } from '../../look/hint.js';
import { NumberLink, Rate } from './number-link.js';

/** What a leader asks first: kept, late, at risk, waiting. */
export function Headline({ measures }: { measures: Measures }) {
  const { onControl, timeliness, waitingReports } = measures;
  const { oldestDays } = waitingReports;
  return (
    <dl className="tiles">
      <Tile
        words={<Trans>On time, current deadline</Trans>}
        term="on_time"
        big={<OnTime of={timeliness.current} against="current" />}
      />
      <Tile
        words={<Trans>On time, original deadline</Trans>}
        term="original_deadline"
        big={<OnTime of={timeliness.original} against="original" />}
      />
      <Tile words={<Trans>Overdue now</Trans>} big={<NumberLink cell={onControl.overdue} />} tone="overdue" />
      <Tile
        words={<Trans>At risk: due within 14 days, or blocked</Trans>}
        big={<NumberLink cell={onControl.atRisk} />}
        tone="soon"
      />
      <Tile words={<Trans>Blocked</Trans>} big={<NumberLink cell={onControl.blocked} />} tone="soon" />
      <Tile
        words={<Trans>Reports waiting for a decision</Trans>}
        big={<NumberLink cell={waitingReports} />}
        tone="review"
        small={
          oldestDays !== null && <Plural value={oldestDays} one="the oldest for # day" other="the oldest for # days" />
        }
      />
    </dl>
  );
}

interface OnTimeProps {
  of: Measures['timeliness']['current'];
  against: 'current' | 'original';
}

/** What was reported in time, of what was to be reported by now. */
export function OnTime({ of, against }: OnTimeProps) {
  return (
    <Rate share={of.onTime} part={of.inTime} whole={[`in_time_${against}`, `late_${against}`, `overdue_${against}`]} />
  );
}

interface TileProps {
  words: ReactNode;
  term?: Term;
  big: ReactNode;
  small?: ReactNode;
  tone?: 'overdue' | 'soon' | 'review';
}

function Tile({ words, term, big, small, tone }: TileProps) {
  return (
    <div className={tone ? `tile edge-${tone}` : 'tile'}>
      <dt>
        {words} {term && <Hint of={term} />}
      </dt>
      <dd>
        {big}
        {small && <small className="tile-note">{small}</small>}
      </dd>
    </div>
  );
}
