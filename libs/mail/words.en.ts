import { englishMatters } from './matter-words.en.js';
import { englishPlural } from './plural.rules.js';
import type { Nearness, Rung, Words } from './words.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const days = (count: number): string => `${count} ${englishPlural(count, ['day', 'days'])}`;
const workingDays = (count: number): string => `${count} working ${englishPlural(count, ['day', 'days'])}`;
const countOf = ({ days: count, unit }: { days: number; unit: 'working' | 'calendar' }): string =>
  unit === 'working' ? workingDays(count) : days(count);
const commitments = (count: number): string => `${count} ${englishPlural(count, ['commitment', 'commitments'])}`;

function nearness(nearness: Nearness): string {
  switch (nearness.kind) {
    case 'late':
      return `${days(nearness.days)} late`;
    case 'overdue':
      return 'overdue';
    case 'today':
      return 'today';
    case 'ahead':
      return nearness.days === 1 ? 'tomorrow' : `in ${days(nearness.days)}`;
    case 'review':
      return 'no deadline yet: to be reviewed';
  }
}

function rung(rung: Rung): string {
  switch (rung.kind) {
    case 'before':
      return `${countOf(rung)} before the deadline`;
    case 'on-day':
      return 'on the day of the deadline';
    case 'after':
      return `${countOf(rung)} after the deadline`;
    case 'review':
      return 'regular review of a commitment without a deadline';
    case 'decide':
    case 'notice':
    case 'report_to_lead':
      return englishMatters.rung[rung.kind];
    case 'other':
      return `rule “${rung.key}”`;
  }
}

export const english: Words = {
  register: 'Commitments',
  confidential: 'Confidential',
  official: 'For official use only',
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year}`,
  commitments,
  heading: (count) => `${commitments(count)} ${englishPlural(count, ['needs', 'need'])} your attention`,
  greeting: (name) => `Dear ${name},`,
  nearness,
  tally: { overdue: 'overdue', due_today: 'due today', due_later: 'due later', review: 'to be reviewed' },
  request: {
    act: 'Please report what has been done. If the date cannot be met, ask for an extension.',
    know: 'You are being told so that you can see to it in time.',
    review: 'Please report how the work is going and propose a date.',
  },
  columns: { commitment: 'Commitment', deadline: 'Deadline' },
  due: 'due',
  mostUrgent: 'most urgent',
  original: 'originally',
  lead: 'Lead',
  quote: 'From the source',
  why: 'Why this was sent',
  link: 'Open',
  hidden: 'The content is not sent by mail. Sign in to read it.',
  matter: englishMatters,
  rung,
  audience: {
    lead: 'to the lead',
    co_executors: 'to the co-executors',
    controller: 'to the controller',
    superior: 'to the superior of the lead',
    higher_superior: 'to a higher superior of the lead',
    author: 'to the side that gave the task',
    counterpart: 'to the other side',
    post: 'to a post named in the reminder rules',
  },
  deputy: (absent) => `copy: you stand in for ${absent}`,
  deputyUnnamed: 'copy: you stand in for the holder of the post',
  noAccount: {
    how: 'You need no account for this: write to whom you are to answer.',
    answerTo: 'Answer to',
    protectedWay: 'the controller of the commitment, in a way that its classification allows',
    register: (address) => `the register, ${address}`,
    hidden: 'The content is not sent by mail.',
  },
  open: { one: 'Open the commitment', many: 'Open Today' },
  act: { report: 'Report', decide_report: 'Decide on the report', decide_extension: 'Decide on the extension' },
  footer: {
    why: 'You receive this because you hold a post that answers for the commitments above, or stand in for its holder.',
    automatic: 'This message was sent automatically. What is due on one morning comes in one message.',
    calendar: 'The attached calendar file holds the dates.',
  },
  quoted: (text) => `“${text}”`,
};
