import { Trans, useLingui } from '@lingui/react/macro';
import { IconPaperclip } from '@tabler/icons-react';
import type { Acknowledgement, Commitment, Report } from '../../client/api.generated.js';
import { LongText } from '../../look/long-text.js';
import { Day } from './deadlines-section.js';
import { REPORT_KIND } from './page-words.js';
import { By, Moment, Reason } from './person-words.js';
import { Section } from './section.js';

/** What has been reported, with evidence and decisions, and what was only promised; the latest first. */
export function ReportsSection({ commitment }: { commitment: Commitment }) {
  const { t } = useLingui();
  const { reports, acknowledgements, periods } = commitment;
  const isRepeating = periods.length > 1;
  const records = [
    ...reports.map((report) => ({
      ...{ id: report.id, at: report.createdAt },
      entry: <ReportRecord report={report} isRepeating={isRepeating} />,
    })),
    ...acknowledgements.map((said) => ({ id: said.id, at: said.createdAt, entry: <Seen said={said} /> })),
  ].sort((one, other) => (one.at < other.at ? 1 : -1));
  return (
    <Section id="reports" title={t`Reports and decisions`}>
      {records.length === 0 ? (
        <p className="quiet">
          <Trans>Nothing has been reported yet.</Trans>
        </p>
      ) : (
        <ol className="records">
          {records.map(({ id, entry }) => (
            <li key={id} id={`report-${id}`}>
              {entry}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function ReportRecord({ report, isRepeating }: { report: Report; isRepeating: boolean }) {
  const { i18n } = useLingui();
  const { kind, addressedTo, text, post, author, onBehalfOf, createdAt, evidence, decision, period } = report;
  return (
    <>
      <p className="record-title">
        <b>{i18n._(REPORT_KIND[kind])}</b>{' '}
        <span className="quiet">
          {addressedTo === 'lead' ? <Trans>to the lead</Trans> : <Trans>to the controller</Trans>}
          {isRepeating && (
            <>
              , <Trans>period {period}</Trans>
            </>
          )}
        </span>
      </p>
      <p className="byline">
        <By who={author} onBehalfOf={onBehalfOf} />, {post.title}, <Moment at={createdAt} />
      </p>
      <LongText>{text}</LongText>
      <EvidenceList evidence={evidence} />
      {decision && <DecisionWords decision={decision} />}
    </>
  );
}

function EvidenceList({ evidence }: Pick<Report, 'evidence'>) {
  const { t } = useLingui();
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence" aria-label={t`Evidence`}>
      {evidence.map(({ id, title, fileId, fileName, url }) => (
        <li key={id} id={`evidence-${id}`}>
          <IconPaperclip size={16} aria-hidden />
          {fileId ? (
            <a href={`/api/v1/files/${fileId}`} download>
              {title}
            </a>
          ) : url ? (
            <a href={url} rel="noreferrer noopener" target="_blank">
              {title}
            </a>
          ) : (
            title
          )}
          {fileName && fileName !== title && <span className="quiet">{fileName}</span>}
        </li>
      ))}
    </ul>
  );
}

function DecisionWords({ decision }: { decision: NonNullable<Report['decision']> }) {
  const { outcome, reason, decidedBy, onBehalfOf, decidedAt } = decision;
  return (
    <div className="decision">
      <p>
        <b className={outcome === 'accept' ? 'tone-done' : 'tone-soon'}>
          {outcome === 'accept' ? <Trans>Accepted</Trans> : <Trans>Returned</Trans>}
        </b>{' '}
        <span className="quiet">
          <By who={decidedBy} onBehalfOf={onBehalfOf} />, <Moment at={decidedAt} />
        </span>
      </p>
      <Reason text={reason} />
    </div>
  );
}

function Seen({ said }: { said: Acknowledgement }) {
  const { willReportBy, note, late, author, onBehalfOf, post, createdAt } = said;
  return (
    <>
      <p className="record-title">
        <b>
          <Trans>
            Seen; will report by <Day day={willReportBy} />
          </Trans>
        </b>{' '}
        {late && (
          <span className="badge">
            <Trans>after the deadline</Trans>
          </span>
        )}
      </p>
      <p className="byline">
        <By who={author} onBehalfOf={onBehalfOf} />, {post.title}, <Moment at={createdAt} />
      </p>
      <Reason text={note} />
    </>
  );
}
