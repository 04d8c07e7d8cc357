import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import type { CommitmentState } from '#commitments';
import { Transactions } from '#platform';
import { type ComparedCommitment, Comparison, type ComparisonRequest } from '#reports';
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
    const { items, ...counted } = after === undefined ? await this.whole(request) : await this.rest(request, query);
    const page = items.slice(0, limit);
    const next = items.length > limit ? (page.at(-1)?.reference ?? null) : null;
    return { from: from.toString(), to: to.toString(), ...counted, items: page.map(shown), next };
  }

  /** The counts need everything to be compared, so the first page alone tells them. */
  private async whole(request: ComparisonRequest) {
    const commitments = await this.comparison.sizes(request);
    return { commitments, ...(await this.comparison.between(request)) };
  }

  private async rest(request: ComparisonRequest, { after = '', limit }: ComparisonQuery) {
    const items = await this.comparison.following(request, { after, most: limit + 1 });
    return { commitments: null, counts: null, items };
  }
}

/** A compared commitment as it is answered. */
export function shown({ id, reference, title, changes, slipDays, before, after }: ComparedCommitment) {
  if (after === null) throw new Error('what has changed is there');
  return { id, reference, title, changes, slipDays, before: before && stateOf(before), after: stateOf(after) };
}

const stateOf = ({ status, period, currentDeadline, lead, controller }: CommitmentState) => ({
  status,
  period,
  currentDeadline,
  lead,
  controller,
});
