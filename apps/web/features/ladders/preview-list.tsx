import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Ladder } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named, personName } from '../../language/names.rules.js';
import { useTimeZone } from '../../session/index.js';
import { AUDIENCE } from './audience-words.js';
import { byCommitment, type PreviewedChange } from './preview.rules.js';
import { RungWords } from './rung-words.js';
import type { Seen } from './use-ladder-change.js';

const CHANGE: Readonly<Record<PreviewedChange['change'], MessageDescriptor>> = {
  added: msg`Added`,
  taken_back: msg`Dropped`,
  moved: msg`Moved`,
  other_reason: msg`Other reason`,
};

/** The changes behind the numbers, by commitment; the first ones to take effect. */
export function PreviewList({ seen: { preview, rules, base } }: { seen: Seen }) {
  const { items, notListed } = preview;
  const count = items.length;
  // A reminder that is dropped is known by a rung that only the ladder as it is has.
  const ladder = { rules: { ...rules, rungs: [...rules.rungs, ...base.rules.rungs] } };
  return (
    <details className="ladder-changes">
      <summary>
        <Plural value={count} one="Show # change" other="Show # changes" />
      </summary>
      <ul>
        {byCommitment(items).map(({ commitment: { id, reference }, changes }) => (
          <li key={id}>
            <Link to="/commitments/$id" params={{ id }}>
              {reference}
            </Link>
            <ul>
              {changes.map((item, index) => (
                <ChangeLine key={`${item.rung} ${item.ordinal} ${index}`} item={item} ladder={ladder} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {notListed > 0 && (
        <p className="rules-hint">
          <Plural value={notListed} one="# more is not listed:" other="# more are not listed:" />{' '}
          <Trans>they take effect later, or belong to commitments that are not open to you.</Trans>
        </p>
      )}
    </details>
  );
}

function ChangeLine({ item, ladder }: { item: PreviewedChange; ladder: Pick<Ladder, 'rules'> }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { change, rung, audience, recipient, post } = item;
  return (
    <li>
      <b>{i18n._(CHANGE[change])}</b>: <RungWords rung={rung} ladder={ladder} />, {i18n._(AUDIENCE[audience])} (
      {recipient ? personName(recipient, language) : named(post.title, language)}), <Moments item={item} />
    </li>
  );
}

function Moments({ item: { change, dueBefore, dueAt } }: { item: PreviewedChange }) {
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const say = (at: string) => dateAndTime(at, { language, timeZone });
  if (change === 'moved' && dueBefore !== null && dueAt !== null) {
    const [from, to] = [say(dueBefore), say(dueAt)];
    return (
      <Trans>
        {to} instead of {from}
      </Trans>
    );
  }
  const at = dueAt ?? dueBefore;
  return at === null ? null : <>{say(at)}</>;
}
