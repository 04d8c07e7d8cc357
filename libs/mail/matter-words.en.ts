import type { MatterWords } from './matter-words.js';
import { englishPlural } from './plural.rules.js';

const days = (count: number): string => `${count} ${englishPlural(count, ['day', 'days'])}`;

export const englishMatters: MatterWords = {
  toDecide: 'To decide',
  short: {
    decide_report: 'final report to be decided on',
    decide_extension: 'extension to be decided on',
    returned: 'report returned',
    granted: 'extension granted',
    refused: 'extension refused',
    closed: 'closed',
    terminated: 'terminated',
    reopened: 're-opened',
    report_to_lead: 'report of a co-executor',
  },
  asked: { decide_report: 'final report', decide_extension: 'extension' },
  closedInTime: 'closed, kept in time',
  closedLate: (count) => `closed, ${days(count)} late`,
  hidden: { to_decide: 'to be decided on', told: 'news of a decision', report_to_lead: 'news' },
  sentence: {
    decide_report: (date) => `A final report has been waiting for a decision since ${date}.`,
    decide_extension: (date) => `A request for an extension has been waiting for a decision since ${date}.`,
    returned: (date) => `The final report was returned on ${date}.`,
    granted: (date) => `The extension was granted on ${date}.`,
    refused: (date) => `The extension was refused on ${date}.`,
    closed: (date) => `The final report was accepted on ${date}; the commitment is closed.`,
    terminated: (date) => `The commitment was terminated on ${date}.`,
    reopened: (date) => `The commitment was re-opened on ${date}: it is on control again.`,
    report_to_lead: (date) => `A co-executor reported to the lead on ${date}.`,
  },
  since: (date) => `since ${date}`,
  from: 'From',
  decidedBy: 'Decided by',
  askedFor: 'New deadline asked for',
  reason: 'Reason',
  reportedOn: 'Reported on',
  extendedBy: (count) => `Deadline extended by ${days(count)} altogether`,
  news: (commitments) => `News of ${commitments}`,
  tally: { to_decide: 'to be decided on', told: 'for information' },
  request: {
    decide: 'Please decide, or see to it that somebody can: nothing is accepted because time passes.',
    told: 'For your information; no answer is needed.',
  },
  rung: {
    decide: 'a decision is still to be taken',
    notice: 'a decision has been taken',
    report_to_lead: 'a co-executor has reported',
  },
};
