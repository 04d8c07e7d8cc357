import { Plural, Trans } from '@lingui/react/macro';
import { createContext, type ReactNode, useContext } from 'react';
import type { MeasureCell, Share } from '../../client/api.generated.js';
import { useNumbers } from '../../language/language.js';
import { listSearch } from './measure-search.rules.js';
import { percentOf } from './percent.rules.js';
import { RegisterLink } from './register-link.js';

interface Behind {
  /** What the numbers below are counted over, as a query of the register's list. */
  filter: string;
  asOf?: string | undefined;
}

const BehindContext = createContext<Behind>({ filter: '' });

/** Says what the numbers inside are counted over. */
export function Counted({ filter, asOf, children }: Behind & { children: ReactNode }) {
  return <BehindContext value={{ filter, asOf }}>{children}</BehindContext>;
}

type Having = MeasureCell['having'];
type Cell = Pick<MeasureCell, 'count' | 'commitments' | 'having'>;

/** A number that opens the list behind it. The list has commitments: where that is another number, it says so. */
export function NumberLink({ cell }: { cell: Cell }) {
  const numbers = useNumbers();
  const { filter, asOf } = useContext(BehindContext);
  if (cell.count === 0) return <span className="none">0</span>;
  return (
    <>
      <RegisterLink search={listSearch(filter, { having: [cell.having], asOf })}>{numbers(cell.count)}</RegisterLink>
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
  const numbers = useNumbers();
  const { filter, asOf } = useContext(BehindContext);
  if (share.value === null) return <span className="none">–</span>;
  const over = <RegisterLink search={listSearch(filter, { having: whole, asOf })}>{numbers(share.over)}</RegisterLink>;
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
  const numbers = useNumbers();
  const { filter, asOf } = useContext(BehindContext);
  if (cell.count === 0) return <>0</>;
  return (
    <RegisterLink search={listSearch(filter, { having: [cell.having], asOf })}>{numbers(cell.count)}</RegisterLink>
  );
}

/** A share in per cent, as the language writes it. */
export function Percent({ value }: { value: number }) {
  const percent = percentOf(value);
  return <Trans>{percent}%</Trans>;
}
