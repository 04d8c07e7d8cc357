import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type CommitmentDraft, CreateCommitment, type Created, ProposeCommitment } from '#commitments';
import { type FileCommitment, type MeetingFile, Passages } from '#meetings';
import { Transactions } from '#platform';
import { type ControlWarning, ControlWarnings } from '#reminders';
import type { MeetingPlace } from './add-meeting.js';
import { idOf } from './add-people.js';
import { controlledSince, deadlineRuleOf } from './file-commitments.rules.js';
import type { PassageOf } from './file-entries.rules.js';
import { type Locate, refusedAt } from './file-refused.js';
import { RegisterSnapshot } from './register-snapshot.js';
import type { Snapshot } from './snapshot.js';

export interface AddCommitmentsOptions extends MeetingPlace {
  snapshot: Snapshot;
  locate: Locate;
  passageOf: PassageOf;
  /** The day that deadlines are counted from and control begins on, instead of the meeting's own and of now. */
  asIfSigned: Temporal.PlainDate | null;
  onProgress: (done: number, total: number) => void;
}

/** What was added, and of what went on control that which its reminders will not reach. */
export interface AddedCommitments {
  added: number;
  warnings: (ControlWarning & { reference: string })[];
}

interface Missing {
  commitment: FileCommitment;
  index: number;
}

/** How many commitments are written in one go: enough to be quick, few enough for a progress bar to move. */
const BATCH = 1_000;

/** Adds those commitments of a file that the register lacks. */
@Injectable()
export class AddCommitments {
  constructor(
    private readonly register: RegisterSnapshot,
    private readonly passages: Passages,
    private readonly create: CreateCommitment,
    private readonly propose: ProposeCommitment,
    private readonly warnings: ControlWarnings,
    private readonly transactions: Transactions,
  ) {}

  async run(file: MeetingFile, options: AddCommitmentsOptions): Promise<AddedCommitments> {
    const missing = file.commitments
      .map((commitment, index) => ({ commitment, index }))
      .filter(({ commitment }) => !options.snapshot.commitments.has(commitment.number));
    const passageIds = await this.addPassages(missing, options);
    const onControl: Created[] = [];
    let done = 0;
    for (const [since, group] of await this.bySince(missing, options)) {
      for (let at = 0; at < group.length; at += BATCH) {
        const batch = group.slice(at, at + BATCH);
        const created = await this.write(batch, { ...options, passageIds, since });
        if (since !== NOT_ON_CONTROL) onControl.push(...created);
        options.onProgress((done += batch.length), missing.length);
      }
    }
    return { added: missing.length, warnings: await this.warningsOf(onControl) };
  }

  private async warningsOf(onControl: readonly Created[]): Promise<AddedCommitments['warnings']> {
    const warnings = await this.warnings.of(onControl.map(({ id }) => id));
    return onControl.flatMap(({ id, reference }) => (warnings.get(id) ?? []).map((one) => ({ reference, ...one })));
  }

  private async write(
    batch: readonly Missing[],
    options: AddCommitmentsOptions & { passageIds: Map<number, string>; since: string },
  ): Promise<Created[]> {
    const { locate, since } = options;
    const drafts = batch.map(({ commitment }) => draftOf(commitment, options));
    const control = since === NOT_ON_CONTROL ? {} : { controlledAt: Temporal.Instant.from(since) };
    const path = ['commitments', batch[0]?.index ?? 0];
    const created = await refusedAt({ path, locate }, () => this.create.createMany(drafts, control));
    for (const [at, { id }] of created.entries()) {
      if (batch[at]?.commitment.status === 'proposed') await this.propose.propose({ commitmentId: id, version: 1 });
    }
    return created;
  }

  /** The commitments by the instant since when they are on control, as text. */
  private async bySince(
    missing: readonly Missing[],
    { asIfSigned, snapshot }: AddCommitmentsOptions,
  ): Promise<Map<string, Missing[]>> {
    const zones = await this.register.zonesOfPosts();
    const now = this.transactions.now;
    const groups = new Map<string, Missing[]>();
    for (const entry of missing) {
      const lead = idOf(snapshot.ids.posts, entry.commitment.lead);
      const since = this.since(entry.commitment, { now, asIfSigned, timeZone: idOf(zones, lead) });
      const group = groups.get(since) ?? [];
      groups.set(since, group);
      group.push(entry);
    }
    return groups;
  }

  /** As text; empty for what is not on control. */
  private since(
    commitment: FileCommitment,
    terms: { now: Temporal.Instant; asIfSigned: Temporal.PlainDate | null; timeZone: string },
  ): string {
    const { now, asIfSigned, timeZone } = terms;
    if (commitment.status !== 'active') return NOT_ON_CONTROL;
    if (asIfSigned !== null) return asIfSigned.toZonedDateTime(timeZone).toInstant().toString();
    if (commitment.onControlSince === undefined) return now.toString();
    return controlledSince(commitment, {
      signedOn: now.toZonedDateTimeISO(timeZone).toPlainDate(),
      timeZone,
    }).toString();
  }

  private async addPassages(
    missing: readonly Missing[],
    { documentIds, passageOf }: AddCommitmentsOptions,
  ): Promise<Map<number, string>> {
    const ids = new Map<number, string>();
    for (const [code, documentId] of documentIds) {
      const anchored = missing.flatMap(({ commitment }) => {
        const place = commitment.passage?.document === code ? passageOf(commitment) : null;
        return place ? [{ number: commitment.number, place }] : [];
      });
      const spans = anchored.map(({ place: { startsAt, endsAt, quote } }) => ({ startsAt, endsAt, quote }));
      const passages = await this.passages.addMany(documentId, spans);
      anchored.forEach(({ number }, at) => ids.set(number, passages[at]?.id ?? ''));
    }
    return ids;
  }
}

const NOT_ON_CONTROL = '';

function draftOf(
  commitment: FileCommitment,
  options: AddCommitmentsOptions & { passageIds: Map<number, string> },
): CommitmentDraft {
  const { number, kind, side, area, title, text, classification, priority, verifiable, parts } = commitment;
  const { posts, bodies } = options.snapshot.ids;
  const { counterpart } = commitment;
  return {
    ...{ number, kind, side, title, text, classification, priority, verifiable, parts },
    meetingId: options.meetingId,
    areaCode: area,
    passageId: options.passageIds.get(number) ?? null,
    leadPostId: idOf(posts, commitment.lead),
    coExecutorPostIds: commitment.coExecutors.map((post) => idOf(posts, post)),
    controllerPostId: idOf(posts, commitment.controller),
    authorPostId: idOf(posts, commitment.author),
    counterpartBodyId: counterpart ? idOf(bodies, counterpart.body) : null,
    counterpartPostId: counterpart?.post === undefined ? null : idOf(posts, counterpart.post),
    deadline: deadlineRuleOf(commitment),
    ...(options.asIfSigned && { signedOn: options.asIfSigned }),
  };
}
