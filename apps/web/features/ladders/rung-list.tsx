import { Trans } from '@lingui/react/macro';
import { inOrder, type Rung, timeOf, type Whom } from './rungs.rules.js';
import { TimeWords } from './time-words.js';
import { useWhom } from './whom-words.js';

/**
 * The rungs of a ladder in words, as time passes.
 * @param isMarked whether a rung is to be pointed out
 */
export function RungList({ rungs, isMarked }: { rungs: readonly Rung[]; isMarked?: (rung: Rung) => boolean }) {
  return (
    <ol className="rungs">
      {inOrder(rungs).map((rung) => (
        <li key={rung.key} className={`rung-${timeOf(rung.when).side}`}>
          <b>
            <TimeWords when={rung.when} />
          </b>
          <ul>
            {rung.audience.map((whom) => (
              <li key={JSON.stringify(whom)}>
                <WhomItem whom={whom} />
              </li>
            ))}
          </ul>
          {isMarked?.(rung) && (
            <span className="rung-mark">
              <Trans>only here</Trans>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function WhomItem({ whom }: { whom: Whom }) {
  return useWhom(whom);
}
