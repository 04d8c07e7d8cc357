import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, NativeSelect } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { PostSelect } from '../people/index.js';
import { isSame, type Whom } from './rungs.rules.js';
import { useWhom, useWhomWords } from './whom-words.js';

interface Props {
  audience: readonly Whom[];
  isMissing: boolean;
  /** What the API has said of it. */
  refused: ReactNode;
  onChange: (audience: Whom[]) => void;
}

/** Everybody that can be spoken to by a word; `superior` counts the posts above the lead. */
const CHOICES: readonly Whom[] = [
  ...(['lead', 'co_executors', 'controller', 'superior'] as const),
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((superior) => ({ superior })),
  ...(['author', 'counterpart'] as const),
];
const POST = 'post';

/** Whom a rung speaks to. The order is kept: whoever is meant twice hears as the first of them. */
export function AudienceField({ audience, isMissing, refused, onChange }: Props) {
  const { t } = useLingui();
  const words = useWhomWords();
  const heading = useId();
  const free = CHOICES.filter((choice) => !audience.some((whom) => isSame(whom, choice)));
  const [chosen, setChosen] = useState('');
  const [post, setPost] = useState<string | null>(null);
  const whom = chosen === POST ? post && { post } : free.find((choice) => JSON.stringify(choice) === chosen);
  const add = () => {
    if (whom && !audience.some((one) => isSame(one, whom))) onChange([...audience, whom]);
    setChosen('');
    setPost(null);
  };
  return (
    <div className="audience" role="group" aria-labelledby={heading}>
      <p id={heading}>
        <Trans>To whom</Trans>
      </p>
      <ul>
        {audience.map((one) => (
          <WhomChosen
            key={JSON.stringify(one)}
            whom={one}
            onRemove={() => onChange(audience.filter((other) => other !== one))}
          />
        ))}
      </ul>
      <div className="audience-add">
        <NativeSelect
          label={t`One more`}
          value={chosen}
          error={isMissing ? t`Name at least one: choose here and add` : refused}
          data={[
            { value: '', label: t`Choose whom` },
            ...free.map((choice) => ({ value: JSON.stringify(choice), label: words(choice) })),
            { value: POST, label: t`to a certain post …` },
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        {chosen === POST && <PostSelect label={t`Which post`} value={post} onChange={setPost} />}
        <Button variant="default" disabled={!whom} onClick={add}>
          <Trans>Add</Trans>
        </Button>
      </div>
    </div>
  );
}

function WhomChosen({ whom, onRemove }: { whom: Whom; onRemove: () => void }) {
  const { t } = useLingui();
  const words = useWhom(whom);
  return (
    <li>
      {words}
      <CloseButton size="sm" aria-label={t`Remove: ${words}`} onClick={onRemove} />
    </li>
  );
}
