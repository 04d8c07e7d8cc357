import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Mailing } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { RefusalNote } from '../../look/refusal-note.js';
import { useTimeZone } from '../../session/index.js';
import { reasonOf } from './mail-reason.rules.js';
import { REASON } from './mail-words.js';

interface Props {
  mailing: Mailing;
  onRetried: (recipient: string) => Promise<void>;
}

/** One mail that has not arrived: to whom, since when, how often it was tried, why, and about what. */
export function MailingItem({ mailing, onRetried }: Props) {
  const { recipient, address, attempts } = mailing;
  const name = personName(recipient, useLanguage());
  return (
    <li>
      <div>
        <b>{name}</b> <span className="reference">{address}</span>
        <p>
          <Times mailing={mailing} />{' '}
          <Plural value={attempts} _0="Not tried yet." one="Tried once." other="Tried # times." />
        </p>
        <Reason said={mailing.lastError} />
        <About mailing={mailing} />
      </div>
      {mailing.state === 'failed' && <Retry mailing={mailing} onRetried={onRetried} />}
    </li>
  );
}

function Times({ mailing: { kind, dueAt, nextAttemptAt, shownAt } }: { mailing: Mailing }) {
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const at = (instant: string) => dateAndTime(instant, { language, timeZone });
  const [since, next, shown] = [at(dueAt), nextAttemptAt && at(nextAttemptAt), shownAt && at(shownAt)];
  return (
    <>
      {kind === 'digest' ? <Trans>Digest, due since {since}.</Trans> : <Trans>Reminder, due since {since}.</Trans>}{' '}
      {shown && <Trans>Shown on {shown}.</Trans>} {next && !shown && <Trans>Next try: {next}.</Trans>}
    </>
  );
}

function Reason({ said }: { said: string | null }) {
  const { i18n } = useLingui();
  const reason = reasonOf(said);
  if (reason === null) return null;
  return (
    <>
      <p>{i18n._(REASON[reason])}</p>
      <p className="reference">
        <Trans>Word for word:</Trans> <q translate="no">{said}</q>
      </p>
    </>
  );
}

function About({ mailing: { references, commitments } }: { mailing: Mailing }) {
  const hidden = commitments - references.length;
  if (commitments === 0) return null;
  return (
    <p className="mail-references">
      {references.map((reference) => (
        <Link key={reference} to="/register" search={{ q: reference }}>
          {reference}
        </Link>
      ))}
      {hidden > 0 && (
        <span>
          <Plural value={hidden} one="# commitment is not open to you" other="# commitments are not open to you" />
        </span>
      )}
    </p>
  );
}

function Retry({ mailing: { id, recipient }, onRetried }: Props) {
  const { t } = useLingui();
  const name = personName(recipient, useLanguage());
  // One key a line: pressed twice, or sent again after a lost answer, it is done once.
  const [key] = useState(() => crypto.randomUUID());
  const retry = $api.useMutation('post', '/api/v1/mailings/{id}/retry', { onSuccess: () => onRetried(name) });
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return (
    <div>
      <Button
        variant="default"
        size="compact-md"
        loading={retry.isPending}
        aria-label={t`Try again: the mail to ${name}`}
        onClick={() => retry.mutate({ params })}
      >
        <Trans>Try again</Trans>
      </Button>
      {retry.error && <RefusalNote error={retry.error} />}
    </div>
  );
}
