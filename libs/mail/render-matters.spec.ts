import { Temporal } from 'temporal-polyfill';
import { exampleMail, exampleMatter } from './examples.js';
import { type MailLanguage, MATTERS, type ReminderMail } from './reminder-mail.js';
import { renderReminder } from './render-reminder.js';
import { viewOf } from './reminder-view.js';

const LANGUAGES: MailLanguage[] = ['en', 'ru', 'be'];
const EACH = LANGUAGES.flatMap((language) => MATTERS.map((kind) => [kind, language] as const));
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const REFERENCE = 'BY-RU-MOS/2023-12-18/01';

const visible = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** What was said in English, line by line. */
const said = (mail: ReminderMail) => viewOf(mail).commitments.flatMap(({ matters }) => matters);

describe('a mail about what is decided', () => {
  it.each(EACH)('%s in %s: text and HTML carry the same, and no date for the calendar', (kind, language) => {
    const mail = exampleMatter(language, kind);
    const { html, text, attachments } = renderReminder(mail);
    const read = text.replace(/\s+/g, ' ').toLowerCase();
    const { commitments, heading, request, footer } = viewOf(mail);
    const [{ matters, deadlines, reasons }] = commitments;
    expect(matters.length).toBeGreaterThanOrEqual(2);
    for (const fact of [heading, request, footer, ...matters, deadlines[0].nearness, ...reasons]) {
      expect(visible(html)).toContain(fact.toLowerCase());
      expect(read).toContain(fact.toLowerCase());
    }
    // A name of a rung or a state that has no words would show as it is.
    expect(text).not.toMatch(/decide-|notice-|undefined|null/);
    expect(attachments).toEqual([]);
    expect(text).not.toContain('calendar');
  });

  it.each([
    ['decide_report', `To decide: ${REFERENCE} – final report, since 18 November 2026 (Minister of Industry)`],
    ['decide_extension', `To decide: ${REFERENCE}: Agree on a… – extension, since 18 November 2026 (Minister of…)`],
    ['returned', `${REFERENCE}: Agree on a joint specification for… – report returned, due 30 November 2026`],
    ['granted', `${REFERENCE}: Agree on a joint specification… – extension granted, due 30 November 2026`],
    ['refused', `${REFERENCE}: Agree on a joint specification… – extension refused, due 30 November 2026`],
    ['closed', `${REFERENCE}: Agree on a joint… – closed, 3 days late (Minister of Industry)`],
    ['terminated', `${REFERENCE}: Agree on a joint specification for the… – terminated (Minister of Industry)`],
    ['reopened', `${REFERENCE}: Agree on a joint specification for the… – re-opened, due 30 November 2026`],
    ['report_to_lead', `${REFERENCE}: Agree on a joint… – report of a co-executor, due 30 November 2026`],
  ] as const)('has a subject that says what it is: %s', (kind, subject) => {
    expect(renderReminder(exampleMatter('en', kind)).subject).toBe(subject);
  });

  it('says who asks, since when, for what and why', () => {
    expect(said(exampleMatter('en', 'decide_extension'))).toEqual([
      'A request for an extension has been waiting for a decision since 18 November 2026.',
      'From: Ihar Sidarovich',
      'New deadline asked for: 1 March 2027',
      'Reason: The plant stands still until spring.',
    ]);
  });

  it('says who has reported to the lead, and speaks of no decision', () => {
    const mail = exampleMatter('en', 'report_to_lead');
    expect(said(mail)).toEqual(['A co-executor reported to the lead on 18 November 2026.', 'From: Ihar Sidarovich']);
    expect(viewOf(mail)).toMatchObject({
      heading: 'News of 1 commitment',
      request: 'For your information; no answer is needed.',
      commitments: [{ reasons: ['a co-executor has reported, to the lead (Minister of Industry)'] }],
    });
  });

  it('says of what was closed when it was reported, whether in time, and by how much the deadline had moved', () => {
    expect(said(exampleMatter('en', 'closed'))).toEqual([
      'The final report was accepted on 18 November 2026; the commitment is closed.',
      'Decided by: Ihar Sidarovich',
      'Reported on: 3 December 2026',
      'Deadline extended by 31 days altogether',
    ]);
    const inTime = exampleMatter('en', 'closed', { keptOn: day('2026-11-30') });
    expect(renderReminder(inTime).subject).toContain('closed, kept in time');
    const undated = { ...inTime, items: [{ ...inTime.items[0], deadline: null, original: null }] };
    expect(renderReminder(undated).subject).toContain('– closed (');
  });

  it('asks for a decision, for more work where a report was returned, and for nothing else', () => {
    const request = (kind: (typeof MATTERS)[number]) => viewOf(exampleMatter('en', kind)).request;
    expect(request('decide_report')).toBe(
      'Please decide, or see to it that somebody can: nothing is accepted because time passes.',
    );
    expect(request('returned')).toMatch(/^Please report/);
    expect(request('closed')).toBe('For your information; no answer is needed.');
    // Who works on it has something to do again, who watches over it has not.
    const reopened = exampleMatter('en', 'reopened');
    const [item] = reopened.items;
    const reasons = item.reasons.map((reason) => ({ ...reason, audience: 'author' as const }));
    expect(request('reopened')).toMatch(/^Please report/);
    expect(viewOf({ ...reopened, items: [{ ...item, reasons }] }).request).toBe(request('closed'));
    const both = exampleMatter('en', 'decide_report');
    const { request: all, heading } = viewOf({
      ...both,
      items: [...both.items, ...exampleMail('en', 2).items.slice(1)],
    });
    expect(all).toMatch(/^Please report .*Please decide/);
    expect(heading).toBe('2 commitments need your attention');
    expect(viewOf(exampleMatter('en', 'closed')).heading).toBe('News of 1 commitment');
  });

  it('goes below what is overdue and above what is due later; the tally counts it', () => {
    const mail = exampleMail('en', 3);
    const [waiting] = exampleMatter('en', 'decide_report').items;
    const [told] = exampleMatter('en', 'closed').items;
    const items = [{ ...told, commitmentId: 'b' }, ...mail.items, { ...waiting, commitmentId: 'a' }];
    const view = viewOf({ ...mail, items });
    expect(view.commitments.map(({ deadlines }) => deadlines[0].state)).toEqual([
      ...['overdue', 'to_decide', 'due_later', 'review', 'told'],
    ]);
    expect(view.tally).toBe('Overdue: 1, to be decided on: 1, due later: 1, to be reviewed: 1, for information: 1.');
    expect(renderReminder({ ...mail, items }).attachments[0].content.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  it.each(EACH)('%s in %s, confidential: reference, date and link, and no content', (kind, language) => {
    const mail = exampleMatter(language, kind, { by: 'SECRET-NAME', reason: 'SECRET-REASON', to: day('2031-07-07') });
    const hidden = {
      ...mail.items[0],
      ...{ classification: 'confidential' as const, title: 'SECRET-TITLE', lead: 'SECRET-LEAD', original: null },
    };
    const { html, text, subject, headers } = renderReminder({ ...mail, items: [hidden] });
    const everything = JSON.stringify([html, text, subject, headers]);
    expect(everything).not.toMatch(/SECRET|2031/);
    expect(text).toContain('BY-RU-MOS/2023-12-18/01');
    expect(text).toContain(viewOf(mail).commitments[0].href);
    expect(text).toContain('2026');
    expect(viewOf({ ...mail, items: [hidden] }).commitments[0].matters).toEqual([]);
  });

  it('cleans what people wrote: no line of theirs becomes a line of ours', () => {
    const { text } = renderReminder(exampleMatter('en', 'returned', { reason: 'Prices.\r\nBcc: x@example.org\u202E' }));
    expect(text).toContain('Reason: Prices. Bcc: x@example.org');
    expect(text).not.toContain('\u202E');
  });
});
