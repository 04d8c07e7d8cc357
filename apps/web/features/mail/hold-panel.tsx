import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEye, IconPlayerPause } from '@tabler/icons-react';
import type { MailHealth, PersonReference } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { State } from '../../look/state.js';
import { useTimeZone } from '../../session/index.js';
import { copySign } from './mail-words.js';

interface Props {
  mail: MailHealth;
  onRelease: () => void;
  onHold: () => void;
}

/** Whether mail leaves this register, and if not, why; with the way to let it go or to hold it. */
export function HoldPanel({ mail, onRelease, onHold }: Props) {
  return (
    <section className="panel mail-hold" aria-labelledby="going">
      <Title order={2} size={18} mb="xs" id="going">
        <Trans>Does mail go out?</Trans>
      </Title>
      <Mode mail={mail} />
      {mail.isHeld && <Why mail={mail} />}
      <Facts mail={mail} />
      {mail.isHeld ? (
        <Button mt="md" onClick={onRelease}>
          <Trans>Release the mail</Trans>
        </Button>
      ) : (
        <Button mt="md" variant="default" onClick={onHold}>
          <Trans>Hold all mail</Trans>
        </Button>
      )}
    </section>
  );
}

function Mode({ mail: { isHeld, isAutomatic, isDryRun } }: { mail: MailHealth }) {
  if (isHeld) {
    return (
      <State tone={isAutomatic ? 'overdue' : 'soon'} icon={isAutomatic ? IconAlertTriangle : IconPlayerPause}>
        <Trans>Mail is on hold: nothing is sent</Trans>
      </State>
    );
  }
  if (isDryRun) {
    return (
      <State tone="soon" icon={IconEye}>
        <Trans>Dry run: nothing is delivered, what would be is shown</Trans>
      </State>
    );
  }
  return (
    <State tone="done" icon={IconCircleCheck}>
      <Trans>Mail goes out</Trans>
    </State>
  );
}

function Why({ mail: { isAutomatic, reason, by } }: { mail: MailHealth }) {
  const { i18n } = useLingui();
  const sign = copySign(reason);
  if (isAutomatic) {
    return (
      <>
        <p>
          {sign ? i18n._(sign) : reason}{' '}
          <Trans>
            The register holds its mail by itself then: two copies that both send would send everything twice. Decide
            which of them is the one in use, and release that one.
          </Trans>
        </p>
        <p className="hint">
          <Trans>Nothing is lost and nothing expires meanwhile: the plan goes on.</Trans>
        </p>
      </>
    );
  }
  return (
    <p>
      {by ? <HeldBy by={by} /> : <Trans>An operator holds it.</Trans>} {reason !== '' && <q>{reason}</q>}
    </p>
  );
}

function HeldBy({ by }: { by: PersonReference }) {
  const name = personName(by, useLanguage());
  return <Trans>{name} holds it.</Trans>;
}

function Facts({ mail }: { mail: MailHealth }) {
  const { t } = useLingui();
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const at = (instant: string | null) => (instant === null ? '–' : dateAndTime(instant, { language, timeZone }));
  const facts: [string, string | number][] = [
    ...(mail.since === null ? [] : [[t`On hold since`, at(mail.since)] as [string, string]]),
    [t`Would go out now`, mail.ready],
    [t`Oldest waiting mail`, at(mail.oldestUnsent)],
    [t`Last sent`, at(mail.lastSentAt)],
  ];
  return (
    <dl className="facts mail-facts">
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string | number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
