import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Tenure as TenureView, Tenures } from '#people';
import type { Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { NewTenure, Tenure, TenureChange, TenureQuery } from './tenure.schemas.js';

@ApiTags('tenures')
@Controller('tenures')
export class TenuresController {
  constructor(private readonly tenures: Tenures) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List tenures', description: 'Who held, holds or will hold which post.' })
  @ApiOkResponse({ standardSchema: pageOf(Tenure) })
  list(@Query({ schema: TenureQuery }) query: TenureQuery): Promise<Page<TenureView>> {
    return this.tenures.list(query, query);
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a tenure' })
  @ApiOkResponse({ standardSchema: Tenure })
  read(@Param('id', { schema: Id }) id: string): Promise<TenureView> {
    return this.tenures.get(id);
  }

  @Post()
  @Allow('manage_people')
  @ApiOperation({
    summary: 'Add a tenure',
    description: 'A post has one holder on any day. To replace the present one, hand the post over instead.',
  })
  @ApiCreatedResponse({ standardSchema: Tenure })
  create(@Body({ schema: NewTenure }) tenure: NewTenure): Promise<TenureView> {
    return this.tenures.create(tenure);
  }

  @Patch(':id')
  @Allow('manage_people')
  @ApiOperation({ summary: 'Correct a tenure', description: 'What is left out stays as it is.' })
  @ApiOkResponse({ standardSchema: Tenure })
  update(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: TenureChange }) change: TenureChange,
    @IfMatch() version: number,
  ): Promise<TenureView> {
    return this.tenures.update(id, version, change);
  }
}
