import { exampleDigest } from './digest-example.js';
import { digestViewOf } from './digest-view.js';
import { renderDigest } from './render-digest.js';

const LANGUAGES = ['en', 'ru', 'be'] as const;

/** What a reader sees of the HTML. */
const visible = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a digest', () => {
  it.each(LANGUAGES)('in %s: text and HTML carry the same facts', (language) => {
    const mail = exampleDigest(language);
    const { html, text } = renderDigest(mail);
    const view = digestViewOf(mail);
    const facts = [view.marking, view.heading, view.greeting, view.copy, view.tally, view.footer];
    for (const { heading, groups, more } of view.sections) {
      facts.push(heading, more?.text ?? null, ...groups.map(({ body }) => body));
      for (const { reference, title, date, nearness, original, notes, href } of groups.flatMap(({ lines }) => lines)) {
        facts.push(reference, title, date, nearness?.text ?? null, original, ...notes);
        expect(html).toContain(`href="${href}"`);
        expect(text).toContain(href);
      }
    }
    const [seen, read] = [visible(html).toLowerCase(), text.replace(/\s+/g, ' ').toLowerCase()];
    for (const fact of facts.filter((given) => given !== null)) {
      expect(seen).toContain(fact.toLowerCase());
      expect(read).toContain(fact.toLowerCase());
    }
    for (const part of [html, text]) expect(part).toContain(mail.unsubscribeUrl);
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('counts what it shows and what it leaves out, and says so in the subject', () => {
    const { subject, text } = renderDigest(exampleDigest('en'));
    expect(subject).toBe(
      'Digest – waiting for your decision: 1, overdue: 12, due in the next 14 days: 1, … (Volha Novik)',
    );
    expect(text).toContain('and 10 more: see them on Today: https://pacta.example.org/');
  });

  it('shows no content of what is confidential, even when it is given', () => {
    const mail = exampleDigest('en');
    const secret = { classification: 'confidential' as const, title: 'Secret', lead: 'Secret', body: 'Secret' };
    const sections = mail.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({ ...line, ...secret })),
    }));
    const { text, html } = renderDigest({ ...mail, sections });
    for (const part of [text, html]) expect(part).not.toMatch(/Secret|Status|Final report/);
    expect(text).toContain('Confidential:');
  });

  it('leads somebody without an account nowhere but out of the digests', () => {
    const { html, text } = renderDigest(exampleDigest('en', { hasAccount: false }));
    for (const part of [html, text])
      expect(part.match(/https:\/\/[^\s"<]+/g)?.every((link) => link.includes('unsubscribe'))).toBe(true);
  });

  it('offers its end to mail programs only where the link is safe', () => {
    const { headers } = renderDigest(exampleDigest('en'));
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<${exampleDigest('en').unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': '<digest.pacta.test>',
      'Auto-Submitted': 'auto-generated',
    });
    const unsafe = renderDigest(exampleDigest('en', { unsubscribeUrl: 'http://localhost:3000/api/v1/unsubscribe/1' }));
    expect(unsafe.headers['List-Unsubscribe-Post']).toBeUndefined();
  });

  it('is never empty', () => {
    expect(() => renderDigest(exampleDigest('en', { sections: [] }))).toThrow(RangeError);
  });
});
