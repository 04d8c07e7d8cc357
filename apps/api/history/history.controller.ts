import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CheckpointRequest, CheckpointList, type CheckpointView } from '#history';
import type { Page, PageRequest } from '#platform';
import { Allow } from '../http/allow.js';
import { pageOf, PageQuery } from '../http/page.js';
import { CheckpointRequested, CheckpointView as Checkpoint } from './history.schemas.js';

@ApiTags('history')
@Allow('keep_checkpoints')
@Controller('history/checkpoints')
export class HistoryController {
  constructor(private readonly checkpoints: CheckpointList) {}

  @Get()
  @ApiOperation({
    summary: 'List the signed checkpoints of the history',
    description: 'Newest first. Keep their notes elsewhere: what the database says of itself proves nothing.',
  })
  @ApiOkResponse({ standardSchema: pageOf(Checkpoint) })
  list(@Query({ schema: PageQuery }) page: PageRequest): Promise<Page<CheckpointView>> {
    return this.checkpoints.list(page);
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for a checkpoint now',
    description: 'A worker, which alone has the key, makes it within seconds. It is there when one is newer than this.',
  })
  @ApiAcceptedResponse({ standardSchema: CheckpointRequested })
  request(): Promise<CheckpointRequest> {
    return this.checkpoints.request();
  }
}
