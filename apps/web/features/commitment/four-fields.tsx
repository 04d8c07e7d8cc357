import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Commitment } from '../../client/api.generated.js';
import { CONFORMITY, FULFILMENT, TIMELINESS } from '../../language/words.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { By, DayOf, Moment, Reason } from './person-words.js';
import { Section } from './section.js';
import { TIMELINESS_TONE } from './tone.rules.js';

/** Four judgements that are never one: each by somebody else, at another time. */
export function FourFields({ commitment }: { commitment: Commitment }) {
  const { t, i18n } = useLingui();
  const { status, fulfilment, timeliness, conformity, conformityRemark, score, controlledAt, settledAt } = commitment;
  return (
    <Section id="standing" title={t`How it stands`}>
      <div className="four-fields">
        <Field
          title={t`Control status`}
          help={t`How far the work has come. Moved by those who do it; only the controller or the author's side takes it off control.`}
        >
          <ControlStatusMark status={status} />
          {controlledAt && (
            <p>
              <Trans>On control since</Trans> <DayOf at={controlledAt} />
            </p>
          )}
          {settledAt && (
            <p>
              <Trans>Settled</Trans> <DayOf at={settledAt} />
            </p>
          )}
        </Field>
        <Field
          title={t`Fulfilment`}
          help={t`How much has been done. Judged by an assessor who did not do the work. “No evidence” means that nobody can tell yet; it is not zero.`}
        >
          <b>{i18n._(FULFILMENT[fulfilment])}</b>
          {score ? (
            <ScoreWords commitment={commitment} />
          ) : (
            <p>
              <Trans>Nobody has judged it yet.</Trans>
            </p>
          )}
        </Field>
        <Field
          title={t`Timeliness`}
          help={t`Computed from dates, never typed: once against the first deadline, once against what extensions made of it.`}
        >
          <dl className="facts">
            <dt>
              <Trans>Against the original deadline</Trans>
            </dt>
            <dd className={`tone-${TIMELINESS_TONE[timeliness.original]}`}>
              {i18n._(TIMELINESS[timeliness.original])}
            </dd>
            <dt>
              <Trans>Against the current deadline</Trans>
            </dt>
            <dd className={`tone-${TIMELINESS_TONE[timeliness.current]}`}>{i18n._(TIMELINESS[timeliness.current])}</dd>
          </dl>
        </Field>
        <Field
          title={t`Conformity`}
          help={t`Whether what was done is what the document says. Judged by an assessor who compares the two.`}
        >
          <b>{conformity ? i18n._(CONFORMITY[conformity]) : <Trans>Not compared yet</Trans>}</b>
          <Reason text={conformityRemark ?? ''} />
        </Field>
      </div>
    </Section>
  );
}

function Field({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="field">
      <Title order={3} size={15} id={id}>
        {title}
      </Title>
      {children}
      <p className="help">{help}</p>
    </div>
  );
}

/** Who judged, when, why, and by what: reports and pieces of evidence, each a link to where it stands below. */
function ScoreWords({ commitment: { score, reports } }: { commitment: Commitment }) {
  if (!score) return null;
  const { assessor, scoredAt, remark, cited } = score;
  const citedReports = reports.filter(({ id }) => cited.reportIds.includes(id));
  const citedEvidence = reports.flatMap(({ evidence }) => evidence).filter(({ id }) => cited.evidenceIds.includes(id));
  return (
    <>
      <p>
        <By who={assessor} />, <Moment at={scoredAt} />
      </p>
      <Reason text={remark} />
      {citedReports.length + citedEvidence.length > 0 && (
        <p>
          <Trans>Rests on:</Trans>{' '}
          {citedReports.map(({ id, createdAt }) => (
            <a key={id} href={`#report-${id}`} className="cited">
              <Trans>the report of</Trans> <Moment at={createdAt} />
            </a>
          ))}
          {citedEvidence.map(({ id, title }) => (
            <a key={id} href={`#evidence-${id}`} className="cited">
              {title}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
