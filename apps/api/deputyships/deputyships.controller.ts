import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Deputyship as DeputyshipView, Deputyships } from '#people';
import type { Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { NewDeputyship, Deputyship, DeputyshipChange, DeputyshipQuery } from './deputyship.schemas.js';

@ApiTags('deputyships')
@Controller('deputyships')
export class DeputyshipsController {
  constructor(private readonly deputyships: Deputyships) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List deputyships', description: 'Who stood, stands or will stand in for whom.' })
  @ApiOkResponse({ standardSchema: pageOf(Deputyship) })
  list(@Query({ schema: DeputyshipQuery }) query: DeputyshipQuery): Promise<Page<DeputyshipView>> {
    return this.deputyships.list(query, query);
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a deputyship' })
  @ApiOkResponse({ standardSchema: Deputyship })
  read(@Param('id', { schema: Id }) id: string): Promise<DeputyshipView> {
    return this.deputyships.get(id);
  }

  @Post()
  @Allow('manage_people')
  @ApiOperation({
    summary: 'Add a deputyship',
    description: 'The deputy gets the mail too, and what they do is recorded as done for the absent person.',
  })
  @ApiCreatedResponse({ standardSchema: Deputyship })
  create(@Body({ schema: NewDeputyship }) deputyship: NewDeputyship): Promise<DeputyshipView> {
    return this.deputyships.create(deputyship);
  }

  @Patch(':id')
  @Allow('manage_people')
  @ApiOperation({ summary: 'Change the dates of a deputyship', description: 'What is left out stays as it is.' })
  @ApiOkResponse({ standardSchema: Deputyship })
  update(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DeputyshipChange }) change: DeputyshipChange,
    @IfMatch() version: number,
  ): Promise<DeputyshipView> {
    return this.deputyships.update(id, version, change);
  }
}
