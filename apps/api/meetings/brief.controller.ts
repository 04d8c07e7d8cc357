import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Brief, WriteBrief } from '#reports';
import { LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { shown } from '../comparison/comparison.controller.js';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { Brief as Answer } from './brief.schemas.js';

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
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: LanguageQuery }) { language }: z.infer<typeof LanguageQuery>,
  ): Promise<object> {
    return answer(await this.brief.for({ meetingId: id, ...(language && { language }) }));
  }
}

function answer({ at, since, changed, ...rest }: Brief): object {
  return {
    ...rest,
    at: at.toString(),
    since: since === null ? null : since.toString(),
    changed: { ...changed, items: changed.items.map(shown) },
  };
}
