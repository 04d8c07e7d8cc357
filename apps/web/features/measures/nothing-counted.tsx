import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FILTERS, textsOf } from '../../client/filter-search.rules.js';
import { type MeasureSearch } from './measure-search.rules.js';

/** Instead of a page of zeros: why there is nothing, and what would change that. */
export function NothingCounted({ search }: { search: MeasureSearch }) {
  const filtered = Object.keys(textsOf({ ...search }, [...FILTERS, 'asOf'])).length > 0;
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs">
        <Trans>Nothing to measure here yet</Trans>
      </Title>
      <p>
        <Trans>
          A commitment is counted from the moment it is put on control. Drafts, proposals and what was declined never
          are: nobody had promised anything.
        </Trans>
      </p>
      <p>
        {filtered ? (
          <Trans>
            <Link to="/measures">Take the filters away</Link>, or choose others.
          </Trans>
        ) : (
          <Trans>
            See in the <Link to="/register">Register</Link> what waits to be put on control.
          </Trans>
        )}
      </p>
    </section>
  );
}
