import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { choose, useLanguage } from '../language/language.js';
import { LANGUAGES, type Language } from '../language/languages.js';

const SHORT: Record<Language, string> = { en: 'EN', ru: 'РУС', be: 'БЕЛ' };

/** The three languages, the one in use marked. */
export function LanguageSwitch() {
  const { t } = useLingui();
  const current = useLanguage();
  return (
    <div role="group" aria-label={t`Language`} className="languages no-print">
      {(Object.keys(LANGUAGES) as Language[]).map((language) => (
        <UnstyledButton
          key={language}
          lang={language}
          title={LANGUAGES[language]}
          aria-pressed={language === current}
          onClick={() => void choose(language)}
        >
          {SHORT[language]}
        </UnstyledButton>
      ))}
    </div>
  );
}
