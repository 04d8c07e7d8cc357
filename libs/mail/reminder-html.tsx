import { render } from 'preact-render-to-string';
import { STYLES } from './reminder-styles.js';
import type { CommitmentView, DeadlineView } from './commitment-view.js';
import { capitalised } from './mail-words.js';
import type { ReminderView } from './reminder-view.js';
import type { Words } from './words.js';

/*
 * Tables, because Outlook lays out nothing else; the colours and sizes that carry the layout stand in the style sheet
 * of the head, which every client in use reads, so that dark mode and narrow screens can change them.
 */
const BARE = { role: 'presentation', cellpadding: 0, cellspacing: 0, border: 0 } as const;
const TABLE = { ...BARE, width: '100%' } as const;
const SHEET = { __html: STYLES };

/** The mail as HTML. Every value goes through Preact's escaping; no mark-up is ever taken from data. */
export function reminderHtml(view: ReminderView): string {
  return `<!DOCTYPE html>${render(
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{view.subject}</title>
        <style dangerouslySetInnerHTML={SHEET} />
      </head>
      <body class="page">
        <Page view={view} />
      </body>
    </html>,
  )}`;
}

function Page({ view }: { view: ReminderView }) {
  const { words } = view;
  return (
    <table {...TABLE} class="page">
      <tr>
        <td align="center">
          <table {...TABLE} class="card">
            <Header view={view} />
            <tr>
              <td class="body">
                <h1>{view.heading}</h1>
                <p>
                  {view.greeting}
                  <br />
                  {view.tally && [view.tally, <br />]}
                  {view.request}
                </p>
                <table {...TABLE} class="list">
                  <tr class="head">
                    <th align="left">{words.columns.commitment}</th>
                    <th align="left">{words.columns.deadline}</th>
                  </tr>
                  {view.commitments.map((commitment) => (
                    <Commitment commitment={commitment} words={words} isAlone={view.commitments.length === 1} />
                  ))}
                </table>
                {view.button && <Button {...view.button} />}
                <p class="foot">{view.footer}</p>
              </td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
  );
}

function Header({ view }: { view: ReminderView }) {
  return (
    <tr>
      <td class="bar">
        <b>{view.words.register}</b>
        {view.marking && <span class="mark">{view.marking}</span>}
      </td>
    </tr>
  );
}

interface CommitmentProps {
  commitment: CommitmentView;
  words: Words;
  /** What can be done about the only one is the button of the mail. */
  isAlone: boolean;
}

function Commitment({ commitment, words, isAlone }: CommitmentProps) {
  const { reference, marking, title, hidden, href, act, answerTo, matters, lead, quote, reasons, deadlines } =
    commitment;
  return (
    <tr class="item">
      <td class="what" valign="top">
        <small>
          {reference}
          {marking && <b> · {marking}</b>}
        </small>
        <br />
        {href ? (
          <a class="title" href={href}>
            {title ?? words.link}
          </a>
        ) : (
          title && <b>{title}</b>
        )}
        {!title && <div class="note">{hidden}</div>}
        {matters.map((line) => (
          <div class="news">{line}</div>
        ))}
        {quote && <div class="quote">{`${words.quote}: ${words.quoted(quote)}`}</div>}
        {lead && <div class="note">{`${words.lead}: ${lead}`}</div>}
        {reasons.map((reason) => (
          <div class="note">{`${words.why}: ${reason}`}</div>
        ))}
        {answerTo && <div class="news">{`${words.noAccount.answerTo}: ${answerTo}`}</div>}
        {act && !isAlone && <Button {...act} isSmall />}
      </td>
      <td class="when" valign="top">
        {deadlines.map((deadline) => (
          <Deadline {...deadline} />
        ))}
      </td>
    </tr>
  );
}

function Deadline({ state, date, nearness, original }: DeadlineView) {
  return (
    <div class="date">
      {date && [date, <br />]}
      <b class={state}>{capitalised(nearness)}</b>
      {original && <div class="note">{capitalised(original)}</div>}
    </div>
  );
}

/** The padding is on the cell: Outlook ignores it on a link. */
function Button({ label, href, isSmall = false }: { label: string; href: string; isSmall?: boolean }) {
  return (
    <table {...BARE} class={isSmall ? 'act' : undefined}>
      <tr>
        <td class="button">
          <a href={href}>{label}</a>
        </td>
      </tr>
    </table>
  );
}
