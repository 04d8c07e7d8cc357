import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access } from '#access';
import { type EventDraft, History } from '#history';
import { type Fault, invalid, Replanner } from '#platform';
import { deadlineColumns, deadlineRuleOf } from './commitment.rules.js';
import type { ControlStatus } from './commitment.types.js';
import type { CommitmentDraft } from './commitment-draft.js';
import { CommitmentReferences, type Numbered } from './commitment-references.js';
import { CommitmentWriter, type NewCommitment } from './commitment-writer.js';
import { DeadlineTermsSource, type TermsToday } from './deadline-terms.js';
import { clearanceFaults, draftFaults, type KnownThings, regimeCodeOf, signedOnOf } from './draft.rules.js';
import { found } from './found.js';
import { missingPeriods, standingColumns } from './period.rules.js';
import { UNBLOCKED } from './blocker.rules.js';
import { asHeld } from './periods.js';

export interface CreateOptions {
  /** When the drafts go on control at once: the moment that counts as its beginning. Without it they stay drafts. */
  controlledAt?: Temporal.Instant;
  /** Where draft number i stands in the input, for the paths of faults: `commitments[3].`. Nothing by default. */
  pathOf?: (index: number) => string;
}

export interface Created {
  id: string;
  reference: string;
}

/** Enters commitments: one from the screen, ten thousand from a file, by the same rules and with the same events. */
@Injectable()
export class CreateCommitment {
  constructor(
    private readonly access: Access,
    private readonly references: CommitmentReferences,
    private readonly termsSource: DeadlineTermsSource,
    private readonly writer: CommitmentWriter,
    private readonly history: History,
    private readonly replanner: Replanner,
  ) {}

  /** Enters one draft. @throws DomainError `forbidden`, or `invalid` with every fault at once */
  async create(draft: CommitmentDraft, options: CreateOptions = {}): Promise<Created> {
    const [created] = await this.createMany([draft], options);
    return created;
  }

  /** Enters drafts, all or nothing, in the order given. @throws as `create` */
  async createMany(drafts: readonly CommitmentDraft[], options: CreateOptions = {}): Promise<Created[]> {
    this.access.require('create_commitment');
    if (drafts.length === 0) return [];
    const pathOf = options.pathOf ?? (() => '');
    const known = await this.references.known(drafts);
    const { clearance } = this.access.principal;
    const faultsOf = (draft: CommitmentDraft) => [...draftFaults(draft, known), ...clearanceFaults(draft, clearance)];
    refuse(
      drafts.flatMap((draft, index) => faultsOf(draft).map((fault) => ({ ...fault, index }))),
      pathOf,
    );
    const { numbered, faults } = await this.references.number(drafts);
    refuse(faults, pathOf);
    const passageIds = await this.references.passagesOf(drafts);
    const bare = drafts.map((draft, i) => ({
      ...complete(draft, known, numbered[i]),
      passageId: passageIds[i] ?? null,
    }));
    const terms = await this.termsSource.of(bare);
    const commitments = bare.map((commitment, i) => withPeriods(commitment, terms[i], options.controlledAt));
    await this.writer.insert(commitments);
    await this.history.append(commitments.flatMap(eventsOf));
    await this.replanner.commitmentsChanged(commitments.map(({ id }) => id));
    return commitments.map(({ id, reference }) => ({ id, reference }));
  }
}

function refuse(faults: (Fault & { index: number })[], pathOf: (index: number) => string): void {
  if (faults.length === 0) return;
  throw invalid(faults.map(({ index, ...fault }) => ({ ...fault, path: `${pathOf(index)}${fault.path}` })));
}

/** What nobody has done anything to yet. */
const UNTOUCHED = {
  status: 'draft',
  fulfilment: 'no_evidence',
  conformity: null,
  conformityRemark: null,
  period: 1,
  originalDeadline: null,
  currentDeadline: null,
  reportedAt: null,
  controlledAt: null,
  settledAt: null,
  supersededById: null,
  ...UNBLOCKED,
} as const;

/** A draft with everything that is not said filled in from its meeting. */
function complete(draft: CommitmentDraft, known: KnownThings, numbered: Numbered): NewCommitment {
  return {
    ...numbered,
    id: randomUUID(),
    meetingId: draft.meetingId,
    kind: draft.kind,
    side: draft.side,
    areaCode: draft.areaCode,
    title: draft.title,
    text: draft.text,
    passageId: null,
    ...UNTOUCHED,
    classification: draft.classification ?? 'public',
    priority: draft.priority ?? 'normal',
    verifiable: draft.verifiable,
    leadPostId: draft.leadPostId,
    controllerPostId: draft.controllerPostId,
    authorPostId: draft.authorPostId,
    counterpartBodyId: draft.counterpartBodyId ?? null,
    counterpartPostId: draft.counterpartPostId ?? null,
    counterpartStatus: draft.side === 'joint' ? 'draft' : null,
    regimeCode: found(regimeCodeOf(draft, known), 'the regime'),
    ladderCode: draft.ladderCode ?? null,
    signedOn: found(signedOnOf(draft, known), 'the signing date'),
    ...deadlineColumns(draft.deadline),
    coExecutorPostIds: [...(draft.coExecutorPostIds ?? [])],
    observerIds: [...(draft.observerIds ?? [])],
    parts: (draft.parts ?? []).map((text, index) => ({ number: index + 1, text, completedAt: null })),
    periods: [],
  };
}

function withPeriods(
  commitment: NewCommitment,
  { terms, today }: TermsToday,
  controlledAt: Temporal.Instant | undefined,
): NewCommitment {
  const periods = missingPeriods([], { rule: deadlineRuleOf(commitment), terms, today }).map(asHeld);
  const status = controlledAt ? 'active' : 'draft';
  return {
    ...commitment,
    status,
    counterpartStatus: commitment.side === 'joint' ? status : null,
    controlledAt: controlledAt ?? null,
    periods,
    ...standingColumns({ status, periods }),
  };
}

/** Created as a draft, and put on control if it is: two events, as if done by hand. */
function eventsOf(commitment: NewCommitment): EventDraft[] {
  const { id, controlledAt, status, counterpartStatus, ...entered } = commitment;
  const subject = { subject: 'commitment', subjectId: id };
  const before = { status: 'draft', controlledAt: null, ...otherSide(commitment, 'draft') };
  const created = { ...subject, type: 'commitment.created', after: { ...entered, ...before } };
  if (controlledAt === null) return [created];
  const after = { status, controlledAt, ...otherSide(commitment, status) };
  return [created, { ...subject, type: 'commitment.put_on_control', before, after }];
}

function otherSide({ side }: NewCommitment, status: ControlStatus): Pick<NewCommitment, 'counterpartStatus'> {
  return { counterpartStatus: side === 'joint' ? status : null };
}
