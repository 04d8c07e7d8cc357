import { Body as Given, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Bodies, type Body as BodyView } from '#people';
import type { Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { Body, BodyChange, BodyQuery, NewBody } from './body.schemas.js';

@ApiTags('bodies')
@Controller('bodies')
export class BodiesController {
  constructor(private readonly bodies: Bodies) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List bodies', description: 'Searched by name in any language, alias or code.' })
  @ApiOkResponse({ standardSchema: pageOf(Body) })
  list(@Query({ schema: BodyQuery }) query: BodyQuery): Promise<Page<BodyView>> {
    return this.bodies.list(query, query);
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a body' })
  @ApiOkResponse({ standardSchema: Body })
  read(@Param('id', { schema: Id }) id: string): Promise<BodyView> {
    return this.bodies.get(id);
  }

  @Post()
  @Allow('manage_people')
  @ApiOperation({ summary: 'Add a body', description: "Its country's working calendar is there afterwards." })
  @ApiCreatedResponse({ standardSchema: Body })
  create(@Given({ schema: NewBody }) body: NewBody): Promise<BodyView> {
    return this.bodies.create(body);
  }

  @Patch(':id')
  @Allow('manage_people')
  @ApiOperation({ summary: 'Change a body', description: 'What is left out stays as it is.' })
  @ApiOkResponse({ standardSchema: Body })
  update(
    @Param('id', { schema: Id }) id: string,
    @Given({ schema: BodyChange }) change: BodyChange,
    @IfMatch() version: number,
  ): Promise<BodyView> {
    return this.bodies.update(id, version, change);
  }
}
