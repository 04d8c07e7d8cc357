import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Commitment, DocumentHead, Profile, RegisterLine } from '../client/api.generated.js';

/*
 * The register's own words, each once. Their Russian and Belarusian are those of docs/domain.md and of the mails.
 */
type Words<Key extends string> = Record<Key, MessageDescriptor>;

export type ControlStatus = RegisterLine['status'];
export const CONTROL_STATUS: Words<ControlStatus> = {
  draft: msg`Draft`,
  proposed: msg`Proposed`,
  active: msg`On control`,
  reported: msg`Reported`,
  closed: msg`Kept, off control`,
  declined: msg`Declined`,
  terminated: msg`Terminated`,
};

export type Fulfilment = RegisterLine['fulfilment'];
export const FULFILMENT: Words<Fulfilment> = {
  no_evidence: msg`No evidence`,
  not_started: msg`Not started`,
  minimal: msg`Minimal`,
  substantial: msg`Substantial`,
  full: msg`Full`,
};

export type TimelinessWord = RegisterLine['timeliness']['current'];
export const TIMELINESS: Words<TimelinessWord> = {
  in_time: msg`In time`,
  late: msg`Late`,
  running: msg`Running`,
  overdue: msg`Overdue`,
  undated: msg`No date`,
};

export type Conformity = NonNullable<Commitment['conformity']>;
export const CONFORMITY: Words<Conformity> = { conforms: msg`Conforms`, differs: msg`Differs` };

export type Side = RegisterLine['side'];
export const SIDE: Words<Side> = { ours: msg`Ours`, theirs: msg`Theirs`, joint: msg`Joint` };

/** What the commitments of a side are called together: English has one word, others a plural. */
export const SIDE_PLURAL: Words<Side> = {
  ours: msg({ message: 'Ours', context: 'several' }),
  theirs: msg({ message: 'Theirs', context: 'several' }),
  joint: msg({ message: 'Joint', context: 'several' }),
};

type Party = Exclude<Side, 'joint'>;

/** Whom a participant of a meeting is with. */
export const PARTICIPANT_SIDE: Words<Party> = {
  ours: msg({ message: 'Ours', context: 'participant' }),
  theirs: msg({ message: 'Theirs', context: 'participant' }),
};

/** On which side something stands in the way. */
export const BLOCKED_SIDE: Words<Party> = { ours: msg`On our side`, theirs: msg`On the other side` };

export type Kind = RegisterLine['kind'];
export const KIND: Words<Kind> = {
  proposal: msg`Proposal`,
  commitment: msg`Commitment`,
  instruction: msg`Instruction`,
};

export type Classification = RegisterLine['classification'];
export const CLASSIFICATION: Words<Classification> = {
  public: msg`Public`,
  official: msg`For official use`,
  confidential: msg`Confidential`,
};

export type Priority = RegisterLine['priority'];
export const PRIORITY: Words<Priority> = { low: msg`Low`, normal: msg`Normal`, high: msg`High` };

export type Basis = RegisterLine['basis'];
export const BASIS: Words<Basis> = {
  stated: msg`Date stated`,
  urgency: msg`By urgency`,
  default: msg`One month, nothing being said`,
  recurring: msg`Recurring`,
  standing: msg`Standing`,
  open: msg`To be agreed`,
};

export type DocumentKind = DocumentHead['kind'];
export const DOCUMENT_KIND: Words<DocumentKind> = {
  communique: msg`Communiqué`,
  protocol: msg`Protocol`,
  roadmap: msg`Roadmap`,
  news_report: msg`News report`,
  instruction_list: msg`List of instructions`,
};

export type Urgency = 'very_urgently' | 'urgently' | 'promptly';
export const URGENCY: Words<Urgency> = {
  very_urgently: msg`Very urgently`,
  urgently: msg`Urgently`,
  promptly: msg`Promptly`,
};

export type Frequency = 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';
export const FREQUENCY: Words<Frequency> = {
  monthly: msg`Monthly`,
  quarterly: msg`Quarterly`,
  half_yearly: msg`Twice a year`,
  yearly: msg`Yearly`,
};

/** The rules for deadlines that every register has; others are called as whoever made them has named them. */
export const REGIME: Readonly<Record<string, MessageDescriptor>> = {
  cis: msg`in calendar days`,
  'cis-working': msg`in working days`,
};

export type Role = Profile['roles'][number];
export const ROLE: Words<Role> = {
  registrar: msg`Registrar`,
  executor: msg`Officer`,
  controller: msg`Controller`,
  head: msg`Head`,
  assessor: msg`Assessor`,
  observer: msg`Observer`,
  auditor: msg`Auditor`,
  administrator: msg`Administrator`,
};
