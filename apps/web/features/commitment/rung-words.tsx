import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type Occasion, readRung } from './rung.rules.js';

/** By which rule somebody is told, in words; a rule of an unknown shape by its key. */
export function RungWords({ rung }: { rung: string }) {
  const { i18n } = useLingui();
  const meaning = readRung(rung);
  switch (meaning.kind) {
    case 'before':
      return (
        <Plural
          value={meaning.days}
          one="# working day before the deadline"
          other="# working days before the deadline"
        />
      );
    case 'after':
      return (
        <Plural value={meaning.days} one="# working day after the deadline" other="# working days after the deadline" />
      );
    case 'other':
      return <Trans>rule “{meaning.key}”</Trans>;
    default:
      return <>{i18n._(OCCASION[meaning.kind])}</>;
  }
}

const OCCASION: Readonly<Record<Occasion, MessageDescriptor>> = {
  on_day: msg`on the day of the deadline`,
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
