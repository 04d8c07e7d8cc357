import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import type { CommitmentState } from '#commitments';
import { Transactions } from '#platform';
import { type Choice, type ComparedCommitment, Comparison } from '#reports';
import { Allow } from '../http/allow.js';
import { refusedMoment } from '../http/as-of.js';
import { PastMoments } from '../http/past-moments.js';
import { ComparisonAnswer, ComparisonQuery } from './comparison.schemas.js';

@ApiTags('commitments')
@Controller('comparison')
export class ComparisonController {
  constructor(
    private readonly comparison: Comparison,
    private readonly moments: PastMoments,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @Allow('see')
  @ApiOperation({
    summary: 'Compare two moments',
    description:
      'What of the register is new, closed, terminated, re-opened, has another deadline, or another lead or controller. ' +
      'Of what you may see today; a filter that finds either state finds it.',
  })
  @ApiOkResponse({ standardSchema: ComparisonAnswer })
  async compare(@Query({ schema: ComparisonQuery }) query: ComparisonQuery): Promise<ComparisonAnswer> {
    const { limit, after, language, change, from: givenFrom, to: givenTo, ...filter } = query;
    const from = await this.moments.of(givenFrom, 'from');
    const to = givenTo === undefined ? this.transactions.now : await this.moments.of(givenTo, 'to');
    if (Temporal.Instant.compare(from, to) >= 0) throw refusedMoment(['from', 'out_of_range'], 'must be before "to".');
    const request = { from, to, filter, ...(language && { language }), ...(change && { change }) };
    // How many there are, the first page alone tells.
    const commitments = after === undefined ? await this.comparison.sizes(request) : null;
    const compared = await this.comparison.between(request, pageOf({ after, limit }));
    const page = compared.items.slice(0, limit);
    return {
      ...{ from: from.toString(), to: to.toString(), commitments },
      counts: after === undefined ? compared.counts : null,
      items: page.map(shown),
      next: compared.items.length > limit ? (page.at(-1)?.reference ?? null) : null,
    };
  }
}

/** What follows a reference, and one more, which tells that there is another page. */
function pageOf({ after = '', limit }: Pick<ComparisonQuery, 'after' | 'limit'>): Choice {
  return (found) => found.filter(({ reference }) => reference > after).slice(0, limit + 1);
}

/** A compared commitment as it is answered. */
export function shown({ id, reference, title, changes, slipDays, before, after }: ComparedCommitment) {
  return { id, reference, title, changes, slipDays, before: before && stateOf(before), after: stateOf(after) };
}

const stateOf = ({ status, period, currentDeadline, lead, controller }: CommitmentState) => ({
  status,
  period,
  currentDeadline,
  lead,
  controller,
});
