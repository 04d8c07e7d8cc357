import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { Measures } from '../../client/api.generated.js';
import { TableRegion } from '../../look/table-region.js';
import { Bar, Legend } from './bar.js';
import { NumberLink, Rate } from './number-link.js';

/** Promises kept by us and by the other side, measured alike and shown alike. */
export function BothSides({ kept }: { kept: Measures['kept'] }) {
  const longest = Math.max(kept.byUs.clear.count, kept.byThem.clear.count);
  return (
    <section className="panel">
      <Title order={2} size={18} id="kept">
        <Trans>Promises kept</Trans>
      </Title>
      <p className="hint">
        <Trans>
          Kept is what somebody who did not do the work has accepted. Counted is what has been accepted or is past its
          deadline: until then it is not clear.
        </Trans>
      </p>
      {longest === 0 ? (
        <p className="hint">
          <Trans>
            Nothing is clear yet. The first accepted report or the first deadline that passes will show here.
          </Trans>
        </p>
      ) : (
        <>
          <Legend names={['kept', 'notKept']} />
          <SidesTable kept={kept} longest={longest} />
        </>
      )}
    </section>
  );
}

function SidesTable({ kept, longest }: { kept: Measures['kept']; longest: number }) {
  const { t } = useLingui();
  const sides = [
    [t`We`, t`ours and joint`, kept.byUs, ['kept_by_us', 'clear_by_us']],
    [t`The other side`, t`theirs and joint`, kept.byThem, ['kept_by_them', 'clear_by_them']],
  ] as const;
  return (
    <TableRegion namedBy="kept">
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Who</Trans>
            </th>
            <th scope="col" className="wide">
              <Trans>Kept and not kept</Trans>
            </th>
            <th scope="col">
              <Trans>Kept</Trans>
            </th>
            <th scope="col">
              <Trans>Counted</Trans>
            </th>
            <th scope="col">
              <Trans>Share</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {sides.map(([who, which, side, [, clear]]) => (
            <tr key={clear}>
              <th scope="row">
                {who} <small className="in-commitments">{which}</small>
              </th>
              <td>
                <Bar
                  pieces={[
                    { name: 'kept', count: side.kept.count },
                    { name: 'notKept', count: side.clear.count - side.kept.count },
                  ]}
                  longest={longest}
                />
              </td>
              <td>
                <NumberLink cell={side.kept} />
              </td>
              <td>
                <NumberLink cell={side.clear} />
              </td>
              <td>
                <Rate share={side.rate} part={side.kept} whole={[clear]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
