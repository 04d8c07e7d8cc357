import './commitment.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue } from 'react';
import type { Commitment } from '../../client/api.generated.js';
import { inZone } from '../../language/dates.js';
import { CLASSIFICATION } from '../../language/words.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { PageTitle } from '../../look/page-title.js';
import { useAsOf } from '../../look/use-as-of.js';
import { useTimeZone } from '../../session/index.js';
import { ActionButtons } from '../control/index.js';
import { AsOfBanner, AsOfPicker } from './as-of.js';
import { useCommitment } from './commitment-queries.js';
import { DeadlinesSection } from './deadlines-section.js';
import { FactsPanel } from './facts-panel.js';
import { FourFields } from './four-fields.js';
import { HistorySection } from './history-section.js';
import { OtherSide } from './other-side.js';
import { PartsSection, PartsToday } from './parts-section.js';
import { PassageSection } from './passage-section.js';
import { PeopleSection } from './people-section.js';
import { RemindersSection } from './reminders-section.js';
import { ReportsSection } from './reports-section.js';
import { useScrollToHash } from './use-scroll-to-hash.js';

/** Everything about one commitment, today or as of a moment of the past. */
export function CommitmentPage() {
  const { id } = useParams({ from: '/member/commitments/$id' });
  const asOf = useAsOf();
  const commitment = useCommitment({ id, asOf });
  // What lies below the window follows once the top of the page stands.
  const isWhole = useDeferredValue(true, false);
  useScrollToHash(id, isWhole);
  const timeZone = useTimeZone();
  return (
    <article className="commitment">
      <Breadcrumb reference={commitment.reference} />
      <Head
        commitment={commitment}
        isPast={asOf !== undefined}
        actions={<ActionButtons key={id} commitment={commitment} />}
      />
      {asOf !== undefined && <AsOfBanner id={id} asOf={asOf} />}
      <div className="columns commitment-columns">
        <aside>
          <FactsPanel commitment={commitment} isPast={asOf !== undefined} />
          <PeopleSection commitment={commitment} asOf={asOf} />
          <OtherSide commitment={commitment} />
          <AsOfPicker key={asOf} id={id} asOf={asOf} from={inZone(commitment.createdAt, timeZone)[0]} />
        </aside>
        <div>
          <PassageSection commitment={commitment} asOf={asOf} />
          <FourFields commitment={commitment} />
          {asOf === undefined ? <PartsToday commitment={commitment} /> : <PartsSection parts={commitment.parts} />}
          <DeadlinesSection commitment={commitment} />
          {isWhole && (
            <>
              <ReportsSection commitment={commitment} />
              {asOf === undefined && <RemindersSection key={id} commitment={commitment} />}
              <HistorySection key={id} id={id} asOf={asOf} />
            </>
          )}
        </div>
      </div>
    </article>
  );
}

function Breadcrumb({ reference }: { reference: string }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Where this is`} className="breadcrumb">
      <Link to="/register" className="no-print">
        <Trans>Register</Trans>
      </Link>
      <span aria-hidden className="no-print">
        /
      </span>
      <span className="reference">{reference}</span>
    </nav>
  );
}

/** @param actions what can be done now; nothing can in the past. */
function Head({ commitment, isPast, actions }: { commitment: Commitment; isPast: boolean; actions: ReactNode }) {
  const { status, timeliness, title, classification, lead } = commitment;
  return (
    <PageTitle
      title={title}
      below={
        <div className="under-title">
          <ControlStatusMark status={status} timeliness={timeliness.current} />
          <span>{lead.body}</span>
          <Marking classification={classification} />
        </div>
      }
    >
      {isPast ? null : actions}
    </PageTitle>
  );
}

/** How it is classified, wherever it is shown; nothing for what is public. */
function Marking({ classification }: Pick<Commitment, 'classification'>) {
  const { i18n } = useLingui();
  if (classification === 'public') return null;
  return (
    <span className="marking">
      <IconLock size={15} aria-hidden />
      {i18n._(CLASSIFICATION[classification])}
    </span>
  );
}
