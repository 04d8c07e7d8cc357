import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access, reachablePostIds } from '#access';
import { DomainError } from '#platform';
import type { NewTerm } from './bulk-work.rules.js';
import { type Change, Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { standOf } from './commitment.rules.js';
import { type DeadlineMove, DeadlineMoves, toldOf } from './deadline-moves.js';
import { decidesFor, deciderOf } from './decider.rules.js';
import { refusePeriod } from './extension.rules.js';
import { found } from './found.js';
import { standingColumns } from './period.rules.js';
import type { ExtensionRow } from './report.entity.js';
import { refuseReport } from './report.rules.js';
import { refuseStep } from './step.rules.js';

export interface DecidedExtension extends NewTerm {
  commitmentId: string;
  version: number;
  reason: string;
  /** Whose decision it is: the author's post or the controller's. Their own need not be named. */
  decidedByPostId?: string;
  /** The period whose deadline moves; the earliest that is still to be reported on when not given. */
  period?: number;
  /** Facts that the event tells besides. */
  told?: Record<string, unknown>;
}

/** A decision that nothing stands against, on a commitment that is locked. */
export interface CheckedDecision {
  request: DecidedExtension;
  change: Change;
  row: ExtensionRow;
}

interface WantedMove extends Omit<CheckedDecision, 'row'> {
  move: DeadlineMove;
}

/**
 * The controller or the author's side moves a deadline without having been asked, or a registrar enters that they have
 * decided so. The original deadline always stays.
 */
@Injectable()
export class ExtendByDecision {
  constructor(
    private readonly changes: Changes,
    private readonly access: Access,
    private readonly moves: DeadlineMoves,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(request: DecidedExtension): Promise<Commitment> {
    const [checked] = await this.check([request]);
    if (checked instanceof DomainError) throw checked;
    const [commitment] = await this.apply([checked]);
    return commitment;
  }

  /**
   * Locks the commitments, each named once, and asks whether their deadlines can be moved.
   * @returns in the order given the decision, or what stands against it, as `run` would throw it
   */
  async check(requests: readonly DecidedExtension[]): Promise<(CheckedDecision | DomainError)[]> {
    const targets = requests.map(({ commitmentId, version }) => ({ id: commitmentId, version }));
    const begun = await this.changes.beginEach(targets, 'extend_by_decision');
    const wanted = begun.map((change, index) =>
      change instanceof DomainError ? change : this.moveOf(change, requests[index]),
    );
    const moves = wanted.filter((move): move is WantedMove => !(move instanceof DomainError));
    const rows = await this.moves.check(moves);
    return wanted.map((move) => {
      if (move instanceof DomainError) return move;
      const row = rows[moves.indexOf(move)];
      return row instanceof DomainError ? row : { request: move.request, change: move.change, row };
    });
  }

  /** Moves deadlines by decisions that were checked in the same transaction. */
  async apply(decisions: readonly CheckedDecision[]): Promise<Commitment[]> {
    await this.moves.write(decisions);
    return this.changes.finishEach(
      decisions.map(({ change, row, request }) => ({
        change,
        outcome: {
          patch: standingColumns(change.commitment),
          event: {
            type: 'commitment.extension_granted',
            reason: request.reason,
            after: { extension: toldOf(row), ...request.told },
          },
        },
      })),
    );
  }

  private moveOf(change: Change, request: DecidedExtension): WantedMove | DomainError {
    const { commitment, authorization } = change;
    const ordinal = request.period ?? commitment.period;
    const impossible = refuseStep({ ...standOf(commitment, ordinal), reason: request.reason }, 'extend_by_decision');
    if (impossible) return impossible;
    const decider = deciderOf(
      {
        postId: authorization.postId,
        postIds: reachablePostIds(this.access.principal),
        isRegistrar: this.access.principal.roles.includes('registrar'),
      },
      commitment,
      request.decidedByPostId,
    );
    if (decider instanceof DomainError) return decider;
    const to = dateOf(commitment, ordinal, request);
    if (to instanceof DomainError) return to;
    const move: DeadlineMove = {
      period: ordinal,
      to,
      origin: 'decision',
      reason: request.reason,
      ...(decider === null ? {} : { decidedByPostId: decider }),
      path: request.to === undefined ? 'byDays' : 'to',
    };
    const onBehalfOfId = decidesFor(decider ?? authorization.postId, this.access.principal);
    return { change: { ...change, hands: { ...change.hands, onBehalfOfId } }, move, request };
  }
}

/** The date that a period is moved to, or what stands against moving it to any. */
function dateOf(
  { periods }: Commitment,
  ordinal: number,
  { to, byDays = 0 }: NewTerm,
): Temporal.PlainDate | DomainError {
  const period = periods.find((candidate) => candidate.ordinal === ordinal);
  const fault = refuseReport(period, ordinal) ?? refusePeriod(found(period, 'the period'));
  return fault ?? to ?? found(period?.currentDeadline, 'the deadline').add({ days: byDays });
}
