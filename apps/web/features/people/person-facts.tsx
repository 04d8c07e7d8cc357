import { Trans, useLingui } from '@lingui/react/macro';
import { IconMailOff } from '@tabler/icons-react';
import type { Person } from '../../client/api.generated.js';
import { LANGUAGES } from '../../language/languages.js';
import { CLASSIFICATION } from '../../language/words.js';
import { State } from '../../look/state.js';

/** How somebody is reached and what they may read. Address and clearance are shown to those who have to do with it. */
export function PersonFacts({ person }: { person: Person }) {
  const { i18n } = useLingui();
  return (
    <section className="panel">
      <dl className="facts">
        {person.email !== null && (
          <>
            <dt>
              <Trans>E-mail</Trans>
            </dt>
            <dd>
              <Address person={person} />
            </dd>
          </>
        )}
        <dt>
          <Trans>Language of screens and mails</Trans>
        </dt>
        <dd>{LANGUAGES[person.language]}</dd>
        <dt>
          <Trans>Time zone</Trans>
        </dt>
        <dd>{person.timeZone.replaceAll('_', ' ')}</dd>
        {person.clearance !== null && (
          <>
            <dt>
              <Trans>May read up to</Trans>
            </dt>
            <dd>{i18n._(CLASSIFICATION[person.clearance])}</dd>
          </>
        )}
        <dt>
          <Trans>Code</Trans>
        </dt>
        <dd>{person.code}</dd>
      </dl>
    </section>
  );
}

/** An address, and whether mail servers refuse it. */
export function Address({ person: { email, emailRefused } }: { person: Person }) {
  return (
    <>
      <span translate="no">{email}</span>{' '}
      {emailRefused && (
        <State tone="overdue" icon={IconMailOff}>
          <Trans>refused by the mail server</Trans>
        </State>
      )}
    </>
  );
}
