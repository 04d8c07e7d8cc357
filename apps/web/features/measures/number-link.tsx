import { Plural, Trans } from '@lingui/react/macro';
import { createContext, type ReactNode, useContext } from 'react';
import type { MeasureCell, Share } from '../../client/api.generated.js';
import { useNumbers } from '../../language/language.js';
import { RegisterLink } from '../register/index.js';
import { percentOf } from './percent.rules.js';

interface Behind {
  /** What the numbers below are counted over, as a query of the register's list. */
  filter: string;
  asOf?: string | undefined;
}

type Having = MeasureCell['having'];
type Cell = Pick<MeasureCell, 'count' | 'commitments' | 'having'>;

const BehindContext = createContext<Behind>({ filter: '' });

/** Says what the numbers inside are counted over. */
export function Counted({ filter, asOf, children }: Behind & { children: ReactNode }) {
  return <BehindContext value={{ filter, asOf }}>{children}</BehindContext>;
}

/** A number as a link to the list of what has one of these words said of it. */
function LinkedNumber({ having, children }: { having: readonly Having[]; children: number }) {
  const numbers = useNumbers();
  const { filter, asOf } = useContext(BehindContext);
  return (
    <RegisterLink of={[filter, { having: having.join(','), asOf }]} className="number">
      {numbers(children)}
    </RegisterLink>
  );
}

/** A number that opens the list behind it. The list has commitments: where that is another number, it says so. */
export function NumberLink({ cell }: { cell: Cell }) {
  if (cell.count === 0) return <span className="dim">0</span>;
  return (
    <>
      <LinkedNumber having={[cell.having]}>{cell.count}</LinkedNumber>
      {cell.count !== cell.commitments && (
        <small className="in-commitments">
          <Plural value={cell.commitments} one="in # commitment" other="in # commitments" />
        </small>
      )}
    </>
  );
}

interface RateProps {
  share: Share;
  /** What counts for the share. */
  part: Cell;
  /** What it is a share of. */
  whole: readonly Having[];
}

/** A share with both numbers that it was worked out from: 67 %, 2 of 3. Nothing over nothing. */
export function Rate({ share, part, whole }: RateProps) {
  if (share.value === null) return <span className="dim">–</span>;
  const over = <LinkedNumber having={whole}>{share.over}</LinkedNumber>;
  return (
    <>
      <b>
        <Percent value={share.value} />
      </b>{' '}
      <small className="of">
        <Trans>
          <Bare cell={part} /> of {over}
        </Trans>
      </small>
    </>
  );
}

/** The number alone, without how many commitments that is: there is no room for it within a sentence. */
function Bare({ cell }: { cell: Cell }) {
  if (cell.count === 0) return <>0</>;
  return <LinkedNumber having={[cell.having]}>{cell.count}</LinkedNumber>;
}

/** A share in per cent, as the language writes it. */
export function Percent({ value }: { value: number }) {
  const percent = percentOf(value);
  return <Trans>{percent}%</Trans>;
}
