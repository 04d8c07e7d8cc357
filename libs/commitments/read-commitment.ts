import { Injectable } from '@nestjs/common';
import { Access, type Parties } from '#access';
import type { Language } from '#people';
import { Clock, Conditions, notFound, PreparedQueries } from '#platform';
import { CommitmentStore } from './commitment-store.js';
import type { CommitmentDetail, PeriodDetail } from './commitment-detail.js';
import { detailSql } from './detail.sql.js';
import { type Judged, judge } from './register-row.js';

/** Reads one commitment with everything on it. */
@Injectable()
export class ReadCommitment {
  constructor(
    private readonly queries: PreparedQueries,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly store: CommitmentStore,
  ) {}

  /**
   * One commitment, ready to be sent. One statement decides whether it may be seen and reads it.
   * @throws DomainError `not_found` also for what may not be seen
   */
  async read(id: string, language?: Language): Promise<CommitmentDetail> {
    const conditions = new Conditions();
    conditions.when(id, 'c.id = $?::uuid');
    const visible = this.access.visibility('c', conditions.values.length);
    for (const parameter of visible.parameters) conditions.bind(parameter);
    conditions.and(visible.sql);
    const readable = this.access.documentVisibility('d', conditions.values.length);
    for (const parameter of readable.parameters) conditions.bind(parameter);
    const other = this.access.visibility('other', conditions.values.length);
    for (const parameter of other.parameters) conditions.bind(parameter);
    const reader = {
      language: language ?? this.access.principal.language,
      now: conditions.bind(this.clock.now().toString()),
    };
    const sql = detailSql(reader, {
      where: conditions.sql,
      readableDocument: readable.sql,
      visibleOther: other.sql,
    });
    const [row] = await this.queries.query<StoredDetail>(sql, conditions.values);
    if (!row) throw notFound();
    return judged(row);
  }

  /** What decides who stands how to a commitment. @throws DomainError `not_found` when it does not exist */
  async partiesOf(id: string): Promise<Parties> {
    const parties = (await this.store.partiesOf([id])).get(id);
    if (!parties) throw notFound();
    return parties;
  }

  /** Of those that exist. */
  async partiesOfEach(ids: readonly string[]): Promise<Parties[]> {
    return [...(await this.store.partiesOf(ids)).values()];
  }

  /** The commitment that a report is on. @throws DomainError `not_found` */
  commitmentOfReport(reportId: string): Promise<string> {
    return this.ownerOf('reports', reportId);
  }

  /** The commitment whose deadline an extension is to move. @throws DomainError `not_found` */
  commitmentOfExtension(extensionId: string): Promise<string> {
    return this.ownerOf('extensions', extensionId);
  }

  private async ownerOf(table: 'reports' | 'extensions', id: string): Promise<string> {
    const rows = await this.queries.query<{ id: string }>(`SELECT commitment_id AS id FROM ${table} WHERE id = $1`, [
      id,
    ]);
    if (!rows[0]) throw notFound();
    return rows[0].id;
  }
}

/** As it comes from the database: timeliness is judged here, by the same rule as in lists. */
interface StoredDetail extends Omit<CommitmentDetail, 'timeliness' | 'periods'>, Judged {
  /** The date where the lead is. */
  today: string;
  periods: (Omit<PeriodDetail, 'timeliness'> & Pick<Judged, 'keptOn'>)[];
}

function judged({ keptOn, endedOn, today, ...row }: StoredDetail): CommitmentDetail {
  const periods = row.periods.map(({ keptOn: reportedOn, ...period }) => ({
    ...period,
    timeliness: judge({ ...period, keptOn: reportedOn, endedOn }, today),
  }));
  return { ...row, timeliness: judge({ ...row, keptOn, endedOn }, today), periods };
}
