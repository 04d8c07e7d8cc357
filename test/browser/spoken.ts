import PO from 'pofile';

export type Spoken = 'en' | 'ru' | 'be';

/**
 * The texts of the screens in a language, by their English ones: a day of work is written once, and done in each.
 * @throws of the result: Error for a text that no screen has, or that is not translated
 */
export async function spokenIn(language: Spoken): Promise<(english: string) => string> {
  const catalogue = await new Promise<PO>((resolve, reject) =>
    PO.load(`apps/web/language/catalogues/${language}.po`, (error, read) =>
      read ? resolve(read) : reject(error ?? new Error(language)),
    ),
  );
  const texts = new Map(catalogue.items.map(({ msgid, msgstr }) => [msgid, msgstr[0]]));
  return (english) => {
    const text = texts.get(english);
    if (!text) throw new Error(`no screen says "${english}" in ${language}`);
    return text;
  };
}
