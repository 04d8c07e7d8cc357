import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useId } from 'react';
import type { Commitment, Report } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { useTimeZone } from '../../session/index.js';

/** A report as whoever answers it reads it: who, when, the words, and what shows that it was done. */
export function ReportQuote({ report }: { report: Report }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const { author, post, text, evidence, onBehalfOf } = report;
  const id = useId();
  return (
    <div className="control-quote" role="region" aria-labelledby={id} tabIndex={0}>
      <p className="reference" id={id}>
        {[onBehalfOf ? `${author.name} → ${onBehalfOf.name}` : author.name, post.title].join(', ')} ·{' '}
        {dateAndTime(report.createdAt, { language, timeZone })}
      </p>
      <p>{text}</p>
      {evidence.map(({ id: key, title, fileId, url }) => (
        <div key={key}>
          <Anchor href={fileId === null ? (url ?? '') : `/api/v1/files/${fileId}`} target="_blank" rel="noreferrer">
            {title}
          </Anchor>
        </div>
      ))}
    </div>
  );
}

/** What co-executors have reported to the lead on the period that is to be reported on. */
export function ReportedToLead({ opened }: { opened: Commitment }) {
  const made = opened.reports.filter(({ addressedTo, period }) => addressedTo === 'lead' && period === opened.period);
  if (made.length === 0) return null;
  return (
    <div>
      <p className="control-note">
        <Trans>Reported to the lead by co-executors:</Trans>
      </p>
      {made.map((report) => (
        <ReportQuote key={report.id} report={report} />
      ))}
    </div>
  );
}
