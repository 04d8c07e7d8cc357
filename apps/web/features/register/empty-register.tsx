import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { WithoutEach } from './filter-chips.js';
import { filtersIn, type RegisterSearch, withoutFilters } from './register-search.rules.js';

/** Nothing to show, and what to do about it: which filter to take away, or how commitments come in. */
export function EmptyRegister({ search }: { search: RegisterSearch }) {
  return (
    <div className="panel empty">{filtersIn(search).length > 0 ? <NothingFits search={search} /> : <NothingYet />}</div>
  );
}

function NothingFits({ search }: { search: RegisterSearch }) {
  return (
    <>
      <h2>
        <Trans>Nothing fits all of these filters</Trans>
      </h2>
      <p>
        <Trans>Take one away, and there would be:</Trans>
      </p>
      <WithoutEach />
      <p>
        <Link to="/register" search={withoutFilters(search)}>
          <Trans>Show everything</Trans>
        </Link>
      </p>
    </>
  );
}

function NothingYet() {
  return (
    <>
      <h2>
        <Trans>There is nothing here yet</Trans>
      </h2>
      <p>
        <Trans>
          Commitments come from meetings. A registrar enters the <Link to="/meetings">meeting</Link>, adds the document
          that it left, and marks the words of each promise in it. What you may see of them is listed here.
        </Trans>
      </p>
    </>
  );
}
