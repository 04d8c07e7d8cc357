import { Injectable } from '@nestjs/common';
import { Access, reachablePostIds } from '#access';
import type { Language } from '#people';
import { notFound, Transactions } from '#platform';
import { In } from 'typeorm';
import type { PersonName } from './commitment-detail.js';
import { partiesIn } from './commitment.rules.js';
import { CommitmentStore } from './commitment-store.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import {
  type ActionFacts,
  type PossibleAction,
  POSSIBLE_ACTIONS,
  possibleActions,
  rowOf,
} from './possible-actions.rules.js';
import { DecisionRow, ExtensionRow, ReportRow } from './report.entity.js';
import { personJson } from './row.sql.js';

/** What the reader can do with a commitment now, and for whom they would do it. */
export interface ActionsNow {
  version: number;
  items: (PossibleAction & { onBehalfOf: PersonName | null })[];
}

/** Says before anybody tries what would be refused and what not. Everything is asked anew when it is done. */
@Injectable()
export class PossibleActions {
  constructor(
    private readonly store: CommitmentStore,
    private readonly access: Access,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * @param language that names are told in; without one the reader's
   * @throws DomainError `not_found` also for what may not be seen
   */
  async of(commitmentId: string, language?: Language): Promise<ActionsNow> {
    const commitment = await this.store.read(commitmentId);
    const rows = [...new Set(POSSIBLE_ACTIONS.map(rowOf))];
    const grants = await this.access.grantsOf(['see', ...rows], partiesIn(commitment));
    if (!grants.has('see')) throw notFound();
    const { principal } = this.access;
    const [{ today }] = await this.termsSource.of([commitment]);
    const postIds = reachablePostIds(principal);
    const facts: ActionFacts = { commitment, today, principal, postIds, grants, ...(await this.made(commitmentId)) };
    const behalf = (action: PossibleAction) => grants.get(rowOf(action.action))?.onBehalfOfId ?? null;
    const actions = possibleActions(facts);
    const names = await this.namesOf(
      actions.map(behalf).filter((id) => id !== null),
      language ?? principal.language,
    );
    const items = actions.map((one) => ({ ...one, onBehalfOf: names.get(behalf(one) ?? '') ?? null }));
    return { version: commitment.version, items };
  }

  private async made(commitmentId: string): Promise<Pick<ActionFacts, 'reports' | 'extensions'>> {
    const { manager } = this.transactions;
    const reports = await manager.find(ReportRow, { where: { commitmentId }, order: { createdAt: 'ASC', id: 'ASC' } });
    const decisions = await manager.findBy(DecisionRow, { reportId: In(reports.map(({ id }) => id)) });
    const outcomes = new Map(decisions.map(({ reportId, outcome }) => [reportId, outcome]));
    const extensions = await manager.find(ExtensionRow, {
      where: { commitmentId },
      order: { requestedAt: 'ASC', id: 'ASC' },
    });
    return { reports: reports.map((one) => ({ ...one, decided: outcomes.get(one.id) ?? null })), extensions };
  }

  private async namesOf(ids: readonly string[], language: Language): Promise<Map<string, PersonName>> {
    if (ids.length === 0) return new Map();
    const rows = await this.transactions.manager.query<{ person: PersonName }[]>(
      `SELECT ${personJson('p.id', language)} AS person FROM unnest($1::uuid[]) AS p (id)`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ person }) => [person.id, person]));
  }
}
