/** Words of the domain as they are stored, each in the order in which it is shown. */
export const KINDS = ['proposal', 'commitment', 'instruction'] as const;
export const SIDES = ['ours', 'theirs', 'joint'] as const;
export const CLASSIFICATIONS = ['public', 'official', 'confidential'] as const;
export const PRIORITIES = ['low', 'normal', 'high'] as const;
export const CONTROL_STATUSES = [
  'draft',
  'proposed',
  'active',
  'reported',
  'closed',
  'declined',
  'terminated',
] as const;
export const FULFILMENTS = ['no_evidence', 'not_started', 'minimal', 'substantial', 'full'] as const;
export const CONFORMITIES = ['conforms', 'differs'] as const;
export const BASES = ['stated', 'urgency', 'default', 'recurring', 'standing', 'open'] as const;

export type Kind = (typeof KINDS)[number];
export type Side = (typeof SIDES)[number];
export type Classification = (typeof CLASSIFICATIONS)[number];
export type Priority = (typeof PRIORITIES)[number];
export type ControlStatus = (typeof CONTROL_STATUSES)[number];
export type Fulfilment = (typeof FULFILMENTS)[number];
export type Conformity = (typeof CONFORMITIES)[number];
export type Basis = (typeof BASES)[number];

/**
 * Due within so many calendar days is "soon", in the inbox, the digests, the measures and the brief alike: ten working
 * days, the first rung of the default ladder.
 */
export const SOON_DAYS = 14;
