import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Brief, type BriefFilter, type SideNumbers, WriteBrief } from '#reports';
import { MOST_MEETINGS } from '../commitments/commitment-request.schemas.js';
import { queryOf } from '../commitments/filter-query.js';
import { shown } from '../comparison/comparison.controller.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { Id } from '../http/values.js';
import { BriefQuery, Brief as Answer } from './brief.schemas.js';

/** What a leader reads before a meeting. */
@ApiTags('meetings')
@Controller('meetings/:id/brief')
export class BriefController {
  constructor(private readonly brief: WriteBrief) {}

  @Get()
  @Allow('see')
  @AsOf()
  @ApiOperation({
    summary: 'Read the brief for a meeting',
    description:
      'One page, from earlier meetings with the same counterpart, of what you may see: how promises are kept, what ' +
      'presses most, which decisions wait, what stands in the way on which side, what changed since the last meeting.',
  })
  @ApiOkResponse({ standardSchema: Answer })
  async read(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: BriefQuery }) { language, next = false }: z.infer<typeof BriefQuery>,
  ): Promise<object> {
    return answer(await this.brief.for({ meetingId: id, isForNext: next, ...(language && { language }) }));
  }
}

function answer({ at, since, filter, numbers, blockers, changed, ...rest }: Brief): object {
  return {
    ...rest,
    at: at.toString(),
    since: since === null ? null : since.toString(),
    filter: askedBy(filter),
    numbers: { ours: ofSide(numbers.ours), theirs: ofSide(numbers.theirs), joint: ofSide(numbers.joint) },
    blockers: { ours: listed(blockers.ours), theirs: listed(blockers.theirs) },
    changed: { ...changed, comparison: comparedBy({ at, since, filter }), items: changed.items.map(shown) },
  };
}

const listed = <Counted extends { filter: BriefFilter }>(counted: Counted) => ({
  ...counted,
  filter: askedBy(counted.filter),
});

const ofSide = (numbers: SideNumbers) => ({ ...listed(numbers), open: listed(numbers.open) });

/** Null where there is no earlier meeting, or more of them than a query can name. */
function askedBy(filter: BriefFilter): string | null {
  const { length } = filter.meetingId;
  return length === 0 || length > MOST_MEETINGS ? null : queryOf(filter);
}

/** The query of GET /comparison that tells all that has changed; null as above, and where no time has passed yet. */
function comparedBy({ at, since, filter }: Pick<Brief, 'at' | 'since' | 'filter'>): string | null {
  const asked = askedBy(filter);
  if (asked === null || since === null || Temporal.Instant.compare(since, at) >= 0) return null;
  return `${new URLSearchParams({ from: since.toString(), to: at.toString() }).toString()}&${asked}`;
}
