import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Commitment } from '../../client/api.generated.js';
import { inZone, shortDate } from '../../language/dates.js';
import { type Language } from '../../language/languages.js';
import { useLanguage } from '../../language/language.js';
import {
  BASIS,
  CLASSIFICATION,
  CONTROL_STATUS,
  FULFILMENT,
  KIND,
  PRIORITY,
  REGIME,
  SIDE,
} from '../../language/words.js';
import { useTimeZone } from '../../session/index.js';

/** What a commitment says in one field, in words. */
export interface Said {
  name: string;
  words: string;
}

type Translate = (words: MessageDescriptor) => string;
interface Speaker {
  say: Translate;
  day: (day: string | null) => string;
  timeZone: string;
}

const REPORT_STATE = { accept: msg`accepted`, return: msg`returned`, waits: msg`waits`, interim: msg`interim` };
const EXTENSION_STATE = { requested: msg`waits`, granted: msg`granted`, refused: msg`refused` };

/** What is compared, in the order in which it is told. Whatever changes a version shows in one of these. */
const FIELDS: [MessageDescriptor, (commitment: Commitment, speaker: Speaker) => string][] = [
  [msg`Title`, ({ title }) => title],
  [msg`Text`, ({ text }) => text],
  [msg`Control status`, ({ status }, { say }) => say(CONTROL_STATUS[status])],
  [msg`Deadline`, ({ currentDeadline }, { day }) => day(currentDeadline)],
  [msg`Reports`, reports],
  [msg`Extensions`, extensions],
  [
    msg`Said to report by`,
    ({ acknowledgements }, { day }) => acknowledgements.map((one) => day(one.willReportBy)).join('\n'),
  ],
  [
    msg`Parts`,
    ({ parts }) => parts.map((part) => [part.completedAt === null ? '☐' : '☑', part.text].join(' ')).join('\n'),
  ],
  [msg`Lead`, ({ lead }) => post(lead)],
  [msg`Co-executors`, ({ coExecutors }) => coExecutors.map(post).join('\n')],
  [msg`Controller`, ({ controller }) => post(controller)],
  [msg`Author`, ({ author }) => post(author)],
  [msg`In the way`, ({ blocker }) => blocker?.text ?? ''],
  [
    msg`Status of the other side`,
    ({ counterpartStatus }, { say }) => (counterpartStatus ? say(CONTROL_STATUS[counterpartStatus]) : ''),
  ],
  [msg`The other side`, ({ counterpart }) => counterpart?.name ?? ''],
  [msg`Post on the other side`, ({ counterpartPost }) => (counterpartPost ? post(counterpartPost) : '')],
  [msg`Observers`, ({ observers }) => observers.map(({ name }) => name).join('\n')],
  [msg`Area`, ({ area }) => area.name],
  [msg`Kind`, ({ kind }, { say }) => say(KIND[kind])],
  [msg`Whose promise`, ({ side }, { say }) => say(SIDE[side])],
  [msg`Where the deadline comes from`, ({ basis }, { say }) => say(BASIS[basis])],
  [msg`Agreed on`, ({ signedOn }, { day }) => day(signedOn)],
  [msg`Rules for reminders`, ({ ladderCode }) => ladderCode ?? ''],
  [msg`Rules for deadlines`, ({ regimeCode }, { say }) => (REGIME[regimeCode] ? say(REGIME[regimeCode]) : regimeCode)],
  [msg`Can be verified`, ({ verifiable }) => (verifiable ? '☑' : '☐')],
  [msg`Fulfilment`, ({ fulfilment }, { say }) => say(FULFILMENT[fulfilment])],
  [msg`Classification`, ({ classification }, { say }) => say(CLASSIFICATION[classification])],
  [msg`Priority`, ({ priority }, { say }) => say(PRIORITY[priority])],
];

/** Tells a commitment field by field, in the reader's words. */
export function useSaid(): (commitment: Commitment) => Said[] {
  const { i18n } = useLingui();
  const language: Language = useLanguage();
  const timeZone = useTimeZone();
  const say: Translate = (words) => i18n._(words);
  const day = (date: string | null) => (date === null ? '' : shortDate(date, language));
  return (commitment) =>
    FIELDS.map(([field, tell]) => ({ name: say(field), words: tell(commitment, { say, day, timeZone }) }));
}

function reports({ reports: made }: Commitment, { say, day, timeZone }: Speaker): string {
  return made
    .map(({ author, createdAt, kind, decision }) => {
      const state = kind === 'interim' ? 'interim' : (decision?.outcome ?? 'waits');
      return [author.name, day(inZone(createdAt, timeZone)[0]), say(REPORT_STATE[state])].join(', ');
    })
    .join('\n');
}

function extensions({ extensions: asked }: Commitment, { say, day }: Speaker): string {
  return asked.map(({ to, state }) => [day(to), say(EXTENSION_STATE[state])].join(', ')).join('\n');
}

function post({ title, body }: { title: string; body: string }): string {
  return [title, body].join(', ');
}
