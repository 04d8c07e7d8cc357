import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Told } from '../../look/changed-note.js';
import type { TypedName } from '../../language/typed-name.rules.js';

export type NameKind = 'body' | 'post' | 'person' | 'area' | 'ladder';

const PLAIN = {
  en: msg`Name in English`,
  ru: msg`Name in Russian (may be left out)`,
  be: msg`Name in Belarusian (may be left out)`,
};

/** What the fields of a name are called: a body, an area and a ladder have a name, a post a title, a person a full name. */
export const NAME: Record<NameKind, Record<keyof TypedName, MessageDescriptor>> = {
  body: PLAIN,
  area: PLAIN,
  ladder: PLAIN,
  post: {
    en: msg`Title in English`,
    ru: msg`Title in Russian (may be left out)`,
    be: msg`Title in Belarusian (may be left out)`,
  },
  person: {
    en: msg`Full name in English`,
    ru: msg`Full name in Russian (may be left out)`,
    be: msg`Full name in Belarusian (may be left out)`,
  },
};

const LANGUAGES = ['en', 'ru', 'be'] as const;

type Name = { en: string; ru: string | null; be: string | null };

/** What two versions of a name are in each language. */
export function useToldName(kind: NameKind): (then: Name, now: Name) => Told[] {
  const { i18n } = useLingui();
  return (then, now) =>
    LANGUAGES.map((language) => ({
      name: i18n._(NAME[kind][language]),
      then: then[language] ?? '–',
      now: now[language] ?? '–',
    }));
}
