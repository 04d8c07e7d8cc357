import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#access';
import { type PostHolder, PostHolders, ReadCommitment } from '#commitments';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { Id } from '../http/values.js';
import { LanguageQuery } from './commitment-request.schemas.js';
import { PostHolders as HoldersSchema } from './holder.schemas.js';

@ApiTags('commitments')
@Controller('commitments/:id/holders')
export class HoldersController {
  constructor(
    private readonly access: Access,
    private readonly commitments: ReadCommitment,
    private readonly holders: PostHolders,
  ) {}

  @Get()
  @Allow('see')
  @AsOf()
  @ApiOperation({
    summary: 'List who has held the posts of a commitment',
    description:
      'Of lead, co-executors, controller, author and the post on the other side: everybody who has held it since the day ' +
      'on which the commitment was agreed, or is to hold it; the latest first.',
  })
  @ApiOkResponse({ standardSchema: HoldersSchema })
  async list(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: LanguageQuery }) { language }: LanguageQuery,
  ): Promise<{ items: PostHolder[] }> {
    await this.access.authorize('see', await this.commitments.partiesOf(id));
    return { items: await this.holders.of(id, language) };
  }
}
