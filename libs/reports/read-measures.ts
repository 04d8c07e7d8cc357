import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access } from '#access';
import { filterSql, type Having, HAVINGS, monthSql, type RegisterFilter, SIDES } from '#commitments';
import type { Language } from '#people';
import { invalid, Transactions } from '#platform';
import { GROUP_RULES, type GroupRule, type Grouping } from './groupings.js';
import { type Counts, type Measures, measuresOf } from './measures.rules.js';
import { countsSql, type StoredCounts } from './measures.sql.js';

/** The register's filters but `having`, by which the numbers of a table are told apart. */
export type MeasureFilter = Omit<RegisterFilter, 'having'>;

export interface MeasureGroup {
  /** An id, a code, a side or a month; null for what stands in no group: without counterpart, without deadline. */
  key: string | null;
  name: string | null;
  context: string | null;
  /** Of the register. With the `having` of a number it lists the commitments behind it. */
  filter: MeasureFilter;
  measures: Measures;
}

export interface MeasureTable {
  /** When it was true. */
  at: Temporal.Instant;
  whole: { filter: MeasureFilter; measures: Measures };
  groups: MeasureGroup[];
}

/** A table is for reading: of more groups than so many the reader is asked which. */
const MOST_GROUPS = 1_000;

/** How commitments are kept, in numbers: docs/measures.md says what each is. */
@Injectable()
export class ReadMeasures {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Measures of what the reader may see and the filter finds, as a whole and by group.
   * @throws DomainError `invalid` for a grouping with too many groups to read
   */
  async run(request: { filter: MeasureFilter; groupBy: Grouping; language?: Language }): Promise<MeasureTable> {
    const { filter, groupBy } = request;
    const at = this.transactions.now;
    const rule = groupBy === 'none' ? null : GROUP_RULES[groupBy];
    const { conditions } = filterSql(filter, this.access, at);
    const bind = (value: unknown) => conditions.bind(value);
    // A month narrows what is counted to its periods, not only to the commitments that have one.
    const month = monthSql(filter.originalMonth, bind);
    if (month !== null) conditions.and(month);
    const now = bind(at.toString());
    const language = request.language ?? this.access.principal.language;
    const sql = countsSql(rule, { where: conditions.sql, now, language, most: MOST_GROUPS + 1 });
    const rows = await this.transactions.manager.query<StoredCounts[]>(sql, [...conditions.values]);
    const [whole, groups] = [rows.filter(({ isWhole }) => isWhole), rows.filter(({ isWhole }) => !isWhole)];
    if (groups.length > MOST_GROUPS) {
      const message = `makes more than ${MOST_GROUPS} groups: narrow it by a filter`;
      throw invalid({ path: 'groupBy', rule: 'too_many', limit: MOST_GROUPS, message });
    }
    return {
      at,
      whole: { filter, measures: measuresOf(countsOf(whole[0])) },
      groups: rule ? groups.toSorted(inOrder).map((row) => groupOf(row, rule, filter)) : [],
    };
  }
}

const NONE = named(HAVINGS.map(() => 0));
/** Of a group that has nothing. */
export const NOTHING = measuresOf({
  counts: NONE,
  commitments: NONE,
  slipDays: 0,
  slipMedian: null,
  oldestWaitDays: null,
});

function groupOf(row: StoredCounts, rule: GroupRule, filter: MeasureFilter): MeasureGroup {
  const { key, name, context } = row;
  return { key, name, context, filter: { ...filter, ...rule.filter(key) }, measures: measuresOf(countsOf(row)) };
}

function countsOf({ counts, commitments, slipDays, slipMedian, oldestWaitDays }: StoredCounts): Counts {
  return { counts: named(counts), commitments: named(commitments), slipDays, slipMedian, oldestWaitDays };
}

function named(values: readonly number[]): Record<Having, number> {
  return Object.fromEntries(HAVINGS.map((having, i) => [having, values[i]])) as Record<Having, number>;
}

/** By name where there is one, sides in their own order, months as time goes; what stands in no group comes last. */
function inOrder(a: StoredCounts, b: StoredCounts): number {
  if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
  const place = ({ key }: StoredCounts) => SIDES.findIndex((side) => side === key);
  return (
    place(a) - place(b) ||
    (a.name ?? '').localeCompare(b.name ?? '') ||
    (a.context ?? '').localeCompare(b.context ?? '') ||
    a.key.localeCompare(b.key)
  );
}
