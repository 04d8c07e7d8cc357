import { actOf, isNews } from './asked.rules.js';
import { exampleMail, exampleMatter } from './examples.js';
import { type MATTERS, type ReminderAudience, type ReminderItem } from './reminder-mail.js';
import { renderReminder } from './render-reminder.js';

const reminded = (audience: ReminderAudience): ReminderItem => {
  const item = exampleMail('en', 1).items[0];
  return { ...item, reasons: [{ rung: 'before-5', audience, post: '', deputyFor: null }] };
};
const matter = (kind: (typeof MATTERS)[number]): ReminderItem => exampleMatter('en', kind).items[0];

describe('what a mail asks for', () => {
  it.each<[ReminderAudience, string | null]>([
    ['lead', 'report'],
    ['co_executors', 'report'],
    ['controller', null],
    ['superior', null],
    ['author', null],
  ])('of %s: %s', (audience, act) => expect(actOf([reminded(audience)])).toBe(act));

  it('is the decision where one waits, and nothing where one was told', () => {
    expect(actOf([matter('decide_report')])).toBe('decide_report');
    expect(actOf([matter('decide_extension')])).toBe('decide_extension');
    expect(actOf([matter('closed')])).toBeNull();
    expect(isNews(matter('closed'))).toBe(true);
  });

  it('is what the most urgent asks for', () => {
    expect(actOf([matter('closed'), reminded('lead'), matter('decide_report')])).toBe('report');
  });
});

describe('the way to the form', () => {
  it('is the button of a mail about one commitment, which its title opens', () => {
    const { html, text } = renderReminder({ ...exampleMail('en', 1), items: [reminded('lead')] });
    expect(html.match(/\?do=report/g)).toHaveLength(1);
    expect(html).toMatch(/<td class="button"><a href="[^"]+\?do=report">Report<\/a>/);
    expect(text).toMatch(/^Report: \S+\/commitments\/[\w-]+\?do=report$/m);
  });

  it('stands at the most urgent one of several', () => {
    const { html, text } = renderReminder(exampleMail('en'));
    expect(html.match(/\?do=report/g)).toHaveLength(1);
    expect(text.match(/^ {2}Report: \S+\?do=report$/gm)).toHaveLength(1);
  });

  it('is not there for whoever cannot sign in', () => {
    const { html, text } = renderReminder({ ...exampleMail('en'), hasAccount: false });
    expect(html + text).not.toContain('?do=');
  });
});
