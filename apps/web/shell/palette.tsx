import './palette.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { Dialog } from '../look/dialog.js';
import { type Place, usePlaces } from './use-places.js';

/** Goes to a screen, a commitment or a meeting by some words of it. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog opened onClose={onClose} title={t`Find`} isLight>
      <Finder onDone={onClose} />
    </Dialog>
  );
}

function Finder({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const listId = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const { places, isSearching } = usePlaces(words);
  const [isAwaited, setAwaited] = useState(false);
  const chosen = Math.min(at, places.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  const go = (place: Place | undefined) => {
    if (!place) return;
    onDone();
    void navigate({ to: place.to, search: place.search ?? {} });
  };
  useEffect(() => {
    // Pressed before the search had ended: it goes to what that finds.
    if (isAwaited && !isSearching) go(places[chosen]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + places.length) % Math.max(places.length, 1));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) setAwaited(true);
    else return;
    event.preventDefault();
  };
  return (
    <div className="palette">
      <input
        data-autofocus
        role="combobox"
        aria-label={t`A screen, a reference, or some words of a commitment, a meeting, a post or a name`}
        aria-expanded={places.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={places.length > 0 ? optionId(chosen) : undefined}
        placeholder={t`A screen, a reference, some words`}
        value={words}
        maxLength={200}
        onChange={({ currentTarget }) => {
          setWords(currentTarget.value);
          setAt(0);
          setAwaited(false);
        }}
        onKeyDown={onKeyDown}
      />
      <ul role="listbox" id={listId} aria-label={t`What is found`}>
        {places.map((place, index) => (
          <Option
            key={place.key}
            id={optionId(index)}
            place={place}
            isChosen={index === chosen}
            onChoose={() => go(place)}
          />
        ))}
      </ul>
      <p role="status">
        {isSearching ? <Trans>Searching …</Trans> : <Plural value={places.length} one="# found" other="# found" />}
      </p>
    </div>
  );
}

interface OptionProps {
  id: string;
  place: Place;
  isChosen: boolean;
  onChoose: () => void;
}

/** The field keeps the focus: the keyboard works in it, and the list is told by it. */
function Option({ id, place, isChosen, onChoose }: OptionProps) {
  return (
    <li id={id} role="option" aria-selected={isChosen} onClick={onChoose} ref={isChosen ? show : undefined}>
      <span>{place.words}</span>
      <span className="kind">{place.kind}</span>
    </li>
  );
}

const show = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
