import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../client/api.js';
import { useLanguage } from '../language/language.js';
import { named, personName } from '../language/names.rules.js';
import { useProfile } from '../session/index.js';

/** Somewhere to go. */
export interface Place {
  key: string;
  to: string;
  search?: { q: string };
  words: string;
  kind: string;
}

const TYPING = 200;
const MOST = 8;
const FEW = 4;
/** One letter finds everything and nothing. */
const FEWEST_LETTERS = 2;

/** The screens, what the register finds by some words, and the register itself where it has more of them. */
export function usePlaces(words: string): { places: Place[]; isSearching: boolean } {
  const { t } = useLingui();
  const language = useLanguage();
  const [q] = useDebouncedValue(words.trim(), TYPING);
  const enabled = q.length >= FEWEST_LETTERS;
  const options = { enabled, placeholderData: keepPreviousData, retry: false } as const;
  const query = { q, limit: MOST };
  const commitments = $api.useQuery('get', '/api/v1/commitments', { params: { query } }, options);
  const meetings = $api.useQuery('get', '/api/v1/meetings', { params: { query } }, options);
  const few = { params: { query: { q, limit: FEW } } };
  const posts = $api.useQuery('get', '/api/v1/posts', few, options);
  const persons = $api.useQuery('get', '/api/v1/persons', few, options);
  const found = [
    ...itemsOf(commitments).map(({ id, reference, title }) => ({
      ...{ key: id, to: `/commitments/${id}`, words: `${reference} ${title}`, kind: t`Commitment` },
    })),
    ...itemsOf(meetings).map(({ id, code, title }) => ({
      ...{ key: id, to: `/meetings/${id}`, words: `${code} ${title}`, kind: t`Meeting` },
    })),
    ...itemsOf(posts).map(({ id, title }) => ({
      ...{ key: id, to: `/posts/${id}`, words: named(title, language), kind: t`Post` },
    })),
    ...itemsOf(persons).map((person) => ({
      ...{ key: person.id, to: `/persons/${person.id}`, words: personName(person, language), kind: t`Person` },
    })),
  ];
  const all = { key: 'all', to: '/register', search: { q }, words: t`All with “${q}”`, kind: t`Register` };
  const rest = commitments.data?.next ? [all] : [];
  const places = [...useScreens(words), ...(enabled ? [...found, ...rest] : [])];
  // While somebody types on, what was found before still stands there.
  const isBehind = q !== words.trim();
  const isAsked = [commitments, meetings, posts, persons].some(({ isFetching }) => isFetching);
  return { places, isSearching: isBehind || (enabled && isAsked) };
}

const itemsOf = <Item>({ data }: { data?: { items: Item[] } | undefined }): Item[] => data?.items ?? [];

function useScreens(words: string): Place[] {
  const { t } = useLingui();
  const { roles } = useProfile();
  const administration: [string, string][] = [
    ['/accounts', t`Accounts`],
    ['/areas', t`Areas`],
    ['/regimes', t`Rules for deadlines`],
    ['/ladders', t`Ladders`],
    ['/calendars', t`Calendars`],
    ['/mail', t`Mail`],
    ['/health', t`Health`],
  ];
  const proof: [string, string] = ['/history', t`History and its proof`];
  const screens: [string, string][] = [
    ['/', t`Today`],
    ['/register', t`Register`],
    ['/meetings', t`Meetings`],
    ['/measures', t`Measures`],
    ['/comparison', t`What has changed`],
    ['/bodies', t`Bodies and posts`],
    ['/persons', t`People`],
    ['/deputyships', t`Deputies`],
    ['/profile', t`Profile`],
    ...(roles.includes('administrator') ? administration : []),
    ...(roles.some((role) => role === 'administrator' || role === 'auditor') ? [proof] : []),
  ];
  const sought = words.trim().toLocaleLowerCase();
  return screens
    .filter(([, name]) => name.toLocaleLowerCase().includes(sought))
    .map(([to, name]) => ({ key: to, to, words: name, kind: t`Screen` }));
}
