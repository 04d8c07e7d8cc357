import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CarriedOver, type CarriedSide, CarryOver } from '#reports';
import { shown } from '../comparison/comparison.controller.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { Id } from '../http/values.js';
import { CarriedOver as Answer, CarryOverQuery } from './carry-over.schemas.js';

/** With what a meeting begins. */
@ApiTags('meetings')
@Controller('meetings/:id/carry-over')
export class CarryOverController {
  constructor(private readonly carryOver: CarryOver) {}

  @Get()
  @Allow('see')
  @AsOf()
  @ApiOperation({
    summary: 'Read what a meeting carries over',
    description:
      'From earlier meetings with the same counterpart: what is open, late, and changed since the last one, of what you ' +
      'may see. The counterpart is the same when a body across is, or stands above or below one.',
  })
  @ApiOkResponse({ standardSchema: Answer })
  async read(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: CarryOverQuery }) { limit, language }: CarryOverQuery,
  ): Promise<object> {
    return answer(await this.carryOver.of({ meetingId: id, limit, ...(language && { language }) }));
  }
}

const side = ({ changed, ...lists }: CarriedSide) => ({
  ...lists,
  changed: { count: changed.count, items: changed.items.map(shown) },
});

function answer({ ours, theirs, joint, since, ...rest }: CarriedOver): object {
  return {
    ...rest,
    since: since === null ? null : since.toString(),
    ...{ ours: side(ours), theirs: side(theirs), joint: side(joint) },
  };
}
