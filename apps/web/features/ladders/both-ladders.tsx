import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import type { Ladder, LadderRules } from '../../client/api.generated.js';
import { ChangedNote } from '../../look/changed-note.js';
import { nameOf } from '../../language/typed-name.rules.js';
import { LadderDays } from './ladder-days.js';
import { type LadderDraft, rulesOf } from './ladder-draft.rules.js';
import { RungList } from './rung-list.js';
import type { Rung } from './rungs.rules.js';
import { useLadderName } from './use-ladders.js';

interface Props {
  theirs: Ladder;
  mine: LadderDraft;
  /** @param mine whether the reader goes on with what they typed */
  onSettle: (mine: boolean) => void;
}

/** Somebody has saved another version meanwhile: both beside each other, and the choice. */
export function BothLadders({ theirs, mine, onSettle }: Props) {
  const { t } = useLingui();
  const ladderName = useLadderName();
  const rules = rulesOf(mine);
  return (
    <ChangedNote
      told={[]}
      buttons={
        <>
          <Button variant="default" onClick={() => onSettle(false)}>
            <Trans>Take what is there now</Trans>
          </Button>
          <Button onClick={() => onSettle(true)}>
            <Trans>Go on with mine</Trans>
          </Button>
        </>
      }
    >
      <div className="ladder-versions">
        <Version title={t`As it is now`} name={ladderName(theirs)} rules={theirs.rules} other={rules} />
        <Version
          title={t`As you would have it`}
          name={ladderName({ name: nameOf(mine.name) })}
          rules={rules}
          other={theirs.rules}
        />
      </div>
    </ChangedNote>
  );
}

const sayingOf = ({ when, audience }: Rung): string => JSON.stringify([when, audience]);

interface VersionProps {
  title: string;
  name: string;
  rules: LadderRules;
  other: LadderRules;
}

function Version({ title, name, rules, other }: VersionProps) {
  const known = new Set(other.rungs.map(sayingOf));
  return (
    <div>
      <Title order={3} size={16}>
        {title}
      </Title>
      <p>{name}</p>
      <RungList rungs={rules.rungs} isMarked={(rung) => !known.has(sayingOf(rung))} />
      <LadderDays rules={rules} />
    </div>
  );
}
