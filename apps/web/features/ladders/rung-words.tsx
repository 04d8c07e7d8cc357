import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Ladder } from '../../client/api.generated.js';
import { type Occasion, readRung } from './rung.rules.js';
import { TimeWords } from './time-words.js';

/**
 * By which rule somebody is told, in words. A key that says nothing of itself is looked up in the ladder; one that is
 * not there any more stands for itself.
 */
export function RungWords({ rung, ladder }: { rung: string; ladder?: Pick<Ladder, 'rules'> | undefined }) {
  const { i18n } = useLingui();
  const meaning = readRung(rung);
  if (meaning.kind === 'time') return <TimeWords when={meaning.when} />;
  if (meaning.kind !== 'other') return <>{i18n._(OCCASION[meaning.kind])}</>;
  const found = ladder?.rules.rungs.find(({ key }) => key === rung);
  return found ? <TimeWords when={found.when} /> : <Trans>rule “{meaning.key}”</Trans>;
}

const OCCASION: Readonly<Record<Occasion, MessageDescriptor>> = {
  review: msg`regular review of a commitment without a deadline`,
  decide_report: msg`a report waits for a decision`,
  decide_extension: msg`a request for an extension waits for a decision`,
  report_to_lead: msg`a co-executor has reported`,
  returned: msg`the report was returned`,
  granted: msg`the extension was granted`,
  refused: msg`the extension was refused`,
  closed: msg`the commitment was closed`,
  terminated: msg`the commitment was terminated`,
  reopened: msg`the commitment was re-opened`,
};
