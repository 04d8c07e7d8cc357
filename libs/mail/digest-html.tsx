import { Fragment } from 'preact';
import { render } from 'preact-render-to-string';
import { DIGEST_STYLES } from './digest-styles.js';
import type { DigestView, LineView, SectionView } from './digest-view.js';
import { capitalised } from './mail-words.js';
import type { Words } from './words.js';

/* The same tables as a reminder's: see there. */
const BARE = { role: 'presentation', cellpadding: 0, cellspacing: 0, border: 0 } as const;
const TABLE = { ...BARE, width: '100%' } as const;
const SHEET = { __html: DIGEST_STYLES };

/** The digest as HTML. Every value goes through Preact's escaping; no mark-up is ever taken from data. */
export function digestHtml(view: DigestView): string {
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
        <table {...TABLE} class="page">
          <tr>
            <td align="center">
              <table {...TABLE} class="card">
                <tr>
                  <td class="bar">
                    <b>{view.words.register}</b>
                    {view.marking && <span class="mark">{view.marking}</span>}
                  </td>
                </tr>
                <tr>
                  <td class="body">
                    <Body view={view} />
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>,
  )}`;
}

function Body({ view }: { view: DigestView }) {
  const { words, button, unsubscribe } = view;
  return (
    <>
      <h1>{view.heading}</h1>
      <p>
        {view.greeting}
        {view.copy && [<br />, view.copy]}
        <br />
        {view.tally}
      </p>
      {view.sections.map((section) => (
        <Section section={section} words={words} />
      ))}
      {button && (
        <table {...BARE}>
          <tr>
            <td class="button">
              <a href={button.href}>{button.label}</a>
            </td>
          </tr>
        </table>
      )}
      <p class="foot">
        {view.footer} <a href={unsubscribe.href}>{unsubscribe.label}</a>
      </p>
    </>
  );
}

function Section({ section: { heading, groups, more }, words }: { section: SectionView; words: Words }) {
  return (
    <>
      <h2>{heading}</h2>
      <table {...TABLE} class="list">
        <tr class="head">
          <th align="left">{words.columns.commitment}</th>
          <th align="left">{words.columns.deadline}</th>
        </tr>
        {groups.map(({ body, lines }) => (
          <Fragment>
            <tr>
              <td class="group" colspan={2}>
                {body}
              </td>
            </tr>
            {lines.map((line) => (
              <Line line={line} words={words} />
            ))}
          </Fragment>
        ))}
      </table>
      {more && (
        <p>
          {more.text}
          {more.label && [': ', <a href={more.href}>{more.label}</a>]}
        </p>
      )}
    </>
  );
}

function Line({ line, words }: { line: LineView; words: Words }) {
  const { reference, marking, title, hidden, href, date, nearness, original, notes } = line;
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
        {notes.map((note) => (
          <div class="note">{note}</div>
        ))}
      </td>
      <td class="when" valign="top">
        <div class="date">
          {date && [date, <br />]}
          {nearness && <b class={nearness.state}>{capitalised(nearness.text)}</b>}
          {original && <div class="note">{capitalised(original)}</div>}
        </div>
      </td>
    </tr>
  );
}
