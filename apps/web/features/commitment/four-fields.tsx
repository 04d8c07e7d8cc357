import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Commitment } from '../../client/api.generated.js';
import { type Term, TERMS } from '../../language/terms.js';
import { CONFORMITY, FULFILMENT, TIMELINESS } from '../../language/words.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { Hint } from '../../look/hint.js';
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
        <Field term="control_status">
          <ControlStatusMark status={status} />
          {controlledAt && (
            <p>
              <Trans>On control since</Trans> <DayOf at={controlledAt} />
            </p>
          )}
          {settledAt && (
            <p>
              <Trans>Settled</Trans> <DayOf at={settledAt} /> <Hint of="removal" />
            </p>
          )}
        </Field>
        <Field term="fulfilment">
          <b>{i18n._(FULFILMENT[fulfilment])}</b> {fulfilment === 'no_evidence' && <Hint of="no_evidence" />}
          {score ? (
            <ScoreWords commitment={commitment} />
          ) : (
            <p>
              <Trans>Nobody has judged it yet.</Trans>
            </p>
          )}
        </Field>
        <Field term="timeliness">
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
        <Field term="conformity">
          <b>{conformity ? i18n._(CONFORMITY[conformity]) : <Trans>Not compared yet</Trans>}</b>
          <Reason text={conformityRemark ?? ''} />
        </Field>
      </div>
    </Section>
  );
}

function Field({ term, children }: { term: Term; children: ReactNode }) {
  const { i18n } = useLingui();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="field">
      <div className="hinted">
        <Title order={3} size={15} id={id}>
          {i18n._(TERMS[term].name)}
        </Title>
        <Hint of={term} />
      </div>
      {children}
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
