import { useLingui } from '@lingui/react/macro';
import { dateAndTime, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { useTimeZone } from '../../session/index.js';
import type { FieldChange } from './difference.rules.js';
import { CODES, FIELD } from './field-words.js';

/** What stood there before and what stands there after, field by field. */
export function DifferenceTable({
  changes,
  names,
}: {
  changes: readonly FieldChange[];
  names: ReadonlyMap<string, string>;
}) {
  const { t } = useLingui();
  const fieldWords = useFieldWords();
  const valueWords = useValueWords(names);
  const hasBefore = changes.some(({ before }) => before !== undefined);
  return (
    <table className="plain difference">
      <thead>
        <ColumnHeads names={[t`Field`, ...(hasBefore ? [t`Before`] : []), t`After`]} />
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldWords(field)}</th>
            {hasBefore && (
              <td>
                <del>{valueWords(field, before)}</del>
              </td>
            )}
            <td>
              <ins>{valueWords(field, after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A field's name, with the period or part whose field it is: `periods.2.currentDeadline`. */
function useFieldWords(): (field: string) => string {
  const { t, i18n } = useLingui();
  return (field) => {
    const [list = '', number, inner] = field.split('.');
    const name = FIELD[inner ?? list];
    const words = name ? i18n._(name) : (inner ?? list);
    if (list === 'periods') return t`Period ${number ?? ''}: ${words}`;
    if (list === 'parts') return t`Part ${number ?? ''}: ${words}`;
    return words;
  };
}

/** A value as people write it: names for ids, words for codes, dates in the reader's language. */
function useValueWords(names: ReadonlyMap<string, string>): (field: string, value: unknown) => string {
  const { t } = useLingui();
  const textWords = useTextWords();
  const words = (field: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value !== '') return names.get(value) ?? textWords(field, value);
    if (Array.isArray(value) && value.length > 0) return value.map((item) => words(field, item)).join('; ');
    return isErased(value) ? t`erased` : '—';
  };
  return words;
}

/** In the place of what was personal and had to go. */
const isErased = (value: unknown): boolean => typeof value === 'object' && value !== null && 'erased' in value;

/** A code, a date or a moment in words; any other text as it is. */
function useTextWords(): (field: string, text: string) => string {
  const { i18n } = useLingui();
  const language = useLanguage();
  const timeZone = useTimeZone();
  return (field, text) => {
    const code = CODES[field.split('.').at(-1) ?? '']?.[text];
    if (code) return i18n._(code);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return shortDate(text, language);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return dateAndTime(text, { language, timeZone });
    return text;
  };
}
