import './found-select.css';
import { useLingui } from '@lingui/react/macro';
import { type ComboboxParsedItem, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';

export interface Choice {
  id: string;
  label: string;
  /** What tells it from others of the same name. */
  more?: string | undefined;
}

export interface Found {
  choices: Choice[];
  /** Whether they are still the answer to what was typed before. */
  isBehind: boolean;
}

/** What every field takes that chooses out of more than a page can hold. */
export type ChoosingProps = Pick<
  SelectProps,
  | 'label'
  | 'description'
  | 'placeholder'
  | 'error'
  | 'required'
  | 'mb'
  | 'value'
  | 'onChange'
  | 'onFocus'
  | 'onBlur'
  | 'defaultValue'
>;

interface Props extends ChoosingProps {
  /**
   * Asks the API, which searches in every language and in aliases; an empty search means the first ones of all. What is
   * chosen is among the answers wherever it has a name, after what fits: whoever types and presses Enter means the first.
   * Until somebody is in the field only the name of what is chosen is asked for.
   */
  useChoices: (search: string, chosen: string | null, isAsked: boolean) => Found;
  /** What to call a choice that has no name: several together, or one that is not open to the reader. */
  nameless?: string;
  /** What cannot be chosen: the thing itself. */
  exceptId?: string;
  /** What to say where nothing is found: where a new one is entered. */
  notFound?: string;
}

const NOTHING = { value: '', label: '' };

/** Milliseconds without a key until the list is asked for. */
const PAUSE = 200;

/** A field that searches as one types. */
export function FoundSelect({
  useChoices,
  nameless,
  exceptId,
  notFound,
  value = null,
  onChange,
  onFocus,
  onBlur,
  ...field
}: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, PAUSE);
  const [isAsked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { choices: all, isBehind } = useChoices(search, value, isAsked);
  const found = all.filter(({ id }) => id !== exceptId);
  const isStale = isBehind || typed !== search;
  const chosen = useChosen(found, { value, nameless });
  // Without a line of its own for what is chosen, the name of what was chosen before would stay in the field.
  const unread = value !== null && chosen === undefined ? [{ id: value, label: '' }] : [];
  const choices = new Map(
    [...found, ...(chosen ? [chosen] : unread)].map((choice): [string, Choice] => [choice.id, choice]),
  );
  return (
    <Select
      placeholder={t`Type to search`}
      {...field}
      searchable
      // By a press or a key: opened by the focus, it would lie over what is said of a field that is gone to for its fault.
      openOnFocus={false}
      // To choose once more what is chosen is no wish to have nothing.
      allowDeselect={false}
      clearable={field.required !== true}
      value={value}
      ref={input}
      className="found-select"
      // At the lower edge of a window the list would stand above the field, and its lines move with each answer.
      onDropdownOpen={() => input.current?.scrollIntoView({ block: 'nearest' })}
      data={[...choices.values()].map(({ id, label }) => ({ value: id, label }))}
      // Until the answer to what is typed has come, what fits of the one before: nothing moves away under a finger.
      filter={({ options, search: words }) =>
        options.filter((option) => hasName(option) && (!isStale || isLike(option, words)))
      }
      onChange={onChange}
      onFocus={(event) => {
        setAsked(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        // Emptied and left: the cross is for pointers alone. A field whose name is still to come is not empty.
        if (chosen && field.required !== true && event.currentTarget.value === '') onChange?.(null, NOTHING);
        onBlur?.(event);
      }}
      // What stands in the field when something is chosen is its name: nobody searches for that.
      onSearchChange={(text) => setTyped(text === chosen?.label ? '' : text)}
      onDropdownClose={() => setTyped('')}
      nothingFoundMessage={isStale ? t`Searching …` : (notFound ?? t`Nothing found`)}
      clearButtonProps={{ 'aria-label': t`Clear the choice` }}
      renderOption={({ option: { value: id, label } }) => <Option label={label} more={choices.get(id)?.more} />}
    />
  );
}

const hasName = (option: ComboboxParsedItem): boolean => 'label' in option && option.label !== '';

const isLike = (option: ComboboxParsedItem, words: string): boolean =>
  'label' in option && option.label.toLowerCase().includes(words.trim().toLowerCase());

function Option({ label, more }: Omit<Choice, 'id'>) {
  return (
    <span>
      {label}
      {more && <span className="choice-more">{more}</span>}
    </span>
  );
}

/** What is chosen. Found by a word, it is not among the first ones of all: its name must not go with the word. */
function useChosen(
  found: readonly Choice[],
  { value, nameless }: { value: string | null; nameless: string | undefined },
): Choice | undefined {
  const [last, setLast] = useState<Choice | null>(null);
  const chosen = found.find(({ id }) => id === value);
  if (chosen && (chosen.id !== last?.id || chosen.label !== last.label)) setLast(chosen);
  if (chosen) return chosen;
  if (last?.id === value) return last ?? undefined;
  return value !== null && nameless !== undefined ? { id: value, label: nameless } : undefined;
}
