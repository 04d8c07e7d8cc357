import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LevelMark } from './level-mark.js';
import { LEVEL, NEED, PART } from './need-words.js';
import { levelOf, type Need, type NeedCode, PARTS } from './needs.rules.js';

/** How each part is, then what needs somebody, each with what to do about it. */
export function NeedsPanel({ needs }: { needs: readonly Need[] }) {
  const { i18n } = useLingui();
  return (
    <>
      <section className="panel">
        <p className="health-overall" role="status">
          <Plural
            value={needs.length}
            _0="All is well. Nothing needs anybody."
            one="# thing needs somebody."
            other="# things need somebody."
          />
        </p>
        <ul className="health-parts">
          {PARTS.map((part) => (
            <li key={part}>
              <b>{i18n._(PART[part])}</b>
              <LevelMark level={levelOf(part, needs)}>{i18n._(LEVEL[levelOf(part, needs)])}</LevelMark>
            </li>
          ))}
        </ul>
      </section>
      {needs.length > 0 && (
        <section className="panel" aria-labelledby="needs">
          <Title order={2} size={18} mb="xs" id="needs">
            <Trans>What needs somebody</Trans>
          </Title>
          <ul className="health-needs">
            {needs.map((need) => (
              <NeedLine key={need.code} need={need} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Where the words of the register tell more than ours. */
const TOLD: readonly NeedCode[] = ['altered', 'checkpoint-failed'];

function NeedLine({ need: { code, level, said } }: { need: Need }) {
  const { i18n } = useLingui();
  const { title, advice } = NEED[code];
  return (
    <li>
      <LevelMark level={level}>{i18n._(title)}</LevelMark>
      <p>{i18n._(advice)}</p>
      {said && TOLD.includes(code) && (
        <p className="reference">
          <Trans>Word for word:</Trans> <q lang="en">{said}</q>
        </p>
      )}
      <WayOn code={code} />
    </li>
  );
}

function WayOn({ code }: { code: NeedCode }) {
  if (code === 'late' || code === 'failed') {
    return (
      <p>
        <Link to="/mail" search={{ state: code }}>
          {code === 'late' ? <Trans>See the late mail</Trans> : <Trans>See the mail that has failed</Trans>}
        </Link>
      </p>
    );
  }
  if (code === 'held' || code === 'held-by-hand' || code === 'refused') {
    return (
      <p>
        <Link to="/mail">
          {code === 'refused' ? <Trans>See the refused addresses</Trans> : <Trans>Go to the mail on hold</Trans>}
        </Link>
      </p>
    );
  }
  if (code === 'unreachable') {
    return (
      <p>
        <Link to="/bodies">
          <Trans>Go to posts and who holds them</Trans>
        </Link>
      </p>
    );
  }
  return null;
}
