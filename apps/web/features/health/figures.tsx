import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HistoryHealth, MailHealth } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { useTimeZone } from '../../session/index.js';

type Facts = readonly (readonly [name: string, value: ReactNode])[];

/** An instant as the reader knows it; a dash where it never was. */
function useAt(): (instant: string | null | undefined) => string {
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  return (instant) => (instant ? dateAndTime(instant, { language, timeZone }) : '–');
}

/** What waits, what went out, when somebody last looked. */
export function MailFigures({ mail }: { mail: MailHealth }) {
  const { t } = useLingui();
  const at = useAt();
  const check = mail.planCheck;
  const facts: Facts = [
    [t`Would go out now`, mail.ready],
    [t`Written and waiting`, mail.queued],
    [t`With the mail server`, mail.sending],
    [t`Oldest waiting mail`, at(mail.oldestUnsent)],
    [t`Last sent`, at(mail.lastSentAt)],
    [t`A worker last looked for due mail`, at(mail.sweptAt)],
    [t`Failed`, mail.failed],
    [t`In doubt`, mail.inDoubt],
    [t`Addresses refused`, mail.refusedAddresses],
    [t`Plan last checked`, at(check?.finishedAt)],
    ...(check
      ? [[t`Found wrong then`, <Of key="of" found={check.differences} of={check.commitments} />] as const]
      : []),
  ];
  return <Figures title={t`Mail and plan`} facts={facts} />;
}

function Of({ found, of }: { found: number; of: number }) {
  return (
    <>
      {found}, <Plural value={of} one="of # commitment checked" other="of # commitments checked" />
    </>
  );
}

/** What the checkpoints cover, and what was verified. */
export function HistoryFigures({ history }: { history: HistoryHealth }) {
  const { t } = useLingui();
  const at = useAt();
  const { verification, checkpointNumber, writtenNumber } = history;
  const facts: Facts = [
    [t`Last checkpoint`, at(history.checkpointedAt)],
    [t`Its number`, checkpointNumber],
    [t`Newest one outside of the database`, writtenNumber],
    [t`Events that it covers`, history.covered],
    [t`Events that wait for the next`, history.pending],
    [t`Last verified`, at(verification?.finishedAt)],
    ...(verification ? ([[t`Not as it was signed`, verification.found]] as const) : []),
  ];
  return <Figures title={t`History`} facts={facts} />;
}

function Figures({ title, facts }: { title: string; facts: Facts }) {
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs">
        {title}
      </Title>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** When the figures were read. Not told aloud: it changes every half minute. */
export function LookedAt({ at, version }: { at: string; version: string | undefined }) {
  const time = useAt()(at);
  return (
    <p className="hint">
      <Trans>Looked at on {time}; every half a minute again.</Trans> {version && <Trans>Version {version}.</Trans>}
    </p>
  );
}
