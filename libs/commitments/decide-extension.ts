import { Injectable } from '@nestjs/common';
import { invalid, notFound, Transactions } from '#platform';
import { type Change, Changes, personOf } from './changes.js';
import { DeadlineMoves, toldOf } from './deadline-moves.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { standingColumns } from './period.rules.js';
import { refuseExtensionDecision } from './extension-decision.rules.js';
import { refuseGrant } from './extension.rules.js';
import { ExtensionRow } from './report.entity.js';
import { step } from './step.rules.js';

export interface ExtensionDecision {
  extensionId: string;
  /** Of the commitment. */
  version: number;
  outcome: 'grant' | 'refuse';
  /** Why; needed to refuse. */
  reason?: string;
}

/** The controller or the author's side grants or refuses a later deadline. The original deadline always stays. */
@Injectable()
export class DecideExtension {
  constructor(
    private readonly changes: Changes,
    private readonly moves: DeadlineMoves,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(decision: ExtensionDecision): Promise<ExtensionRow> {
    const asked = await this.transactions.manager.findOneBy(ExtensionRow, { id: decision.extensionId });
    if (!asked) throw notFound();
    const change = await this.changes.begin(asked.commitmentId, decision.version, 'decide_extension');
    step({ status: change.commitment.status }, 'decide_extension');
    // Read again under the lock: somebody may have decided in between.
    const extension = await this.transactions.manager.findOneByOrFail(ExtensionRow, { id: asked.id });
    const reason = decision.reason ?? '';
    refuse(change, extension, { outcome: decision.outcome, reason });
    const decided = {
      state: decision.outcome === 'grant' ? ('granted' as const) : ('refused' as const),
      decidedById: personOf(change),
      decidedOnBehalfOfId: change.hands.onBehalfOfId,
      decidedAt: change.now,
      decisionReason: reason,
    };
    await this.transactions.manager.update(ExtensionRow, { id: extension.id }, decided);
    const patch = decided.state === 'granted' ? await this.moveDeadline(change, extension) : {};
    await this.changes.finish(change, {
      patch,
      event: {
        type: `commitment.extension_${decided.state}`,
        reason,
        after: { extension: toldOf(extension) },
      },
    });
    return { ...extension, ...decided };
  }

  private async moveDeadline({ commitment }: Change, extension: ExtensionRow) {
    const [{ today }] = await this.termsSource.of([commitment]);
    const fault = refuseGrant(extension.toDeadline, today);
    if (fault) throw fault;
    await this.moves.apply(commitment, extension);
    return standingColumns(commitment);
  }
}

function refuse(
  { commitment, hands }: Change,
  extension: ExtensionRow,
  decision: { outcome: ExtensionDecision['outcome']; reason: string },
): void {
  const fault = refuseExtensionDecision(extension, { periods: commitment.periods, hands });
  if (fault) throw fault;
  if (decision.outcome === 'refuse' && decision.reason.trim() === '') {
    throw invalid({ path: 'reason', rule: 'required', message: 'give a reason' });
  }
}
