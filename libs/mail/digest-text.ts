import type { DigestView, LineView, SectionView } from './digest-view.js';
import type { Words } from './words.js';

/** The digest as plain text: the same facts as the HTML, in the same order. */
export function digestText(view: DigestView): string {
  const { words, button, unsubscribe } = view;
  const lines = [
    view.marking ? `${words.register} · ${view.marking}` : words.register,
    '',
    view.heading,
    '',
    view.greeting,
    ...(view.copy ? [view.copy] : []),
    view.tally,
    ...view.sections.flatMap((section) => ['', ...sectionLines(section, words)]),
    ...(button ? ['', `${button.label}: ${button.href}`] : []),
    '',
    '-- ',
    view.footer,
    `${unsubscribe.label}: ${unsubscribe.href}`,
  ];
  return `${lines.join('\n')}\n`;
}

function sectionLines({ heading, groups, more }: SectionView, words: Words): string[] {
  return [
    `== ${heading} ==`,
    ...groups.flatMap(({ body, lines }) => ['', `${body}:`, ...lines.flatMap((line) => lineLines(line, words))]),
    ...(more ? ['', more.label ? `${more.text}: ${more.label}: ${more.href}` : more.text] : []),
  ];
}

function lineLines({ reference, marking, title, hidden, href, notes, ...line }: LineView, words: Words): string[] {
  return [
    marking ? `* ${reference} · ${marking}` : `* ${reference}`,
    `  ${title ?? hidden}`,
    ...(line.date ? [`  ${words.columns.deadline}: ${deadlineLine(line)}`] : []),
    ...notes.map((note) => `  ${note}`),
    ...(href ? [`  ${words.link}: ${href}`] : []),
  ];
}

function deadlineLine({ date, nearness, original }: Pick<LineView, 'date' | 'nearness' | 'original'>): string {
  const line = nearness ? `${date} – ${nearness.text}` : `${date}`;
  return original ? `${line} (${original})` : line;
}
